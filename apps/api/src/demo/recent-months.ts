import type { ScorecardContent } from '@chibo/contracts';
import type { MeetingKind, SettledState } from '@chibo/domain';
import { addDays, addMonths, firstDayOf, isSettled, lastDayOf, monthOf, score, vietnamDay } from '@chibo/domain';
import { decidedAfter, instantOn, meetingDay, sentAfter } from './calendar';
import { keyedIn } from './keyed';
import type { FilledMeeting } from './meeting-content';
import { fillMeeting } from './meeting-content';
import { decidedLate, lateDecided } from './late-decisions';
import { HALF_DONE_LINES, OFFERED } from './offered';
import type { Plan, PlannedCard, PlannedObligation, PublishedDemoSet } from './planned-card';
import { Random } from './random';
import type { Stage } from './recent-stages';
import { stagesOf } from './recent-stages';
import { RETURN_MESSAGES } from './texts';
import type { DemoCell, DemoTree } from './tree';
import { returnedLinesOf, verifiedBy } from './verification';

export interface RecentSets {
  regular: PublishedDemoSet;
  thematic: PublishedDemoSet;
}

/** Branches that held a thematic meeting of its own last month. */
const THEMATIC_MEETINGS = 6;

/** The current month of `now` and the two before it, in Vietnam. Nothing in them lies in the future. */
export function recentMonths({ cells }: DemoTree, sets: RecentSets, now: Date): Plan {
  const current = monthOf(vietnamDay(now));
  const plans = ([2, 1, 0] as const).flatMap((ago) => {
    const month = addMonths(current, -ago);
    const stages = stagesOf(cells, month, ago);
    // The month before last is closed; somebody is decided afterwards.
    const late = ago === 2 ? lateDecided(cells, month) : new Set<string>();
    const plan = cells.map((cell) =>
      planMonth({ cell, month, set: sets.regular, now, late: late.has(cell.code) }, stages.get(cell.code) ?? 'OPEN'),
    );
    return ago === 0 ? [withKeyed(joined(plan), now)] : plan;
  });
  return joined([...plans, ...thematicMeetings(cells, { month: addMonths(current, -1), set: sets.thematic, now })]);
}

function withKeyed({ cards, obligations }: Plan, now: Date): Plan {
  return { cards: keyedIn(cards, now), obligations };
}

function joined(plans: readonly Plan[]): Plan {
  return { cards: plans.flatMap(({ cards }) => cards), obligations: plans.flatMap(({ obligations }) => obligations) };
}

interface Place {
  cell: DemoCell;
  month: string;
  set: PublishedDemoSet;
  now: Date;
  /** Decided after its month was closed. */
  late?: boolean;
}

function planMonth(place: Place, stage: Stage): Plan {
  const { cell, month } = place;
  const owed = { cell, month, kind: 'REGULAR' } as const;
  if (isSettled(stage))
    return { cards: [], obligations: [{ ...owed, state: stage, ...WHY[stage], at: within(place) }] };
  if (stage === 'OPEN') return { cards: [], obligations: [{ ...owed, state: 'OPEN' }] };
  if (stage === 'DRAFT') return { cards: [draftCard(place)], obligations: [{ ...owed, state: 'OPEN' }] };
  return { cards: [sentCard(place, stage)], obligations: [{ ...owed, state: 'MET' }] };
}

const WHY: Readonly<Record<SettledState, Pick<PlannedObligation, 'reason' | 'document'>>> = {
  NOT_HELD: { reason: 'Mưa lũ chia cắt đường, đảng viên trực phòng, chống thiên tai; chi bộ họp bù vào tháng sau.' },
  EXCUSED: {
    reason: 'Chi bộ bàn giao, kiện toàn tổ chức; cấp ủy cấp trên đồng ý.',
    document: 'Công văn minh họa số 02-CV/ĐU',
  },
  RECORDED: { document: 'Báo cáo minh họa số 11-BC/ĐU' },
};

/** Late in the month, and not in the future. */
function within({ month, now }: Place): Date {
  const instant = new Date(`${lastDayOf(month)}T03:00:00Z`);
  return instant > now ? now : instant;
}

