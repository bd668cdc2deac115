import type { FileRow, SheetCell } from '@chibo/domain';
import { MOST_SHEET_ROWS } from '@chibo/domain';
import type { CellValue, Row } from '@cj-tech-master/excelts';
import { WorkbookReader } from '@cj-tech-master/excelts';
import { DAMAGED, FileRefused } from './file-refused';
import { checkWorkbook } from './workbook-parts';

/** Rows of a file, and what is to be known of how they were found. */
export interface OpenedFile {
  rows: FileRow[];
  notes: string[];
}

/** Columns that are looked at. */
const MOST_COLUMNS = 60;
/** Above the rows: heads, and a title. */
const ABOVE = 10;

export const TOO_MANY_ROWS = `Bảng có hơn ${MOST_SHEET_ROWS} dòng. Đồng chí tách thành nhiều tệp.`;

/**
 * The rows of the sheet of this title, else of the first one in sight, read row by row.
 * @throws FileRefused
 */
export async function readWorkbook(bytes: Buffer, title: string): Promise<OpenedFile> {
  const { sheets } = checkWorkbook(bytes);
  const wanted = sheets.find(({ name }) => name === title) ?? sheets.at(0);
  if (!wanted) throw new FileRefused(DAMAGED);
  const rows: FileRow[] = [];
  try {
    const reader = new WorkbookReader(bytes, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache' });
    for await (const sheet of reader) {
      for await (const row of sheet) {
        // What the reader holds open is read to its end.
        if (sheet.name !== wanted.name) continue;
        const cells = cellsOf(row);
        if (cells.every((cell) => cell === undefined)) continue;
        rows.push({
          row: row.number,
          cells,
          hidden: wanted.hiddenRows.has(row.number),
          merged: wanted.merged.get(row.number),
        });
        if (rows.length > MOST_SHEET_ROWS + ABOVE) throw new FileRefused(TOO_MANY_ROWS);
      }
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused(DAMAGED);
  }
  const others = sheets.length > 1 && wanted.name !== title;
  return { rows, notes: others ? [`Chỉ đọc trang tính “${wanted.name}”.`] : [] };
}

function cellsOf(row: Row): (SheetCell | undefined)[] {
  const width = Math.min(row.cellCount, MOST_COLUMNS);
  return Array.from({ length: width }, (_, at) => {
    const { value, numFmt } = row.getCell(at + 1);
    return cellOf(value, typeof numFmt === 'string' ? numFmt : numFmt?.formatCode);
  });
}

function cellOf(value: CellValue, format?: string): SheetCell | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return format ? { figure: value, format } : { figure: value };
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? undefined : { day: value.toISOString().slice(0, 10) };
  return ofParts(value as object);
}

/** Rich texts, links, formulas and errors. */
function ofParts(value: object): SheetCell | undefined {
  if ('formula' in value) return { formula: String(value.formula) };
  if ('sharedFormula' in value) return { formula: String(value.sharedFormula) };
  if ('error' in value) return { error: String(value.error) };
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText.map((part: { text?: unknown }) => String(part.text ?? '')).join('') || undefined;
  if ('text' in value) return typeof value.text === 'string' ? value.text : ofParts((value.text ?? {}) as object);
  return undefined;
}
