import type { VisitsView, VisitView } from '@chibo/contracts';
import type { VisitState } from '@chibo/domain';
import { addMonths, firstMonthOf, formatDate, formatQuarter, quarterOf } from '@chibo/domain';
import { capital } from '../ui/capital';
import type { IconName } from '../ui/icon';

export const STATE_ICON: Readonly<Record<VisitState, IconName>> = {
  PLANNED: 'state-open',
  DONE: 'state-decided',
  MISSED: 'state-excused',
};

const QUARTERS_BACK = 6;
const QUARTERS_AHEAD = 2;

/** Quarters to go to, the latest first: two to come, this one and six before; the one in sight is always among them. */
export function quartersAround(today: string, shown: string): string[] {
  const month = firstMonthOf(quarterOf(today));
  const all = Array.from({ length: QUARTERS_BACK + 1 + QUARTERS_AHEAD }, (_, index) =>
    quarterOf(`${addMonths(month, 3 * (QUARTERS_AHEAD - index))}-01`),
  );
  return all.includes(shown) ? all : [...all, shown].sort().reverse();
}

/** "Quý I năm 2026". */
export function quarterHeading(quarter: string): string {
  return capital(formatQuarter(quarter));
}

/** "8/8 cấp ủy và 18/20 chi bộ". */
export function progressWords({ coverage, target }: VisitsView): string {
  if (!target) return 'Chưa đặt chỉ tiêu';
  const { committees, cells } = coverage;
  return `${committees}/${target.committees}\u00a0cấp ủy và ${cells}/${target.cells}\u00a0chi bộ`;
}

/** Its day has passed and nobody said what came of it. */
export function isUntold({ state, plannedOn }: Pick<VisitView, 'state' | 'plannedOn'>, today: string): boolean {
  return state === 'PLANNED' && plannedOn < today;
}

/** The reader sat in on it and has yet to score it. */
export function waitsForScore({ kind, state, observed, whyNotObserve }: VisitView): boolean {
  return kind === 'CELL' && state === 'DONE' && !observed && !whyNotObserve;
}

/** The day of the visit: as done, else as planned. */
export function dayWords({ doneOn, plannedOn }: Pick<VisitView, 'doneOn' | 'plannedOn'>): string {
  return formatDate(doneOn ?? plannedOn);
}

/** "2 việc, còn 1"; "–" where nothing was found. */
export function findingWords({ findings }: Pick<VisitView, 'findings'>): string {
  if (findings.length === 0) return '–';
  const open = findings.filter(({ done }) => !done).length;
  return `${findings.length}\u00a0việc${open > 0 ? `, còn ${open}` : ', đã xong'}`;
}
