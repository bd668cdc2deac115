/** An object of a file, cut where its binary stream begins: references stand in front of it alone. */
interface PdfObject {
  words: string;
  stream: Buffer<ArrayBufferLike>;
}

/** What is taken of one PDF file: its pages in order, and the objects they lead to by number. */
export interface PdfPart {
  pages: number[];
  /** The root of the tree of pages: its own is left behind. */
  parent: number;
  objects: ReadonlyMap<number, PdfObject>;
}

/** A string in brackets, which may say anything, or a reference. */
const STRING_OR_REFERENCE = /\((?:\\[\s\S]|[^\\)])*\)|(\d+) 0 R\b/g;
const STREAM = Buffer.from('\nstream\n');

/**
 * Reads a file as pdfkit writes it: one plain table of objects, a flat tree of pages, no object within another's stream.
 * @throws Error when it is another
 */
export function readPart(file: Buffer): PdfPart {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1', file.length - 64))?.[1]);
  const tail = file.toString('latin1', start);
  const all = objectsOf(
    file,
    start,
    [...tail.matchAll(/^(\d{10}) \d{5} n/gm)].map(([, at]) => Number(at)),
  );
  const root = one(tail, /\/Root (\d+) 0 R/);
  const parent = one(wordsAt(all, root), /\/Pages (\d+) 0 R/);
  const kids = /\/Kids \[([^\]]*)\]/.exec(wordsAt(all, parent))?.[1] ?? '';
  const pages = referencesOf(kids);
  return { pages, parent, objects: reached(all, pages, parent) };
}

/** The same words with other numbers. */
export function renumbered(words: string, numberOf: (old: number) => number): string {
  return words.replace(STRING_OR_REFERENCE, (whole, old?: string) => (old ? `${numberOf(Number(old))} 0 R` : whole));
}

/** @param offsets of the objects 1, 2, … @param end of the last */
function objectsOf(file: Buffer, end: number, offsets: number[]): Map<number, PdfObject> {
  const ends = [...offsets, end].toSorted((a, b) => a - b);
  const next = new Map(ends.map((at, index) => [at, ends[index + 1]]));
  return new Map(offsets.map((at, index) => [index + 1, objectOf(file.subarray(at, next.get(at)))]));
}

/** Without its number and its "endobj". */
function objectOf(bytes: Buffer): PdfObject {
  const begin = bytes.indexOf('obj\n') + 'obj\n'.length;
  const end = bytes.lastIndexOf('endobj');
  const stream = bytes.indexOf(STREAM);
  const cut = stream < 0 ? end : stream;
  return { words: bytes.toString('latin1', begin, cut), stream: bytes.subarray(cut, end) };
}

/** What the pages lead to: their contents and typefaces, not the file's own table of contents and properties. */
function reached(all: Map<number, PdfObject>, pages: number[], parent: number): Map<number, PdfObject> {
  const found = new Map<number, PdfObject>();
  const open = [...pages];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const object = all.get(number);
    if (!object || number === parent || found.has(number)) continue;
    found.set(number, object);
    open.push(...referencesOf(object.words));
  }
  return found;
}

function referencesOf(words: string): number[] {
  return [...words.matchAll(STRING_OR_REFERENCE)].flatMap(([, number]) => (number ? [Number(number)] : []));
}

function wordsAt(objects: Map<number, PdfObject>, number: number): string {
  return objects.get(number)?.words ?? '';
}

function one(words: string, pattern: RegExp): number {
  const number = pattern.exec(words)?.[1];
  if (!number) throw new Error(`No ${pattern.source} in a part of a PDF file.`);
  return Number(number);
}
