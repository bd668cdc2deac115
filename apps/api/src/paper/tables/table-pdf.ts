import { numberWords } from '@chibo/domain';
import type { Cell, Table, TableColumn, TableRow } from '@chibo/tables';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { letterhead, title } from '../header';
import { GRID, LYING_WIDTH, TEXT_WIDTH, lineHeight, page } from '../page';
import { breakable } from '../wording';
import type { Frame } from './frame';
import { footLines, issuingBody, selectionWords } from './frame';
import type { HeadCell } from './head-rows';
import { headLines, headRows } from './head-rows';
import { printed } from './printed';
import { tableEnd } from './table-end';
import type { TableFit } from './table-fit';

const MM = 72 / 25.4;

/** A table in the Party form: letterhead, title, rows under a repeated head, sums, base, signatures. */
export function tableDocument(
  table: Table,
  frame: Frame,
  fit: TableFit,
  body: TableCell[][] = bodyOf(table),
): TDocumentDefinitions {
  const { kind, about } = table.title;
  const selection = selectionWords(table);
  return page({
    title: `${kind}: ${about}, ${frame.issuer}`,
    landscape: table.landscape,
    foot: footLines(table, frame),
    content: [
      letterhead(
        {
          superior: frame.superior ?? '',
          cell: issuingBody(frame.issuer),
          number: numberWords(frame),
          place: frame.place,
          day: frame.day,
        },
        fit.head,
        table.landscape ? LYING_WIDTH : TEXT_WIDTH,
      ),
      title(kind, about, fit.head),
      ...(selection ? [{ text: breakable(selection), italics: true, margin: [0, 0, 0, 3] } as Content] : []),
      grid(table, fit, body),
      tableEnd(table, frame, fit),
    ],
  });
}

/** The rows under the heads: blocks with theirs, sums, the total. */
export function bodyOf({ columns, blocks, total }: Table): TableCell[][] {
  return [
    ...blocks.flatMap((block) => [
      ...(block.head ? [blockHead(block.number, block.head, columns)] : []),
      ...block.rows.map((row) => bodyRow(row, columns)),
      ...(block.subtotal ? [bodyRow(block.subtotal, columns, true)] : []),
    ]),
    ...(total ? [bodyRow(total, columns, true)] : []),
  ];
}

function grid(table: Table, fit: TableFit, rows: TableCell[][]): Content {
  const { columns } = table;
  const heads = headRows(columns, table.numberedHeads);
  const lines = linesOfHeads(table);
  const body = [...heads.map((row) => row.map((cell, at) => headCell(cell, lines.rows, lines.own[at]))), ...rows];
  return {
    table: {
      headerRows: heads.length,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => (width === undefined ? '*' : textWidth(width))),
      heights: (row) => (row < lines.rows.length ? lines.rows[row] * HEAD.leading : 'auto'),
      body,
    },
    layout: { ...GRID, paddingLeft: () => SIDE, paddingRight: () => SIDE, ...rowPadding(fit) },
    fontSize: fit.size,
    lineHeight: lineHeight(fit.size, fit.leading),
  };
}

function textWidth(millimetres: number): number {
  return millimetres * MM - 2 * SIDE - LINE;
}

function linesOfHeads({ columns }: Table): ReturnType<typeof headLines> {
  return headLines(columns, (at) => textWidth(columns[at].width ?? WIDE) / HEAD.size);
}

/** Heads are set as closely as their columns are narrow. */
const HEAD = { size: 9.5, leading: 11 };

/** At the least, of a column that takes what is left. */
const WIDE = 30;

/** Beside the text of a cell, pt; GRID's lines are half a point. */
const SIDE = 2.2;
const LINE = 0.5;

function rowPadding({ padding }: TableFit): { paddingTop: () => number; paddingBottom: () => number } {
  return { paddingTop: () => padding, paddingBottom: () => Math.max(0, padding - 0.6) };
}

function headCell(cell: HeadCell | undefined, rows: readonly number[], lines: number): TableCell {
  if (!cell) return '';
  const { text, note, colSpan, rowSpan, number } = cell;
  const words = note ? [{ text }, { text: `\n${note}`, bold: false }] : text;
  const look = number ? { italics: true, fontSize: HEAD.size - 1 } : { bold: true, fontSize: HEAD.size };
  return {
    text: words,
    ...look,
    colSpan,
    rowSpan,
    alignment: 'center',
    lineHeight: lineHeight(HEAD.size, HEAD.leading),
    ...(rowSpan > 1 ? { margin: [0, middle(rows, lines), 0, 0] } : { verticalAlignment: 'middle' }),
  };
}

/** The layout centres within one row only. */
function middle(rows: readonly number[], lines: number): number {
  const all = rows.reduce((sum, n) => sum + n, 0);
  return ((all - lines) / 2) * HEAD.leading;
}

function blockHead(number: string | undefined, head: string, columns: readonly TableColumn[]): TableCell[] {
  const first = columns[0].kind === 'NUMBER' && number ? 1 : 0;
  const label: TableCell = { text: breakable(head), bold: true, colSpan: columns.length - first };
  const rest = columns.slice(first + 1).map((): TableCell => '');
  const sign: TableCell = { text: number ?? '', bold: true, alignment: 'center' };
  return first ? [sign, label, ...rest] : [label, ...rest];
}

function bodyRow({ cells, note }: TableRow, columns: readonly TableColumn[], bold = false): TableCell[] {
  const noted = cells.findIndex(({ kind }) => kind === 'TEXT');
  return cells.map((cell, at) => bodyCell(cell, columns[at], bold, at === noted ? note : undefined));
}

const ALIGNED = { LEFT: 'left', CENTRE: 'center', RIGHT: 'right' } as const;

function bodyCell(cell: Cell, column: TableColumn, bold: boolean, note: number | undefined): TableCell {
  const text = breakable(printed(cell, column));
  const words = note === undefined ? text : [{ text }, { text: String(note + 1), sup: true }];
  return { text: words, bold, alignment: ALIGNED[column.align], verticalAlignment: 'middle' };
}
