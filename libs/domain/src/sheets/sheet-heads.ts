import { foldVietnamese } from '../text';
import type { SheetCell } from './sheet-cell';
import { cellWords } from './sheet-cell';
import type { Sheet, SheetColumn, SheetFault } from './sheet';

/** A row of a file with the number it has there, from 1. */
export interface FileRow {
  row: number;
  cells: readonly (SheetCell | undefined)[];
  /** Not shown by Excel: hidden, or left out by a filter. */
  hidden?: boolean;
  /** The merged cells it has a part of: "A5:B6". */
  merged?: string;
}

/** Where the columns of a sheet stand in a file. */
export interface FoundHeads {
  /** Row of the heads, and by key the place of each column found. */
  row: number;
  places: Readonly<Record<string, number>>;
  /** Heads over columns that nobody asked for: they are not read. */
  unknown: readonly string[];
}

/** Heads stand in one of so many first rows: some offices write a title above. */
const LOOKED_AT = 10;

/** Finds the heads, with or without accents and in any order; else what is wrong with them. */
export function findHeads(
  sheet: Sheet,
  rows: readonly FileRow[],
): { heads: FoundHeads; faults?: undefined } | { heads?: undefined; faults: SheetFault[] } {
  const best = rows
    .slice(0, LOOKED_AT)
    .map((row) => ({ row, places: placesIn(sheet, row) }))
    .reduce<{ row: FileRow; places: Map<string, number[]> } | undefined>(
      (most, each) => (each.places.size > (most?.places.size ?? 0) ? each : most),
      undefined,
    );
  if (!best) return { faults: [{ text: noHeads(sheet) }] };
  const faults = [...missing(sheet, best.places), ...twice(sheet, best.places)];
  if (faults.length > 0) return { faults };
  const places = Object.fromEntries([...best.places].map(([key, [at]]) => [key, at]));
  const used = new Set(Object.values(places));
  const unknown = best.row.cells.flatMap((cell, at) => (used.has(at) || !cellWords(cell) ? [] : [cellWords(cell)]));
  return { heads: { row: best.row.row, places, unknown } };
}

/** Letters and digits alone: "Mã cấp trên (*)" is "ma cap tren". */
function bare(words: string): string {
  return foldVietnamese(words)
    .replace(/\(.*?\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function placesIn({ columns }: Sheet, { cells }: FileRow): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [at, cell] of cells.entries()) {
    const words = bare(cellWords(cell));
    const column = words ? columnOf(columns, words) : undefined;
    if (column) found.set(column.key, [...(found.get(column.key) ?? []), at]);
  }
  return found;
}

/** Its own words go before what others also call it. */
function columnOf(columns: readonly SheetColumn[], words: string): SheetColumn | undefined {
  return (
    columns.find(({ head }) => bare(head) === words) ??
    columns.find(({ also = [] }) => also.some((each) => bare(each) === words))
  );
}

function missing({ columns }: Sheet, places: ReadonlyMap<string, number[]>): SheetFault[] {
  return columns
    .filter(({ key, required }) => required && !places.has(key))
    .map(({ head }) => ({ column: head, text: `Thiếu cột “${head}”. Đồng chí thêm cột, hoặc chép vào tệp mẫu.` }));
}

function twice({ columns }: Sheet, places: ReadonlyMap<string, number[]>): SheetFault[] {
  return columns
    .filter(({ key }) => (places.get(key)?.length ?? 0) > 1)
    .map(({ head }) => ({ column: head, text: `Có nhiều cột “${head}”. Đồng chí để lại một cột.` }));
}

function noHeads({ title, columns }: Sheet): string {
  const heads = columns.filter(({ required }) => required).map(({ head }) => `“${head}”`);
  return `Không thấy dòng tên cột của bảng “${title}” (${heads.join(', ')}). Đồng chí dùng tệp mẫu.`;
}
