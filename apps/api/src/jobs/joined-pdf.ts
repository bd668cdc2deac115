import type { PdfPart } from './pdf-part';
import { readPart, renumbered } from './pdf-part';
import { outlineObjects, textString } from './pdf-outline';
import type { Bookmark } from './pdf-outline';

/** A paper within a part: where it is found in the list beside the pages, and how many pages it takes. */
export interface JoinedPaper {
  name: string;
  /** Under which names that stand together are gathered. */
  under: string;
  pages: number;
}

/** A file that is part of another, fetched when its turn has come. */
export interface PartToJoin {
  papers: readonly JoinedPaper[];
  read: () => Promise<Buffer>;
}

/** Numbers of what the whole file has once. */
const CATALOG = 1;
const PAGES = 2;
const INFO = 3;
const FIRST_FREE = 4;

/**
 * PDF files one after the other as one file with a list of its papers, part by part as it is asked for: no more than one
 * part is in memory (docs/adr/0036). The same parts make the same bytes.
 */
export async function* joinedPdf(title: string, parts: readonly PartToJoin[]): AsyncGenerator<Buffer> {
  const file = new Written();
  yield file.begin();
  const pages: number[] = [];
  const bookmarks: Bookmark[] = [];
  for (const [at, { papers, read }] of parts.entries()) {
    const part = readPart(await read());
    const numbers = new Map([...part.objects.keys()].map((old) => [old, file.free++]));
    const own = part.pages.map((old) => numbers.get(old) ?? 0);
    bookmarks.push(...bookmarksOf(papers, own));
    pages.push(...own);
    for (const [old, { stream }] of part.objects)
      yield file.object(numbers.get(old) ?? 0, wordsOf(part, old, numbers, at), stream);
  }
  yield* ending(file, title, pages, bookmarks);
}

function bookmarksOf(papers: readonly JoinedPaper[], pages: readonly number[]): Bookmark[] {
  let before = 0;
  return papers.map(({ name, under, pages: own }) => {
    const page = pages[before];
    before += own;
    return { name, under, page };
  });
}

function wordsOf(part: PdfPart, old: number, numbers: ReadonlyMap<number, number>, at: number): string {
  const words = part.objects.get(old)?.words ?? '';
  const own = renumbered(words, (each) => (each === part.parent ? PAGES : (numbers.get(each) ?? 0)));
  return own.replace(/\/(\w)ZZZZZ\+/g, `/$1${lettersOf(at)}+`);
}

/** Each part has letters of its own kind, and no two of them the same name: five capitals. */
function lettersOf(at: number): string {
  return at.toString(26).padStart(5, '0').replace(/./g, digitAsCapital);
}

function digitAsCapital(digit: string): string {
  return String.fromCharCode('A'.charCodeAt(0) + parseInt(digit, 26));
}

function* ending(file: Written, title: string, pages: number[], bookmarks: Bookmark[]): Generator<Buffer> {
  const outline = outlineObjects(bookmarks, file.free);
  file.free += outline.length;
  for (const { number, words } of outline) yield file.object(number, words);
  yield file.object(
    PAGES,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((n) => `${n} 0 R`).join(' ')}] >>`,
  );
  yield file.object(
    INFO,
    `<< /Title ${textString(title)} /Creator ${textString('Chi bộ')} /Producer ${textString('Chi bộ')} >>`,
  );
  const list = outline.length > 0 ? `/Outlines ${outline[0].number} 0 R /PageMode /UseOutlines ` : '';
  yield file.object(
    CATALOG,
    `<< /Type /Catalog /Pages ${PAGES} 0 R ${list}/Lang (vi) /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  yield file.end();
}

const NONE = Buffer.alloc(0);

/** Where everything stands in the file written so far. */
class Written {
  free = FIRST_FREE;
  private length = 0;
  private readonly offsets: number[] = [];

  /** The second line says that the file is binary. */
  begin(): Buffer {
    return this.count(Buffer.from('%PDF-1.4\n%\xff\xff\xff\xff\n', 'latin1'));
  }

  object(number: number, words: string, stream: Buffer = NONE): Buffer {
    this.offsets[number] = this.length;
    const parts = [Buffer.from(`${number} 0 obj\n${words}`, 'latin1'), stream, Buffer.from('\nendobj\n')];
    return this.count(Buffer.concat(parts));
  }

  end(): Buffer {
    const entries = Array.from({ length: this.free - 1 }, (_, at) => entry(this.offsets[at + 1], '00000 n'));
    const table = `xref\n0 ${this.free}\n${entry(0, '65535 f')}${entries.join('')}`;
    const trailer = `trailer\n<< /Size ${this.free} /Root ${CATALOG} 0 R /Info ${INFO} 0 R >>\n`;
    return Buffer.from(`${table}${trailer}startxref\n${this.length}\n%%EOF\n`);
  }

  private count(bytes: Buffer): Buffer {
    this.length += bytes.length;
    return bytes;
  }
}

/** Twenty bytes, as the format wants them. */
function entry(offset: number, kind: string): string {
  return `${String(offset).padStart(10, '0')} ${kind} \n`;
}
