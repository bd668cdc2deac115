import type { CellRow, MonthListRow } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import { cardFigures } from '../scorecards/card-figures';

/** A month's rows with what their cards say of the meeting and of points lost. Scores that a row does not show stay hidden. */
export async function monthListRows(manager: EntityManager, rows: readonly CellRow[]): Promise<MonthListRow[]> {
  const shown = rows.flatMap(({ scorecardId, selfTotal, decidedTotal }) =>
    scorecardId && selfTotal !== undefined ? [{ scorecardId, official: decidedTotal !== undefined }] : [],
  );
  const figures = await cardFigures(manager, shown);
  return rows.map((row) => ({ ...row, ...figures.get(row.scorecardId ?? '') }));
}
