import {
  addMonths,
  firstDayOf,
  lastDayOf,
  monthOf,
  returnedWords,
  score,
  vietnamDay,
  visitCoverage,
  whyNotDone,
  whyNotPlanned,
  whyNotReady,
  whyNotReceived,
} from '@chibo/domain';
import { hd12, hd42Commune, thematic } from '@chibo/domain/templates';
import { called } from '../accounts/called';
import { GRASSROOTS_CELLS, isPublicService, PARTY_ORGS } from './names';
import { HALF_DONE_LINES, OFFERED, WAITING_CARDS } from './offered';
import { planRows } from './plan-rows';
import type { Plan, PlannedCard } from './planned-card';
import { recentMonths } from './recent-months';
import { demoTree } from './tree';
import type { VisitRows } from './visits';
import { demoVisits } from './visits';
import { year2018 } from './year-2018';

const tree = demoTree();
const of2018 = year2018(tree, { versionId: 'hd12', content: hd12 });
const sets = {
  regular: { versionId: 'hd42', content: hd42Commune },
  thematic: { versionId: 'thematic', content: thematic },
};
const recent = (now: string): Plan => recentMonths(tree, sets, new Date(now));
const today = recent('2026-11-18T03:00:00Z');

/** A plan without the ids of this run. */
function withoutIds({ cards, obligations }: Plan): object {
  const named = <T extends { cell: { code: string } }>({ cell, ...rest }: T): object => ({ code: cell.code, ...rest });
  return { cards: cards.map(named), obligations: obligations.map(named) };
}

const problemsOf = ({ cell, set, content, kind, month, sentAt }: PlannedCard): string[] =>
  whyNotReady({
    ...content,
    set: set.content,
    facts: { ...content.facts, leadership: cell.leadership },
    kind,
    month,
    today: vietnamDay(sentAt ?? new Date()),
  }).map(({ text }) => `${cell.code} ${month}: ${text}`);

describe('the bloc of 2018', () => {
  it('has 53 administrative and 12 public-service organisations: 34 đảng bộ with 280 branches of 6 to 12 each, 31 chi bộ cơ sở', () => {
    const agencies = [...PARTY_ORGS, ...GRASSROOTS_CELLS];
    const publicService = agencies.filter(({ name }) => isPublicService(name));
    expect([agencies.length, publicService.length, PARTY_ORGS.length, GRASSROOTS_CELLS.length]).toEqual([
      65, 12, 34, 31,
    ]);
    expect(PARTY_ORGS.flatMap(({ cells }) => cells)).toHaveLength(280);
    expect(
      PARTY_ORGS.every(({ cells }) => cells.length >= 6 && cells.length <= 12 && new Set(cells).size === cells.length),
    ).toBe(true);
    expect(new Set(agencies.map(({ name }) => name)).size).toBe(65);
  });

  it('gives every branch a code of its own and a leadership that its size allows', () => {
    const { cells } = tree;
    expect(new Set(cells.map(({ code }) => code)).size).toBe(311);
    const small = cells.filter(({ memberCount, probationary }) => memberCount - probationary < 9);
    expect(cells.filter(({ leadership }) => leadership !== 'COMMITTEE')).toEqual(small);
    expect(new Set(cells.map(({ leadership }) => leadership)).size).toBe(3);
  });
});

describe('generated cards', () => {
  it('are the same in every run, but for ids', () => {
    const again = demoTree();
    expect(withoutIds(year2018(again, { versionId: 'hd12', content: hd12 }))).toEqual(withoutIds(of2018));
    expect(withoutIds(recentMonths(again, sets, new Date('2026-11-18T03:00:00Z')))).toEqual(withoutIds(today));
  });

  it('could all have been sent: nothing stands between them and sending', () => {
    const sent = [...of2018.cards, ...today.cards].filter(({ sentAt }) => sentAt);
    expect(sent.length).toBeGreaterThan(4400);
    expect(sent.flatMap(problemsOf)).toEqual([]);
  });

  it('differ: many totals, many weaknesses, meetings all over the month, a few sent late', () => {
    const distinct = (values: unknown[]): number => new Set(values).size;
    const { cards } = of2018;
    expect(distinct(cards.map((card) => card.score?.total))).toBeGreaterThan(25);
    expect(distinct(cards.map(({ content }) => content.weaknesses))).toBeGreaterThan(100);
    expect(distinct(cards.map(({ content }) => content.facts.heldOn?.slice(8)))).toBeGreaterThan(20);
    expect(distinct(cards.map(({ content }) => JSON.stringify(content)))).toBe(cards.length);
    const perfect = [...cards, ...today.cards].filter(({ score: result }) => result?.total === 10_000);
    expect(perfect.length).toBeLessThan(cards.length / 8);
    const weekend = cards.filter(({ content }) =>
      [0, 6].includes(new Date(`${content.facts.heldOn}T00:00:00Z`).getUTCDay()),
    );
    expect(weekend).toEqual([]);
  });
});

