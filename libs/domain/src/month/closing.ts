import type { RatingBand } from '../criteria';
import { BAND_LABEL } from '../criteria';
import { formatPoints, isBlank } from '../text';
import type { Points } from '../points';
import type { CellMonthState } from './cell-month';
import { isMissing } from './cell-month';

/** Longest reason why a branch is missing or a month is opened again, characters. */
export const MAX_CLOSING_REASON = 500;

/** One branch in a month that is closed: frozen, or as it stands now. */
export interface ClosedCell {
  cellId: string;
  name: string;
  parentName: string;
  state: CellMonthState;
  stateLabel: string;
  late: boolean;
  selfTotal?: Points;
  decidedTotal?: Points;
  decidedBand?: RatingBand;
  /** Why excused or not held. */
  note?: string;
  /** Why it is missing, as the one who closed the month wrote. */
  reason?: string;
}

/** A difference between the frozen month and the month as it stands: "điều chỉnh sau khóa sổ". */
export interface ClosingChange {
  cellId: string;
  name: string;
  parentName: string;
  before: string;
  after: string;
}

/** "94 điểm, Tốt" of a decided card, else its state: what a closed month says of a branch. */
export function closedWords({ decidedTotal, decidedBand, stateLabel }: ClosedCell): string {
  return decidedTotal !== undefined && decidedBand
    ? `${formatPoints(decidedTotal)} điểm, ${BAND_LABEL[decidedBand]}`
    : stateLabel;
}

/** What has changed since the month was frozen, in the order of the frozen rows; branches that came later at the end. */
export function closingChanges(frozen: readonly ClosedCell[], now: readonly ClosedCell[]): ClosingChange[] {
  const today = new Map(now.map((cell) => [cell.cellId, cell]));
  const then = new Set(frozen.map(({ cellId }) => cellId));
  const known = frozen.flatMap((before) => changeOf(before, today.get(before.cellId)));
  return [...known, ...now.filter(({ cellId }) => !then.has(cellId)).flatMap((after) => changeOf(undefined, after))];
}

const ABSENT = 'Không có trong bảng';

function changeOf(before: ClosedCell | undefined, after: ClosedCell | undefined): ClosingChange[] {
  const either = after ?? before;
  const [old, now] = [before ? closedWords(before) : ABSENT, after ? closedWords(after) : ABSENT];
  if (!either || old === now) return [];
  const { cellId, name, parentName } = either;
  return [{ cellId, name, parentName, before: old, after: now }];
}

/**
 * Why a month cannot be closed over these branches, at `missing.<cell>`: a missing one without a reason.
 * @param reasons by branch, as given by the one who closes
 */
export function whyNotClose(
  cells: readonly ClosedCell[],
  reasons: ReadonlyMap<string, string>,
): { at: string; text: string }[] {
  return cells
    .filter((cell) => isMissing(cell) && isBlank(reasons.get(cell.cellId) ?? ''))
    .map(({ cellId, name, stateLabel }) => ({
      at: `missing.${cellId}`,
      text: `${name} (${stateLabel}): chưa ghi lý do chưa xếp loại.`,
    }));
}
