import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySet, publishableSet } from '../../test-support/any-set';
import { linesOf } from '../../test-support/a-card';
import { checkCriteriaSet, checkSendable, requiredFacts } from '../criteria';
import type { Answer, CriteriaSet } from '../criteria';
import type { CellContext, MeetingFacts, MeetingKind } from '../facts';
import {
  askedFacts,
  COUNT_FACTS,
  expectedCount,
  FLAG_FACTS,
  LEADERSHIPS,
  MEETING_KINDS,
  meetingKindOf,
  scoringFacts,
} from '../facts';
import { score } from '../scoring';
import { hd12, hd42Central, hd42Commune, thematic } from '../templates';
import { whyNotReady } from './why-not-ready';
import { withLine } from '../../test-support/changed-set';

const MONTH = '2026-03';
const few = fc.nat({ max: 3 });

/** Every count and every question of the table; those with a part in the rules are drawn over it. */
const NONE: MeetingFacts = Object.fromEntries([
  ...COUNT_FACTS.map((fact) => [fact, 0]),
  ...FLAG_FACTS.map((fact) => [fact, false]),
]);

/** A meeting whose figures agree: every fact there is, of any kind of meeting. */
const meeting: fc.Arbitrary<MeetingFacts> = fc
  .record({
    memberCount: fc.integer({ min: 10, max: 60 }),
    corrections: fc.tuple(few, few, few, few),
    share: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    speakers: fc.double({ min: 0, max: 1, noNaN: true }),
    minutes: fc.integer({ min: 1, max: 200 }),
    tasksAssigned: fc.nat({ max: 9 }),
    directive05Theme: fc.boolean(),
  })
  .map(({ memberCount, corrections, share, speakers, minutes, tasksAssigned, directive05Theme }) => {
    const [temporaryIn, temporaryOut, exempt, specialDuty] = corrections;
    const people = { memberCount, temporaryIn, temporaryOut, exempt, specialDuty, exemptPresent: 0 };
    const expected = expectedCount(people) ?? 1;
    const present = Math.max(1, Math.round(expected * share[0]));
    const excused = Math.round((expected - present) * share[1]);
    return {
      ...NONE,
      heldOn: `${MONTH}-05`,
      minutes,
      ...people,
      present,
      excused,
      unexcused: expected - present - excused,
      speakers: Math.round(present * speakers),
      tasksAssigned,
      tasksDone: Math.floor(tasksAssigned / 2),
      directive05Theme,
      thematicMinutes: Math.ceil(minutes / 2),
      theme: 'Chuyên đề',
    };
  });

const context: fc.Arbitrary<CellContext> = fc.record(
  {
    leadership: fc.constantFrom(...LEADERSHIPS),
    minMinutesOverride: fc.constantFrom(45, 60, 90, 150),
  },
  { requiredKeys: ['leadership'] },
);

/** What a branch can enter at such a meeting: the form's own questions, all of them answered, and nothing else. */
function entered(facts: MeetingFacts, kind: MeetingKind): MeetingFacts {
  const asked = new Set<string>(askedFacts(kind));
  const all = { ...facts, hasThematicPart: kind === 'COMBINED' };
  return Object.fromEntries(Object.entries(all).filter(([fact]) => asked.has(fact)));
}

/** One tap for each line that waits for one, with words where words are asked. */
function answersTo(set: CriteriaSet, card: ReturnType<typeof score>): Answer[] {
  const lines = new Map(linesOf(set).map((line) => [line.code, line]));
  return card.lines
    .filter(({ state }) => state === 'UNANSWERED')
    .map(({ code, maxPoints }) => {
      const kind = lines.get(code)?.rule.kind;
      const value = kind === 'CHECK' ? 1 : kind === 'DEDUCT' ? 0 : maxPoints;
      return { code, value, note: 'Theo biên bản.' };
    });
}

const cards = fc.record({
  set: publishableSet,
  at: fc.nat(),
  facts: meeting,
  context,
});