describe('the current month', () => {
  const now = (card: PlannedCard): boolean => card.month === '2026-11';
  const of = (code: string): PlannedCard | undefined =>
    today.cards.find((card) => now(card) && card.cell.code === code);

  it('is open and partly filled', () => {
    const current = today.cards.filter(now);
    const open = today.obligations.filter(({ month, state }) => month === '2026-11' && state === 'OPEN');
    const waiting = current.filter(({ sentAt, decidedAt, returned }) => sentAt && !decidedAt && !returned);
    const drafts = current.filter(({ sentAt }) => !sentAt);
    expect(current.filter(({ returned }) => returned)).toHaveLength(1);
    for (const many of [drafts, waiting, current.filter(({ decidedAt }) => decidedAt), open])
      expect(many.length).toBeGreaterThan(25);
    expect(open.length - drafts.length).toBeGreaterThan(100);
  });

  it('has a card keyed in from paper that its branch has confirmed, and one that waits for it', () => {
    const keyed = today.cards.filter((card) => card.keyed);
    expect(keyed.map((card) => [now(card), card.keyed?.agreedAt !== undefined, card.decidedAt !== undefined])).toEqual(
      expect.arrayContaining([
        [true, true, true],
        [true, false, false],
      ]),
    );
    expect(keyed).toHaveLength(2);
    for (const { keyed: from, content, sentAt } of keyed) {
      const typed = vietnamDay(sentAt ?? new Date(0));
      expect(whyNotReceived(from?.receivedOn ?? '', content.facts.heldOn, typed)).toBeUndefined();
    }
  });

  it('shows each offered account something to do', () => {
    const half = of(OFFERED.halfDone);
    const { answered, applicable } = score(
      hd42Commune,
      { ...half?.content.facts, leadership: half?.cell.leadership ?? 'COMMITTEE' },
      half?.content.answers ?? [],
    );
    expect([answered, applicable, half?.cell.leadership]).toEqual([HALF_DONE_LINES, 27, 'COMMITTEE']);
    expect(of(OFFERED.untouched)).toBeUndefined();
    const returned = of(OFFERED.returned)?.returned;
    expect(returnedWords(returned?.message ?? '', returned?.lines ?? [])).toBeTruthy();
    const waiting = today.cards.filter(
      (card) => now(card) && card.cell.code.startsWith(`${OFFERED.committee}.`) && card.sentAt && !card.decidedAt,
    );
    expect(waiting).toHaveLength(WAITING_CARDS);
  });

  it.each([
    '2026-10-31T17:10:00Z',
    '2026-11-01T03:00:00Z',
    '2026-03-02T01:00:00Z',
    '2026-12-31T16:59:00Z',
    '2027-02-28T10:00:00Z',
  ])('has nothing in the future at %s', (instant) => {
    const at = new Date(instant);
    const { cards, obligations } = recent(instant);
    const instants = [
      ...cards.flatMap(({ savedAt, sentAt, decidedAt, returned }) => [savedAt, sentAt, decidedAt, returned?.at]),
      ...obligations.map((each) => each.at),
    ];
    expect(instants.filter((each) => each && each > at)).toEqual([]);
    const month = monthOf(vietnamDay(at));
    expect([...new Set(obligations.map((each) => each.month))]).toEqual([
      addMonths(month, -2),
      addMonths(month, -1),
      month,
    ]);
    for (const { content, month: own, sentAt } of cards) {
      const { heldOn = '' } = content.facts;
      expect(heldOn >= firstDayOf(own) && heldOn <= lastDayOf(own) && heldOn <= vietnamDay(at)).toBe(true);
      expect(!sentAt || vietnamDay(sentAt) >= heldOn).toBe(true);
    }
    expect(cards.filter(({ sentAt }) => sentAt).flatMap(problemsOf)).toEqual([]);
  });
});

