import { decidedAfter, meetingDay, sentAfter } from './calendar';
import { fillMeeting } from './meeting-content';
import type { Wanted } from './meeting-content';
import type { Plan, PlannedCard, PlannedObligation, PublishedDemoSet } from './planned-card';
import { Random } from './random';
import type { DemoCell, DemoTree } from './tree';

/** The published figures of 2018: how many chi bộ came to Khá; all other rated ones to Tốt, none lower. */
const FAIR_SUBORDINATE_CELLS = 28;
const FAIR_GRASSROOTS_CELLS = 1;

const MONTHS = Array.from({ length: 12 }, (_, at) => `2018-${String(at + 1).padStart(2, '0')}`);

/** Khá months of a Tốt year: at most 5 of 12. */
const FAIR_MONTHS_OF_GOOD_YEAR = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5];

/** Every regular meeting of 2018. One chi bộ cơ sở is excused all year and has none. */
export function year2018({ cells }: DemoTree, set: PublishedDemoSet): Plan {
  const unrated = unratedOf(cells);
  const fair = new Set([
    ...fairOf(cells, 'SUBORDINATE_CELL', FAIR_SUBORDINATE_CELLS),
    ...fairOf(cells, 'GRASSROOTS_CELL', FAIR_GRASSROOTS_CELLS),
  ]);
  const rated = cells.filter((cell) => cell !== unrated);
  const cards = rated.flatMap((cell) => yearOf(cell, fair.has(cell) ? 'FAIR' : 'GOOD', set));
  const met = cards.map(({ cell, month }): PlannedObligation => ({ cell, month, kind: 'REGULAR', state: 'MET' }));
  return { cards, obligations: [...met, ...MONTHS.map((month) => excused(unrated, month))] };
}

/** The last chi bộ cơ sở of the list is the one that was not rated. */
function unratedOf(cells: readonly DemoCell[]): DemoCell {
  return cells[cells.length - 1];
}

function fairOf(cells: readonly DemoCell[], kind: DemoCell['kind'], count: number): DemoCell[] {
  const candidates = cells.filter((cell) => cell.kind === kind && cell !== unratedOf(cells));
  return new Random(`2018 ${kind}`).shuffled(candidates).slice(0, count);
}

function excused(cell: DemoCell, month: string): PlannedObligation {
  return {
    cell,
    month,
    kind: 'REGULAR',
    state: 'EXCUSED',
    reason: 'Đang sắp xếp tổ chức, đảng viên tạm thời sinh hoạt ở chi bộ khác cả năm; cấp ủy cấp trên đồng ý.',
    document: 'Công văn minh họa số 01-CV/ĐU, ngày 02/01/2018',
    at: new Date(`${month}-03T02:00:00Z`),
  };
}

function yearOf(cell: DemoCell, year: Wanted, set: PublishedDemoSet): PlannedCard[] {
  const random = new Random(`2018 ${cell.code}`);
  const fairMonths = year === 'FAIR' ? random.int(6, 8) : random.pick(FAIR_MONTHS_OF_GOOD_YEAR);
  const fair = new Set(random.shuffled(MONTHS).slice(0, fairMonths));
  return MONTHS.map((month) => decidedCard(cell, month, fair.has(month) ? 'FAIR' : 'GOOD', set));
}

function decidedCard(cell: DemoCell, month: string, wanted: Wanted, set: PublishedDemoSet): PlannedCard {
  const random = new Random(`card ${cell.code} ${month}`);
  const heldOn = meetingDay(month, cell.usualDay + random.int(-1, 1));
  const meeting = { set: set.content, cell, kind: 'REGULAR', heldOn, wanted } as const;
  const { content, score } = fillMeeting(meeting, random);
  const sentAt = sentAfter(heldOn, random);
  return {
    cell,
    month,
    slot: 'R',
    kind: 'REGULAR',
    set,
    content,
    score,
    savedAt: sentAt,
    sentAt,
    decidedAt: decidedAfter(sentAt, random),
  };
}