function sentCard(place: Place, stage: Exclude<Stage, SettledState | 'OPEN' | 'DRAFT'>): PlannedCard {
  const { cell, month, set, now } = place;
  const random = new Random(`card ${cell.code} ${month}`);
  const kind: MeetingKind = random.chance(0.08) ? 'COMBINED' : 'REGULAR';
  const heldOn = heldOnOf(place, random);
  const { content, score: result } = filled(place, kind, heldOn, random);
  const sentAt = sentAfter(heldOn, random, now);
  const card: PlannedCard = { cell, month, slot: 'R', kind, set, content, score: result, savedAt: sentAt, sentAt };
  const reviewedAt = place.late ? decidedLate(month, random) : decidedAfter(sentAt, random, now);
  if (stage === 'DECIDED') return { ...card, decidedAt: reviewedAt, verified: verifiedBy(card, random) };
  return stage === 'RETURNED' ? { ...card, returned: returned(card, reviewedAt, random) } : card;
}

/** With five days to send it again. */
function returned(card: PlannedCard, at: Date, random: Random): PlannedCard['returned'] {
  const message = random.pick(RETURN_MESSAGES);
  const lines = returnedLinesOf(card, random);
  return { at, message: lines.length > 0 ? '' : message, lines, due: addDays(vietnamDay(at), 5) };
}

/** Near the branch's usual day. In the current month no day to come: scaled to the days that are over. */
function heldOnOf({ cell, month, now }: Place, random: Random): string {
  const today = vietnamDay(now);
  if (monthOf(today) !== month) return meetingDay(month, cell.usualDay + random.int(-1, 1));
  return meetingDay(month, Math.ceil((cell.usualDay * Number(today.slice(8))) / 31), today);
}

function filled({ cell, set }: Place, kind: MeetingKind, heldOn: string, random: Random): FilledMeeting {
  return fillMeeting({ set: set.content, cell, kind, heldOn, wanted: random.chance(0.15) ? 'FAIR' : 'GOOD' }, random);
}

/** Met today or on the last working day, and begun: facts entered, the first lines answered. */
function draftCard(place: Place): PlannedCard {
  const { cell, month, set, now } = place;
  const random = new Random(`draft ${cell.code} ${month}`);
  const last = [vietnamDay(now), lastDayOf(month)].sort()[0];
  const heldOn = meetingDay(month, Number(last.slice(8)), last);
  const whole = filled(place, 'REGULAR', heldOn, random).content;
  const lines = cell.code === OFFERED.halfDone ? HALF_DONE_LINES : random.int(8, 20);
  const content = { ...whole, answers: firstAnswers(whole, cell, set, lines), weaknesses: '', vote: {} };
  return { cell, month, slot: 'R', kind: 'REGULAR', set, content, savedAt: instantOn(last, [7, 17], random, now) };
}

/** The first answers by hand, so many that with the lines that compute themselves `lines` have points. */
function firstAnswers(
  { facts, answers }: ScorecardContent,
  cell: DemoCell,
  set: PublishedDemoSet,
  lines: number,
): ScorecardContent['answers'] {
  const { answered } = score(set.content, { ...facts, leadership: cell.leadership }, []);
  return answers.slice(0, Math.max(0, lines - answered));
}

function thematicMeetings(cells: readonly DemoCell[], place: Omit<Place, 'cell'>): Plan[] {
  const random = new Random(`thematic ${place.month}`);
  return random
    .shuffled(cells)
    .slice(0, THEMATIC_MEETINGS)
    .map((cell) => thematicMeeting({ ...place, cell }, random));
}

function thematicMeeting(place: Place, random: Random): Plan {
  const { cell, month, set, now } = place;
  const heldOn = meetingDay(month, random.int(8, 20));
  const { content, score: result } = filled(place, 'THEMATIC', heldOn, random);
  const sentAt = sentAfter(heldOn, random, now);
  const card: PlannedCard = {
    cell,
    month,
    slot: 'T1',
    kind: 'THEMATIC',
    set,
    content,
    score: result,
    savedAt: sentAt,
    sentAt,
    decidedAt: decidedAfter(sentAt, random, now),
  };
  return { cards: [card], obligations: [{ cell, month, kind: 'THEMATIC', state: 'MET' }] };
}

/** First day of the oldest month: its sets are valid from then at the latest. */
export function firstRecentDay(now: Date): string {
  return firstDayOf(addMonths(monthOf(vietnamDay(now)), -2));
}