describe('every set that may be published', () => {
  it('can be filled in and sent at each of its meetings: the form asks all the server demands', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(cards, ({ set, at, facts, context: cell }) => {
        const kind = set.meetingKinds[at % set.meetingKinds.length];
        const onForm = entered(facts, kind);
        expect(meetingKindOf(kind === 'THEMATIC', onForm)).toBe(kind);
        expect(askedFacts(kind)).toEqual(expect.arrayContaining(requiredFacts(set, kind)));
        const given = scoringFacts(kind, onForm, cell);
        const answers = answersTo(set, score(set, given, []));
        const vote = { officialPresent: 1, approve: 1, disapprove: 0, other: 0 };
        const body = { set, kind, month: MONTH, answers, weaknesses: 'Còn chậm.', vote, today: `${MONTH}-31` };
        expect(whyNotReady({ ...body, facts: given })).toEqual([]);
        expect(score(set, given, answers).complete).toBe(true);
        seen.add(kind);
      }),
      { numRuns: 500 },
    );
    expect([...seen].sort()).toEqual([...MEETING_KINDS].sort());
  });

  it('scores the same whatever is known of a meeting beyond what the form asked', () => {
    fc.assert(
      fc.property(cards, ({ set, at, facts, context: cell }) => {
        const kind = set.meetingKinds[at % set.meetingKinds.length];
        const onForm = entered(facts, kind);
        const given = scoringFacts(kind, onForm, cell);
        const answers = answersTo(set, score(set, given, []));
        const left = { ...onForm, thematicMinutes: facts.thematicMinutes, theme: facts.theme };
        expect(score(set, scoringFacts(kind, left, cell), answers)).toEqual(score(set, given, answers));
      }),
      { numRuns: 300 },
    );
  });

  it('is not so scarce that these properties say little', () => {
    const some = fc.sample(anySet, 300);
    const sound = some.filter((set) => checkCriteriaSet(set).length === 0);
    expect(sound.length).toBeGreaterThan(40);
    expect(some.some((set) => checkSendable(set).length > 0)).toBe(true);
  });
});

describe('a set no card of which could be sent', () => {
  const errors = (set: CriteriaSet) => checkCriteriaSet(set).map(({ line, text }) => [line, text]);
  const guarded = [{ fact: 'hasThematicPart', is: true }] as const;
  const minutes = (criterion: { maxPoints: number }) => ({
    kind: 'LEVELS' as const,
    measure: 'THEMATIC_MINUTES' as const,
    levels: [
      { points: criterion.maxPoints, label: 'Đủ', lower: { at: 60, inclusive: true } },
      { points: 0, label: 'Thiếu', upper: { at: 60, inclusive: false } },
    ],
  });

  it('asks a thematic meeting whether it has a thematic part', () => {
    const set = { ...thematic, minMinutes: hd42Central.minMinutes };
    expect(errors(set)).toEqual([
      [
        undefined,
        'Mức thời lượng tối thiểu hỏi kỳ sinh hoạt có phần chuyên đề hay không, nhưng kỳ sinh hoạt chuyên đề không có câu hỏi này. Đồng chí lập bộ tiêu chí riêng cho sinh hoạt chuyên đề.',
      ],
    ]);
    expect(errors({ ...hd42Commune, meetingKinds: ['REGULAR', 'COMBINED', 'THEMATIC'] })).toEqual([
      ['4.3', expect.stringContaining('Mục 4.3 hỏi kỳ sinh hoạt có phần chuyên đề hay không')],
    ]);
    expect(errors(hd42Commune)).toEqual([]);
  });

  it('measures the minutes of a part a regular meeting has not', () => {
    const bare = withLine(hd42Commune, '4.4', (line) => ({ rule: minutes(line) }));
    expect(errors(bare)).toEqual([
      [
        '4.4',
        'Mục 4.4 cần thời lượng phần chuyên đề, nhưng kỳ sinh hoạt thường kỳ không có. Đồng chí chỉ áp dụng mục này khi có phần chuyên đề.',
      ],
    ]);
    expect(errors({ ...bare, meetingKinds: ['COMBINED'] })).toEqual([]);
    const within = withLine(hd42Commune, '4.4', (line) => ({ rule: minutes(line), appliesWhen: [...guarded] }));
    expect(errors(within)).toEqual([]);
    const rule = {
      code: 'part',
      label: 'Phần chuyên đề từ 60 phút',
      cap: 'FAIR' as const,
      requires: { kind: 'MEASURE_AT_LEAST' as const, measure: 'THEMATIC_MINUTES' as const, at: 60 },
    };
    expect(errors({ ...hd12, bandRules: [rule] })).toEqual([
      ['part', expect.stringContaining('Điều kiện part cần thời lượng phần chuyên đề')],
    ]);
  });

  it('has more lines than a card carries answers', () => {
    const [group] = hd12.groups;
    const criteria = Array.from({ length: 201 }, (_, at) => ({ ...group.criteria[0], code: `Z${at}` }));
    expect(checkSendable({ ...hd12, groups: [{ ...group, criteria }] })).toEqual([
      { text: 'Bộ tiêu chí có 201 mục, nhiều hơn 200.' },
    ]);
  });
});
