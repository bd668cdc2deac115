import type { Cell, TableColumn } from '@chibo/tables';
import { wordsOf } from '@chibo/tables';

/** A cell as paper has it: a unit that stands in the head is not said again. */
export function printed(cell: Cell, { unitInHead }: Pick<TableColumn, 'unitInHead'>): string {
  const words = wordsOf(cell);
  return unitInHead ? words.replace(/%$/u, '') : words;
}
