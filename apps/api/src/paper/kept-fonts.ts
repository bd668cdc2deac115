import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type Pdfmake from 'pdfmake';

/** What is used here of a font that is open, and of a text laid out in it. */
interface Font {
  layout(text: string, ...how: unknown[]): Run;
  createSubset(): unknown;
}
type Open = (file: Buffer, face?: string) => Font;
interface Fontkit {
  create: Open;
  createAnew?: Open;
}
interface Run {
  glyphs: { codePoints: number[] }[];
  positions: object[];
}

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

function keeping(createAnew: Open): Open {
  const kept = new Map<string, Font>();
  return (file, face) => {
    const key = createHash('sha1').update(file).digest('hex');
    const font = kept.get(key) ?? shared(createAnew(file, face), createAnew(file, face));
    kept.set(key, font);
    return font;
  };
}

/**
 * Lays a text out once and hands out copies, because pdfkit scales the positions it is given. A glyph keeps the letter it was
 * first asked for, or none where only its outline was: so outlines are taken from a twin, and each text names its own letters.
 */
function shared(font: Font, twin: Font): Font {
  const known = new Map<string, Run>();
  const layout = font.layout.bind(font);
  font.createSubset = () => twin.createSubset();
  font.layout = (text, ...how) => {
    if (how.some((each) => each !== undefined)) return layout(text, ...how);
    if (known.size >= MOST_TEXTS) known.clear();
    const run = known.get(text) ?? named(layout(text), text);
    known.set(text, run);
    return copied(run, { positions: run.positions.map((position) => copied(position, {})) });
  };
  return font;
}

/** Its glyphs with the letters of this text; a ligature is left as it is. */
function named(run: Run, text: string): Run {
  const letters = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  if (letters.length !== run.glyphs.length) return run;
  return copied(run, { glyphs: run.glyphs.map((glyph, at) => copied(glyph, { codePoints: [letters[at]] })) });
}

function copied<T extends object>(one: T, other: Partial<T>): T {
  return Object.assign(Object.create(Object.getPrototypeOf(one) as object) as T, one, other);
}
