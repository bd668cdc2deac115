import { readFileSync } from 'node:fs';
import { FACE } from './fonts';

/** Format of a table of characters of the Basic Multilingual Plane, which is all the typeface has. */
const SEGMENTS = 4;

let covered: ReadonlySet<number> | undefined;

/** The characters the typeface can print; all four faces have the same. Read from the file once, when first asked. */
export function coverage(): ReadonlySet<number> {
  covered ??= codePoints(readFileSync(FACE));
  return covered;
}

/** @throws Error when the font file has no table of characters of the kind read here */
function codePoints(file: Buffer): Set<number> {
  const cmap = tableAt(file, 'cmap');
  const subtables = Array.from(
    { length: file.readUInt16BE(cmap + 2) },
    (_, at) => cmap + file.readUInt32BE(cmap + 8 + 8 * at),
  );
  const table = subtables.find((at) => file.readUInt16BE(at) === SEGMENTS);
  if (table === undefined) throw new Error('The typeface has no table of characters.');
  return new Set(segments(file, table).flatMap((segment) => charactersOf(file, segment)));
}

function tableAt(file: Buffer, tag: string): number {
  const records = Array.from({ length: file.readUInt16BE(4) }, (_, at) => 12 + 16 * at);
  const record = records.find((at) => file.toString('latin1', at, at + 4) === tag);
  if (record === undefined) throw new Error(`The typeface has no table ${tag}.`);
  return file.readUInt32BE(record + 8);
}

interface Segment {
  start: number;
  end: number;
  delta: number;
  /** Place of the glyph of `start` in the file; absent: glyphs follow from `delta` alone. */
  glyphs?: number;
}

function segments(file: Buffer, table: number): Segment[] {
  const bytes = file.readUInt16BE(table + 6);
  const ends = table + 14;
  const starts = ends + bytes + 2;
  return Array.from({ length: bytes / 2 }, (_, at) => {
    const range = starts + 2 * bytes + 2 * at;
    const offset = file.readUInt16BE(range);
    return {
      end: file.readUInt16BE(ends + 2 * at),
      start: file.readUInt16BE(starts + 2 * at),
      delta: file.readUInt16BE(starts + bytes + 2 * at),
      glyphs: offset === 0 ? undefined : range + offset,
    };
  });
}

/** Those that lead to a glyph; glyph 0 is the one for everything missing. */
function charactersOf(file: Buffer, { start, end, delta, glyphs }: Segment): number[] {
  const characters = Array.from({ length: end - start + 1 }, (_, at) => start + at);
  return characters.filter((character) => {
    if (glyphs !== undefined) return file.readUInt16BE(glyphs + 2 * (character - start)) !== 0;
    return ((character + delta) & 0xffff) !== 0;
  });
}
