import type { ScorecardContent } from '@chibo/contracts';
import type { Answer, CriteriaSet, Criterion, LineScore, MeetingFacts, MeetingKind, Score } from '@chibo/domain';
import { expectedCount, HEAVY_LINE, reasonsOf, score } from '@chibo/domain';
import type { Random } from './random';
import { grounds, THEMES, weaknesses } from './texts';
import type { DemoCell } from './tree';

/** How well a month is meant to go. It steers facts and answers; points, total and band are always score()'s. */
export type Wanted = 'GOOD' | 'FAIR';

interface Profile {
  /** Absent of those expected, percent at most. */
  absent: number;
  /** Speakers of those present, percent. */
  speaking: [least: number, most: number];
  minutes: [least: number, most: number];
  /** Tasks done of those given, percent at least. */
  done: number;
  /** Chance that a line by hand loses points: passed or not, free range. */
  failed: number;
  lowered: number;
}

const PROFILES: Readonly<Record<Wanted, Profile>> = {
  GOOD: { absent: 8, speaking: [44, 85], minutes: [84, 120], done: 80, failed: 0.07, lowered: 0.3 },
  FAIR: { absent: 20, speaking: [25, 60], minutes: [72, 100], done: 65, failed: 0.2, lowered: 0.5 },
};

export interface MeetingToFill {
  set: CriteriaSet;
  cell: DemoCell;
  kind: MeetingKind;
  heldOn: string;
  wanted: Wanted;
}

export interface FilledMeeting {
  content: ScorecardContent;
  score: Score;
}

/** Tries before a profile is given up: reaching the band takes a few. */
const TRIES = 500;

/** A whole card whose score() comes to the wanted band: facts and answers are drawn until it does. */
export function fillMeeting(meeting: MeetingToFill, random: Random): FilledMeeting {
  const { set, cell, wanted } = meeting;
  const criteria = new Map(set.groups.flatMap((group) => group.criteria.map((each) => [each.code, each] as const)));
  for (let tried = 0; tried < TRIES; tried += 1) {
    const facts = drawFacts(meeting, random);
    const scoringFacts = { ...facts, leadership: cell.leadership };
    const open = score(set, scoringFacts, []).lines.filter(({ state }) => state === 'UNANSWERED');
    const answers = open.flatMap((line) => drawAnswer(criteria.get(line.code), line, set, PROFILES[wanted], random));
    const result = score(set, scoringFacts, answers);
    if (result.complete && result.band === wanted)
      return { content: { facts, answers, ...closing(meeting, facts, result, criteria, random) }, score: result };
  }
  throw new Error(`No ${wanted} card for ${cell.code} on ${meeting.heldOn} in ${TRIES} tries.`);
}

/** Nothing is left out that a meeting may have, so that the demonstration shows it. */
type WholeFacts = Required<Omit<MeetingFacts, 'thematicMinutes' | 'theme'>> & MeetingFacts;

function drawFacts({ cell, kind, heldOn, wanted }: MeetingToFill, random: Random): WholeFacts {
  const profile = PROFILES[wanted];
  const people = {
    memberCount: cell.memberCount,
    temporaryIn: 0,
    temporaryOut: 0,
    exempt: cell.exempt,
    specialDuty: 0,
    exemptPresent: 0,
  };
  const expected = expectedCount(people) ?? 0;
  const absent = random.int(0, Math.floor((expected * profile.absent) / 100));
  const unexcused = wanted === 'FAIR' && absent > 0 && random.chance(0.08) ? 1 : 0;
  const present = expected - absent;
  const minutes = random.int(...profile.minutes);
  const tasksAssigned = random.int(4, 11);
  return {
    heldOn,
    minutes,
    ...people,
    present,
    excused: absent - unexcused,
    unexcused,
    speakers: Math.min(present, Math.ceil((present * random.int(...profile.speaking)) / 100)),
    tasksAssigned,
    tasksDone: random.int(Math.ceil((tasksAssigned * profile.done) / 100), tasksAssigned),
    directive05Theme: random.chance(0.9),
    ...thematicPart(kind, minutes, random),
  };
}

function thematicPart(
  kind: MeetingKind,
  minutes: number,
  random: Random,
): Pick<WholeFacts, 'hasThematicPart' | 'thematicMinutes' | 'theme'> {
  if (kind === 'REGULAR') return { hasThematicPart: false };
  return { hasThematicPart: true, thematicMinutes: Math.min(minutes, random.int(55, 75)), theme: random.pick(THEMES) };
}

/** The shipped sets ask by hand for passed or not, and for a free range; other kinds of line would stay open and be noticed. */
function drawAnswer(
  criterion: Criterion | undefined,
  line: LineScore,
  set: CriteriaSet,
  profile: Profile,
  random: Random,
): Answer[] {
  if (criterion?.rule.kind === 'CHECK') {
    return [
      random.chance(profile.failed)
        ? { code: line.code, value: 0, ...reason(criterion, random) }
        : full(criterion, line, 1, random),
    ];
  }
  if (criterion?.rule.kind !== 'RANGE') return [];
  if (!random.chance(profile.lowered)) return [full(criterion, line, line.maxPoints, random)];
  const step = criterion.rule.step ?? set.scoreStep;
  const lost = random.int(1, Math.min(3, Math.ceil(line.maxPoints / step / 4))) * step;
  return [{ code: line.code, value: line.maxPoints - lost, ...partReason(criterion, random) }];
}

function full(criterion: Criterion, { code, maxPoints }: LineScore, value: number, random: Random): Answer {
  return { code, value, ...(maxPoints >= HEAVY_LINE ? { note: grounds(criterion.shortLabel, random) } : {}) };
}

function reason(criterion: Criterion, random: Random): Pick<Answer, 'reasonCode'> {
  return { reasonCode: random.pick(reasonsOf(criterion)).code };
}

/** A line that lost a part of its points was done all the same. */
function partReason(criterion: Criterion, random: Random): Pick<Answer, 'reasonCode'> {
  const partly = reasonsOf(criterion).filter(({ code }) => !/^(?:chua-lam|khong-)/.test(code));
  return partly.length > 0 ? { reasonCode: random.pick(partly).code } : reason(criterion, random);
}

function closing(
  { cell }: MeetingToFill,
  { present = 0 }: MeetingFacts,
  { lines }: Score,
  criteria: ReadonlyMap<string, Criterion>,
  random: Random,
): Pick<ScorecardContent, 'weaknesses' | 'vote'> {
  const lost = lines.filter(({ points, maxPoints }) => points !== undefined && points < maxPoints);
  const labels = lost.map(({ code }) => criteria.get(code)?.shortLabel ?? '');
  const officialPresent = present - Math.min(cell.probationary, present - 1);
  const other = officialPresent > 4 && random.chance(0.06) ? 1 : 0;
  const vote = { officialPresent, approve: officialPresent - other, disapprove: 0, other };
  return { weaknesses: weaknesses(labels, random), vote };
}
