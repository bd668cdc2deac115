import type { Sheet, SheetFault, SheetValues } from './sheet';
import type { SheetCell } from './sheet-cell';
import { cellWords, readCell } from './sheet-cell';
import type { FileRow } from './sheet-heads';
import { findHeads } from './sheet-heads';

/** A row of a file as it was understood: what could be read of it, and what could not. */
export interface SheetRow {
  /** Its number in the file, from 1. */
  row: number;
  values: SheetValues;
  faults: readonly SheetFault[];
}

/** What of the file as a whole is to be known, and its rows; where there are faults of the file there are no rows. */
export interface ReadSheet {
  rows: readonly SheetRow[];
  faults: readonly SheetFault[];
  notes: readonly string[];
}

/**
 * Understands the rows of a file as those of a sheet; empty rows are left out.
 * @param today ISO
 */
export function readSheet(sheet: Sheet, rows: readonly FileRow[], today: string): ReadSheet {
  const { heads, faults } = findHeads(sheet, rows);
  if (faults) return { rows: [], faults, notes: [] };
  const body = rows.filter(({ row, cells }) => row > heads.row && cells.some((cell) => cellWords(cell).trim() !== ''));
  const read = body.map((row) => readRow(sheet, row, heads.places, today));
  const empty = read.length === 0 ? [{ text: 'Bảng không có dòng nào dưới dòng tên cột.' }] : [];
  return { rows: read, faults: empty, notes: [...unknownWords(heads.unknown), ...hiddenWords(body)] };
}

function unknownWords(unknown: readonly string[]): string[] {
  return unknown.length > 0 ? [`Không đọc các cột: ${unknown.slice(0, MOST_NAMED).join(', ')}.`] : [];
}

/** Whoever filters a list may think that only what is in sight is taken. */
function hiddenWords(body: readonly FileRow[]): string[] {
  const hidden = body.filter((row) => row.hidden).map(({ row }) => row);
  if (hidden.length === 0) return [];
  const named = hidden.slice(0, MOST_NAMED).join(', ') + (hidden.length > MOST_NAMED ? ', …' : '');
  return [`${hidden.length} dòng đang bị ẩn hoặc bị lọc trong Excel cũng được đọc: dòng ${named}.`];
}

const MOST_NAMED = 20;
/** Of a cell, as it is told back. */
const MOST_SHOWN = 80;

function readRow(
  { columns }: Sheet,
  { row, cells, merged }: FileRow,
  places: Readonly<Record<string, number>>,
  today: string,
): SheetRow {
  const values: Record<string, string | number | null> = {};
  const faults: SheetFault[] = merged
    ? [{ text: `Có ô gộp (${merged}). Đồng chí bỏ gộp ô (Unmerge) rồi ghi đủ từng ô.` }]
    : [];
  for (const column of columns) {
    if (!(column.key in places)) continue;
    const cell: SheetCell | undefined = cells[places[column.key]];
    const { value, wrong } = readCell(column, cell, today);
    if (wrong === undefined) values[column.key] = value;
    else faults.push({ column: column.head, ...shown(cell), text: wrong });
  }
  return { row, values, faults };
}

function shown(cell: SheetCell | undefined): { value?: string } {
  const words = cellWords(cell);
  return words ? { value: [...words].slice(0, MOST_SHOWN).join('') } : {};
}
