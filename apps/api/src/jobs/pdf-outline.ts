/** A line of the list beside the pages. */
export interface Bookmark {
  name: string;
  under: string;
  /** Number of the page's object. */
  page: number;
}

interface Numbered {
  number: number;
  words: string;
}

interface Entry {
  name: string;
  page: number;
  under: Entry[];
}

/**
 * The list of a file's papers as objects of PDF (12.3.3 of its norm): what stands together under one name is gathered and
 * folded. The first is its root; empty of nothing.
 * @param first free number
 */
export function outlineObjects(bookmarks: readonly Bookmark[], first: number): Numbered[] {
  if (bookmarks.length === 0) return [];
  const top = gathered(bookmarks);
  const objects: Numbered[] = [];
  const last = write(objects, top, first, first + 1);
  const root = `<< /Type /Outlines /First ${first + 1} 0 R /Last ${last} 0 R /Count ${top.length} >>`;
  return [{ number: first, words: root }, ...objects];
}

function gathered(bookmarks: readonly Bookmark[]): Entry[] {
  const top: Entry[] = [];
  for (const { name, under, page } of bookmarks) {
    let above = top.at(-1);
    if (above?.name !== under) top.push((above = { name: under, page, under: [] }));
    above.under.push({ name, page, under: [] });
  }
  return top;
}

/** One level in line, what is under each behind it. @returns number of the level's last */
function write(objects: Numbered[], level: readonly Entry[], parent: number, first: number): number {
  let number = first;
  let before: number | undefined;
  for (const [at, entry] of level.entries()) {
    const next = number + 1 + entry.under.length;
    const beside = [link('Prev', before), link('Next', at < level.length - 1 ? next : undefined)].join('');
    const words = `<< /Title ${textString(entry.name)} /Parent ${parent} 0 R${beside}${below(entry, number)} /Dest [${entry.page} 0 R /XYZ null null null] >>`;
    objects.push({ number, words });
    write(objects, entry.under, number, number + 1);
    before = number;
    number = next;
  }
  return before ?? first;
}

/** Folded: a number below nought. */
function below({ under }: Entry, number: number): string {
  if (under.length === 0) return '';
  return `${link('First', number + 1)}${link('Last', number + under.length)} /Count -${under.length}`;
}

function link(name: string, number: number | undefined): string {
  return number === undefined ? '' : ` /${name} ${number} 0 R`;
}

/** A text of PDF: UTF-16 with its mark, in hexadecimal figures. */
export function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}
