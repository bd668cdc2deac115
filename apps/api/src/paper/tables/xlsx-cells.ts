import type { Alignment, Cell, Kind, Share, Table, TableColumn } from '@chibo/tables';
import { wordsOf } from '@chibo/tables';
import { percentTenths } from '@chibo/domain';
import type { Style } from '@cj-tech-master/excelts';

export const FACE = { name: 'Times New Roman', size: 11 };

const LINE = { style: 'thin' } as const;
export const EVERY_SIDE = { top: LINE, left: LINE, bottom: LINE, right: LINE };

/** Whole numbers and "@" for words, so that what begins like a formula stays words also when it is edited. */
const NUMBER_FORMATS: Readonly<Record<Kind, string>> = {
  TEXT: '@',
  NUMBER: '0',
  COUNT: '#,##0',
  POINTS: '0.##',
  MEAN: '0.00',
  SHARE: '0.0%',
  DAY: 'dd/mm/yyyy',
  DAY_OF_YEAR: 'dd/mm',
  INSTANT: 'hh:mm, dd/mm/yyyy',
  MARK: '@',
};

const ALIGNED: Readonly<Record<Alignment, 'left' | 'center' | 'right'>> = {
  LEFT: 'left',
  CENTRE: 'center',
  RIGHT: 'right',
};

/**
 * A real number or date where there is one. A share is the percentage as it is printed (tenths): its exact parts stand
 * beside it as counts. A date is that of the day in Vietnam, an instant the Vietnamese wall clock: Excel knows no zones.
 */
export function valueOf(cell: Cell, note?: number): string | number | Date | null {
  const { kind, value } = cell;
  if (value === undefined) return cell.nothing || null;
  switch (kind) {
    case 'NUMBER':
    case 'COUNT':
      return value;
    case 'POINTS':
    case 'MEAN':
      return value / 100;
    case 'SHARE':
      return tenths(value) / 1000;
    case 'DAY':
    case 'DAY_OF_YEAR':
      return new Date(`${value}T00:00:00Z`);
    case 'INSTANT':
      return new Date(Date.parse(value) + VIETNAM_MS);
    default:
      return note === undefined ? wordsOf(cell) : `${wordsOf(cell)} (${note + 1})`;
  }
}

const VIETNAM_MS = 7 * 3_600_000;

function tenths({ count, base, tenths: rounded }: Share): number {
  return rounded ?? percentTenths(count, base);
}

/** Of the cells of one workbook: the writer knows again the very same object, and writes each other one out to compare it. */
export class CellStyles {
  private readonly known = new Map<string, Partial<Style>>();

  of(cell: Cell, column: TableColumn, bold: boolean): Partial<Style> {
    const { numFmt, alignment } = formatOf(cell, column);
    const key = `${numFmt} ${alignment.horizontal} ${alignment.wrapText} ${bold}`;
    let style = this.known.get(key);
    if (!style) this.known.set(key, (style = { numFmt, alignment, border: EVERY_SIDE, font: { ...FACE, bold } }));
    return style;
  }
}

/** Points without a decimal would be printed with a bare comma. */
function formatOf(
  { kind, value }: Cell,
  column: TableColumn,
): { numFmt: string; alignment: { horizontal: 'left' | 'center' | 'right'; vertical: 'middle'; wrapText: boolean } } {
  const format = kind === 'POINTS' && value !== undefined && value % 100 === 0 ? '0' : NUMBER_FORMATS[kind];
  return {
    numFmt: value === undefined ? '@' : format,
    alignment: {
      horizontal: ALIGNED[column.align],
      vertical: 'middle',
      wrapText: column.kind === 'TEXT' || value === undefined,
    },
  };
}

/** A character of Excel's standard width is about 1.9 mm; the column that takes the rest gets what is left of the page. */
export function widthOf({ width }: TableColumn, { columns, landscape }: Table): number {
  const fixed = columns.reduce((sum, { width = 0 }) => sum + width, 0);
  const open = columns.filter((column) => column.width === undefined).length;
  const left = Math.max(30, ((landscape ? 252 : 165) - fixed) / Math.max(open, 1));
  return Math.round(((width ?? left) / 1.9) * 10) / 10;
}
