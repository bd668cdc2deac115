import type { CellMonthState } from '@chibo/domain';
import { OFFERED, WAITING_CARDS } from './offered';
import { Random } from './random';
import type { DemoCell } from './tree';

/** How far a branch has come with a month's card. */
export type Stage = Exclude<CellMonthState, 'VOTED' | 'VERIFIED'>;

/** Exceptions of a month that is over; everybody else is decided. */
const BEFORE_LAST: Stage[] = ['SUBMITTED', 'RETURNED', 'EXCUSED'];
const LAST: Stage[] = [
  'NOT_HELD',
  'OPEN',
  'OPEN',
  'DRAFT',
  'RETURNED',
  'RETURNED',
  ...Array<Stage>(7).fill('SUBMITTED'),
];

/** Of the current month, percent: not begun, begun, waiting; the rest is decided. */
const NOW_OPEN = 40;
const NOW_DRAFT = 12;
const NOW_WAITING = 18;

/** Branches with a secretary's account come first in the committee's list. */
const SHOWN_SECRETARIES = 2;

/** The stage of every branch, by its code. `ago`: 0 for the current month, 1 and 2 for those before. */
export function stagesOf(cells: readonly DemoCell[], month: string, ago: 0 | 1 | 2): ReadonlyMap<string, Stage> {
  const [shown, others] = [cells.filter(isShown), cells.filter((cell) => !isShown(cell))];
  const exceptions = ago === 1 ? LAST : BEFORE_LAST;
  const shuffled = new Random(`stages ${month}`).shuffled(others);
  return new Map<string, Stage>([
    ...shuffled.map(({ code }, at): [string, Stage] => [
      code,
      ago === 0 ? currentStage((at * 100) / shuffled.length) : (exceptions[at] ?? 'DECIDED'),
    ]),
    ...shown.map(({ code }, at): [string, Stage] => [code, ago === 0 ? shownStage(code, at) : 'DECIDED']),
  ]);
}

/** Branches of the committee whose account is offered, and the offered chi bộ cơ sở: their stages are chosen, not drawn. */
function isShown({ code }: DemoCell): boolean {
  return code.startsWith(`${OFFERED.committee}.`) || code === OFFERED.returned;
}

function shownStage(code: string, at: number): Stage {
  if (code === OFFERED.halfDone) return 'DRAFT';
  if (code === OFFERED.untouched) return 'OPEN';
  if (code === OFFERED.returned) return 'RETURNED';
  return at < SHOWN_SECRETARIES + WAITING_CARDS ? 'SUBMITTED' : 'DECIDED';
}

function currentStage(percent: number): Stage {
  if (percent < NOW_OPEN) return 'OPEN';
  if (percent < NOW_OPEN + NOW_DRAFT) return 'DRAFT';
  return percent < NOW_OPEN + NOW_DRAFT + NOW_WAITING ? 'SUBMITTED' : 'DECIDED';
}
