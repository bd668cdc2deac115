import type { Cell, Column } from './column';
import { cellOf } from './column';
import { totalCells } from './totals';
import type { Alignment, Kind } from './values';
import { alignmentOf } from './values';

/** A table as plain data: what the page shows, the printer sets and a file holds. It crosses into other processes. */
export interface Table {
  /** Of files, without its end: letters, digits and hyphens. */
  name: string;
  title: TableTitle;
  columns: TableColumn[];
  /** A row 1, 2, 3 … under the heads, as forms have it. */
  numberedHeads: boolean;
  blocks: Block[];
  total?: TableRow;
  /** Which part of all rows these are, in words; absent: all of them. */
  selection?: string;
  /** What the figures come to, in the words a report takes over. */
  sentences: string[];
  /** Marked at their rows by 1, 2, 3 …, in this order. */
  notes: string[];
  /** Signs that are not self-evident, the base of the percentages, and how they are rounded. */
  remarks: string[];
  /** Instant the figures stand at, UTC ISO. */
  at: string;
  seal?: Seal;
  /** Names under the two signatures; absent or empty: to be written by hand. */
  signers?: { preparedBy: string; signedBy: string };
  /** Too wide for an upright page. */
  landscape?: boolean;
}

export interface TableTitle {
  /** Kind of paper, in capitals: "DANH SÁCH". */
  kind: string;
  about: string;
}

/** The frozen copy the figures were taken from. */
export interface Seal {
  /** Instant of the closing, UTC ISO. */
  closedAt: string;
  /** SHA-256 of the copy, hex. */
  hash: string;
  /** The copy is no longer the one that was sealed. */
  altered?: boolean;
}

export interface TableColumn {
  key: string;
  head: string;
  headNote?: string;
  group?: string;
  kind: Kind;
  align: Alignment;
  unitInHead: boolean;
  /** Millimetres; absent: what is left. */
  width?: number;
}

export interface Block {
  /** "I", where there are several. */
  number?: string;
  head?: string;
  rows: TableRow[];
  subtotal?: TableRow;
}

export interface TableRow {
  cells: Cell[];
  /** Index of its note, from 0. */
  note?: number;
}

/** What a table is made of. */
export interface Declaration<Row> extends Pick<Table, 'name' | 'title' | 'at' | 'selection' | 'seal' | 'landscape'> {
  columns: readonly Column<Row>[];
  blocks: readonly DeclaredBlock<Row>[];
  numberedHeads?: boolean;
  /** Label of the row of sums over all blocks; absent: none. */
  total?: string;
  /** A footnote of a row; rows with the same words share one. */
  noteOf?: (row: Row) => string | undefined;
  sentences?: string[];
  remarks?: string[];
}

export interface DeclaredBlock<Row> {
  head?: string;
  rows: readonly Row[];
  /** Label of its row of sums; absent: none. */
  subtotal?: string;
}

/** Most footnotes under a table: beyond, they are no help to anybody. */
const MOST_NOTES = 9;

/** The rows under the columns that are not for the screen alone, with sums and footnotes. */
export function tableOf<Row>(declared: Declaration<Row>): Table {
  const { name, title, at, selection, seal, landscape, sentences = [], remarks = [], numberedHeads = false } = declared;
  const columns = declared.columns.filter(({ only }) => only !== 'SCREEN');
  const all = declared.blocks.flatMap(({ rows }) => rows);
  const notes = notesOf(all, declared.noteOf);
  return {
    name,
    title,
    columns: columns.map(columnData),
    numberedHeads,
    blocks: blocksOf(declared.blocks, columns, (row) => noteAt(notes, declared.noteOf?.(row))),
    total: declared.total === undefined ? undefined : { cells: totalCells(columns, all, declared.total) },
    selection,
    sentences,
    notes,
    remarks,
    at,
    seal,
    landscape,
  };
}

/** How many rows it has, sums not counted. */
export function rowCount({ blocks }: Pick<Table, 'blocks'>): number {
  return blocks.reduce((sum, { rows }) => sum + rows.length, 0);
}

function columnData<Row>(column: Column<Row>): TableColumn {
  const { key, head, headNote, group, kind, width, unitInHead = false, align = alignmentOf(kind) } = column;
  return { key, head, headNote, group, kind, width, unitInHead, align };
}

function blocksOf<Row>(
  blocks: readonly DeclaredBlock<Row>[],
  columns: readonly Column<Row>[],
  noteOf: (row: Row) => number | undefined,
): Block[] {
  let place = 0;
  return blocks.map(({ head, rows, subtotal }, at) => ({
    number: blocks.length > 1 ? roman(at + 1) : undefined,
    head,
    rows: rows.map((row) => {
      place += 1;
      return { cells: columns.map((column) => cellOf(column, row, place)), note: noteOf(row) };
    }),
    subtotal: subtotal === undefined ? undefined : { cells: totalCells(columns, rows, subtotal) },
  }));
}

function notesOf<Row>(rows: readonly Row[], noteOf?: (row: Row) => string | undefined): string[] {
  const words = noteOf ? [...new Set(rows.flatMap((row) => noteOf(row) ?? []))] : [];
  return words.length > MOST_NOTES ? [] : words;
}

function noteAt(notes: readonly string[], words: string | undefined): number | undefined {
  const at = words === undefined ? -1 : notes.indexOf(words);
  return at < 0 ? undefined : at;
}

const ROMAN: readonly [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(n: number): string {
  const [value, sign] = ROMAN.find(([value]) => value <= n) ?? [0, ''];
  return value === 0 ? '' : sign + roman(n - value);
}
