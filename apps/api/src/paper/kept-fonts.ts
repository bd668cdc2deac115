import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type Pdfmake from 'pdfmake';

/** What is used here of a font that is open, and of a text laid out in it. */
interface Font {
  unitsPerEm: number;
  layout(text: string, ...how: unknown[]): Run;
  createSubset(): unknown;
  getGlyph(id: number, ...codePoints: unknown[]): Glyph;
}
type Open = (file: Buffer, face?: string) => Font;
interface Fontkit {
  create: Open;
  createAnew?: Open;
}
interface Glyph {
  codePoints: number[];
  advanceWidth: number;
  /** Reads its outline. */
  _decode(): unknown;
}
interface Run {
  glyphs: Glyph[];
  positions: Place[];
}
type Place = Record<(typeof PLACED)[number], number>;

const PLACED = ['xAdvance', 'yAdvance', 'xOffset', 'yOffset'] as const;

/** Texts of one face remembered before it begins anew: criteria and words repeat from card to card. */
const MOST_TEXTS = 20_000;

/**
 * pdfmake, with typefaces that stay open. It opens a font anew for every document and reads its kerning tables again, which is
 * two thirds of the time a card takes; neither it nor pdfkit has a place to hand an open one in, so what pdfkit finds under the
 * name of fontkit opens each file once in the life of the process.
 */
export const pdfmake: typeof Pdfmake = withKeptFonts();

function withKeptFonts(): typeof Pdfmake {
  const required = createRequire(import.meta.url);
  // From where pdfkit takes it, which need not be where this file would.
  const fromPdfkit = createRequire(createRequire(required.resolve('pdfmake')).resolve('pdfkit'));
  const fontkit = fromPdfkit('fontkit') as Fontkit;
  const module = fromPdfkit.cache[fromPdfkit.resolve('fontkit')];
  // Of a process that loads this file twice, as specs do, the second takes fontkit as it was.
  const createAnew = fontkit.createAnew ?? fontkit.create;
  if (module) module.exports = { ...fontkit, createAnew, create: keeping(createAnew) };
  return required('pdfmake') as typeof Pdfmake;
}

/** Known by the bytes, and without looking at them where they are the same ones in memory. */
function keeping(createAnew: Open): Open {
  const seen = new WeakMap<Buffer, Font>();
  const kept = new Map<string, Font>();
  return (file, face) => {
    const key = seen.has(file) ? '' : createHash('sha1').update(file).digest('hex');
    const font = seen.get(file) ?? kept.get(key) ?? shared(createAnew(file, face), outlines(createAnew(file, face)));
    seen.set(file, font);
    if (key) kept.set(key, font);
    return font;
  };
}

/**
 * Lays a text out once for all documents. A glyph keeps the letter it was first asked for, or none where only its outline was:
 * so outlines are taken from a twin, and each text names its own letters.
 */
function shared(font: Font, twin: Font): Font {
  const known = new Map<string, Run>();
  const layout = font.layout.bind(font);
  font.createSubset = () => twin.createSubset();
  font.layout = (text, ...how) => {
    if (how.some((each) => each !== undefined)) return layout(text, ...how);
    if (known.size >= MOST_TEXTS) known.clear();
    const run = known.get(text) ?? scaled(named(layout(text), text), 1000 / font.unitsPerEm);
    known.set(text, run);
    return run;
  };
  return font;
}

/** Reads the outline of each glyph once; nobody changes what was read. */
function outlines(font: Font): Font {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, ...codePoints) => {
    const glyph = getGlyph(id, ...codePoints);
    if (!Object.hasOwn(glyph, '_decode')) {
      const outline = glyph._decode();
      glyph._decode = () => outline;
    }
    return glyph;
  };
  return font;
}

/** Its glyphs with the letters of this text; a ligature is left as it is. */
function named(run: Run, text: string): Run {
  const letters = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  if (letters.length !== run.glyphs.length) return run;
  return copied(run, { glyphs: run.glyphs.map((glyph, at) => copied(glyph, { codePoints: [letters[at]] })) });
}

/**
 * pdfkit multiplies what it can count of every place it is given, in place. Here that is done and cannot be counted again, so
 * that one run serves all documents; the width of the whole is known too.
 */
function scaled(run: Run, scale: number): Run {
  const positions = run.positions.map((place) => hidden(place, scale));
  const width = positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  return Object.defineProperty(copied(run, { positions }), 'advanceWidth', { value: width });
}

function hidden(place: Place, scale: number): Place {
  const fixed = PLACED.map((key) => [key, { value: place[key] * scale }]);
  return Object.defineProperties({}, Object.fromEntries(fixed) as PropertyDescriptorMap) as Place;
}

function copied<T extends object>(one: T, other: Partial<T>): T {
  return Object.assign(Object.create(Object.getPrototypeOf(one) as object) as T, one, other);
}
