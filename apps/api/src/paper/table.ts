import type { Content, TableCell } from 'pdfmake/interfaces';
import { GRID, lineHeight } from './page';
import { onNewPage } from './new-pages';

/** One printed row; an empty string is an empty cell to write in. */
export interface Row {
  code: string;
  label: Content;
  max: string;
  self: string;
  verified: string;
  note: string;
  bold?: boolean;
}

/** STT, tiêu chí, thang điểm, chi bộ tự chấm, cấp trên chấm, ghi chú, for text of 9.5 pt; the second takes what is left. */
const WIDTHS: (number | '*')[] = [19, '*', 28, 36, 39, 91];
const HEADS = [
  'STT',
  'Tiêu chí đánh giá',
  'Thang\nđiểm',
  'Chi bộ\ntự chấm',
  'Cấp trên\nchấm',
  'Ghi chú,\nlý do trừ điểm',
] as const;

export interface TableLook {
  /** Heading of the second column when it does not list criteria. */
  subject?: string;
  /** Heading of the last column when it does not hold reasons. */
  note?: string;
  size: number;
  leading: number;
  /** Space above the text of a row, pt. */
  padding?: number;
  /** Row that begins a page. */
  first?: number;
}

/** The table of a card: head repeated on every page, no row broken across two. */
export function scoreTable(rows: Row[], look: TableLook): Content {
  const { subject = HEADS[1], note = HEADS[5], size, leading, padding = 0.6, first } = look;
  const heads = [HEADS[0], subject, ...HEADS.slice(2, 5), note].map(headCell);
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: widths(size),
      body: [heads, ...rows.map((row, at) => (at === first ? onNewPage(cells(row)) : cells(row)))],
    },
    layout: { ...GRID, paddingTop: () => padding, paddingBottom: () => padding - 0.6 },
    fontSize: size,
    lineHeight: lineHeight(size, leading),
    margin: [0, 3, 0, 4],
  };
}

function widths(size: number): (number | '*')[] {
  return WIDTHS.map((width) => (width === '*' ? width : (width * size) / 9.5));
}

function headCell(text: string): TableCell {
  return { text, bold: true, alignment: 'center', verticalAlignment: 'middle' };
}

function cells(row: Row): TableCell[] {
  const middle = { bold: row.bold ?? false, verticalAlignment: 'middle' as const };
  const figure = (text: string): TableCell => ({ text, alignment: 'center', ...middle });
  return [
    figure(row.code),
    { text: row.label, ...middle },
    figure(row.max),
    figure(row.self),
    figure(row.verified),
    { text: row.note, verticalAlignment: 'middle', bold: row.code === '' },
  ];
}
