import type { Room } from '../room';
import { CellMonths } from './cell-months.service';
import { CellRows } from './cell-rows';

/** What the service takes of this room. */
export const CELL_MONTHS: Room = {
  providers: [CellMonths, CellRows],
};