describe('the two months before', () => {
  it('are nearly complete, with one month not held, one excused, a few returned, undecided or missing', () => {
    const states = Map.groupBy(
      today.obligations.filter(({ month, kind }) => month < '2026-11' && kind === 'REGULAR'),
      ({ state }) => state,
    );
    expect([
      states.get('NOT_HELD')?.length,
      states.get('EXCUSED')?.length,
      states.get('OPEN')?.length,
      states.get('MET')?.length,
    ]).toEqual([1, 1, 3, 617]);
    const before = today.cards.filter(({ month, kind }) => month < '2026-11' && kind !== 'THEMATIC');
    expect(before.filter(({ returned }) => returned)).toHaveLength(3);
    expect(before.filter(({ sentAt, decidedAt, returned }) => sentAt && !decidedAt && !returned)).toHaveLength(8);
    expect(today.cards.filter(({ kind }) => kind === 'THEMATIC')).toHaveLength(6);
  });
});

describe('visits of the working group', () => {
  const office = {
    id: 'office',
    ...called('vp.khoi', 'Cán bộ văn phòng'),
    passwordHash: null,
    disabledAt: null,
    email: null,
    emailConfirmedAt: null,
    emailCodeHash: null,
    emailCodeUntil: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    oneTimeUntil: null,
    oneTimeUsedAt: null,
    lastSignedInAt: null,
  };
  const people = { accounts: [office], roles: [], offered: [], authors: { secretary: 's', officer: 'o', keyer: 'k' } };
  const visitsAt = (instant: string): VisitRows => {
    const { scorecards } = planRows(recent(instant), people.authors);
    return demoVisits({ tree, scorecards, set: sets.regular, people, now: new Date(instant) });
  };

  it.each(['2026-11-18T03:00:00Z', '2026-10-31T17:10:00Z', '2026-01-01T03:00:00Z', '2026-12-31T16:59:00Z'])(
    'cover 8 committees and 18 branches of one quarter at %s, each as the product would take it',
    (instant) => {
      const { visits, findings, assessments } = visitsAt(instant);
      const done = visits.filter(({ state }) => state === 'DONE');
      expect(visitCoverage(done)).toEqual({ committees: 8, cells: 18 });
      expect(new Set(done.map(({ quarter }) => quarter)).size).toBe(1);
      const today = vietnamDay(new Date(instant));
      const wrong = visits.flatMap(({ quarter, plannedOn, doneOn }) => [
        whyNotPlanned(quarter, plannedOn),
        doneOn ? whyNotDone(quarter, doneOn, today) : undefined,
      ]);
      expect(wrong.filter(Boolean)).toEqual([]);
      const instants = [
        ...findings.flatMap(({ createdAt, doneAt }) => [createdAt, doneAt ?? '']),
        ...assessments.map((each) => each.createdAt),
      ];
      expect(instants.filter((at) => at > new Date(instant).toISOString())).toEqual([]);
    },
  );

  it('score whole, with a reason for what is lost', () => {
    const { assessments } = visitsAt('2026-11-18T03:00:00Z');
    expect(assessments).toHaveLength(18);
    const open = assessments.flatMap(({ snapshot: { content, context } }) =>
      whyNotReady({
        ...content,
        set: hd42Commune,
        facts: { ...content.facts, leadership: context.leadership as 'COMMITTEE' },
        kind: content.facts.hasThematicPart ? 'COMBINED' : 'REGULAR',
        month: '2026-10',
        today: '2026-11-18',
      }).filter(({ at }) => /^(facts|answers)/.test(at)),
    );
    expect(open).toEqual([]);
  });
});
