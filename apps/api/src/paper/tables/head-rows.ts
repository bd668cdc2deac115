import type { TableColumn } from '@chibo/tables';

/** A cell of a table's head; absent where another one stands over its place. */
export interface HeadCell {
  text: string;
  note?: string;
  colSpan: number;
  rowSpan: number;
  /** Of the row 1, 2, 3 … */
  number?: boolean;
}

type HeadColumn = Pick<TableColumn, 'head' | 'headNote' | 'group'>;

/** One row of heads, two where neighbours share a head above theirs, and a row of numbers where a form has it. */
export function headRows(columns: readonly HeadColumn[], numbered: boolean): (HeadCell | undefined)[][] {
  const grouped = columns.some(({ group }) => group);
  const upper = columns.map((column, at) => upperCell(columns, column, at, grouped ? 2 : 1));
  const lower = columns.map(({ head, headNote, group }) => (group ? single(head, headNote) : undefined));
  const numbers = columns.map((_, at) => ({ ...single(String(at + 1)), number: true }));
  return [upper, ...(grouped ? [lower] : []), ...(numbered ? [numbers] : [])];
}

function upperCell(
  columns: readonly HeadColumn[],
  { head, headNote, group }: HeadColumn,
  at: number,
  rows: number,
): HeadCell | undefined {
  if (!group) return { ...single(head, headNote), rowSpan: rows };
  if (at > 0 && columns[at - 1].group === group) return undefined;
  const end = columns.findIndex((column, next) => next > at && column.group !== group);
  return { ...single(group), colSpan: (end < 0 ? columns.length : end) - at };
}

function single(text: string, note?: string): HeadCell {
  return { text, note, colSpan: 1, rowSpan: 1 };
}

/** Width of a bold letter with its space, in em: on the average of a head. */
const LETTER = 0.57;

/**
 * Lines each row of heads needs at the least, and those of each column's own head: what stands over two rows is neither
 * cut nor centred by the layout.
 * @param widthOf of a column's text, in em
 */
export function headLines(
  columns: readonly HeadColumn[],
  widthOf: (at: number) => number,
): { rows: number[]; own: number[] } {
  const own = columns.map(({ head, headNote }, at) =>
    [head, ...(headNote ? [headNote] : [])].reduce((sum, text) => sum + linesOf(text, widthOf(at) / LETTER), 0),
  );
  const most = (grouped: boolean): number =>
    Math.max(1, ...own.filter((_, at) => (columns[at].group !== undefined) === grouped));
  const lower = most(true);
  const whole = most(false);
  const rows = columns.some(({ group }) => group) ? [Math.max(1, whole - lower), lower] : [whole];
  return { rows, own };
}

function linesOf(text: string, letters: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(/\s+/u)) {
    if (used > 0 && used + 1 + word.length > letters) [lines, used] = [lines + 1, word.length];
    else used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}

/** A head in one line, for files without merged cells: "Tốt: %". */
export function flatHead({ head, headNote, group }: HeadColumn): string {
  const own = headNote ? `${head} ${headNote}` : head;
  return group ? `${group}: ${own}` : own;
}
