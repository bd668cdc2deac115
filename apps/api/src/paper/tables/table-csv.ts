import type { Cell, Table } from '@chibo/tables';
import { wordsOf } from '@chibo/tables';
import { flatHead } from './head-rows';

/** So that Excel reads the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

/**
 * The rows as semicolon-separated text, for Vietnamese settings where the comma is the decimal one: one line of heads, one
 * for each row, the block's name in front where there are several; no sums. Nothing in it can run as a formula.
 */
export function tableCsv({ columns, blocks }: Table): Buffer {
  const many = blocks.length > 1;
  const heads = [...(many ? ['Nhóm'] : []), ...columns.map(flatHead)];
  const rows = blocks.flatMap(({ head = '', rows }) =>
    rows.map(({ cells }) => [...(many ? [field(head)] : []), ...cells.map(cellText)]),
  );
  const lines = [heads.map(field), ...rows].map((line) => line.join(';') + LINE_END);
  return Buffer.from(BYTE_ORDER_MARK + lines.join(''), 'utf8');
}

/** Figures are written as they are; only words could be taken for a formula. */
function cellText(cell: Cell): string {
  const words = wordsOf(cell);
  return cell.kind === 'TEXT' || cell.value === undefined ? field(words) : words;
}

/** What a spreadsheet takes for the beginning of a formula gets an apostrophe before it (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n]/u;

function field(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[;"\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
