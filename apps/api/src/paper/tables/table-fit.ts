import type { Head } from '../fit';
import { LARGE_HEAD } from '../fit';

/** How closely a table is set, pt. */
export interface TableFit {
  head: Head;
  /** Text of the rows, and its leading. */
  size: number;
  leading: number;
  /** Above and below the text of a row. */
  padding: number;
  /** Sentences and signatures. */
  text: number;
  textLeading: number;
}

const ROOMY: TableFit = { head: LARGE_HEAD, size: 11, leading: 13.4, padding: 2.4, text: 12, textLeading: 15 };

/** From the roomiest on: of those that take as few pages as the closest, the first is printed. */
export const TABLE_FITS: [TableFit, ...TableFit[]] = [
  ROOMY,
  { ...ROOMY, size: 10.5, leading: 12.6, padding: 1.6, text: 11.5, textLeading: 14 },
  { ...ROOMY, size: 10, leading: 12, padding: 1.2, text: 11, textLeading: 13.4 },
  { ...ROOMY, size: 9.75, leading: 11.4, padding: 0.8, text: 11, textLeading: 13 },
  {
    head: { ...LARGE_HEAD, above: 2, below: 4 },
    size: 9.5,
    leading: 10.8,
    padding: 0.4,
    text: 10.5,
    textLeading: 12.4,
  },
];

/** Rows from which on trying costs more than it saves: the close fit is taken at once. */
export const MOST_TRIED = 150;
