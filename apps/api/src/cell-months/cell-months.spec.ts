import type { CellFilter, ScorecardView } from '@chibo/contracts';
import { CELL_FILTERS } from '@chibo/contracts';
import { addDays, SENT_STATES, VERIFIED_STATES } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ask, sql } from '../db/sql';
import { treeDay } from '../organizations/tree';
import type { AssessmentSnapshot } from '../scorecards/scorecard.entities';
import { factsOf } from '../scorecards/card-facts';
import { selfFigures } from '../scorecards/self-figures';
import type { MonthScope } from './cell-month-reader';
import { countBeside, countCells } from './cell-month-reader';
import { CellMonths } from './cell-months.service';
import { countFilters, countScope } from './month-tallies';
import { ObligationsService } from '../obligations/obligations.service';

const MONTHS = ['2026-01', '2026-02', '2026-03'];
const CELLS = ['tongHop', 'thanhTra', 'duoc', 'bao'] as const;
type Cell = (typeof CELLS)[number];

/** What people do in a quarter; each says whether it was done. */
const ACTS = [
  'open',
  'meet',
  'send',
  'recall',
  'verify',
  'decide',
  'confirm',
  'take-back',
  'return',
  'correct',
  'excuse',
  'leave',
  'record',
  'not-held',
  'reopen-obligation',
  'deadline',
  'exception',
  'move',
  'rename',
  'close',
  'reopen-month',
  'next-day',
] as const;
type ActName = (typeof ACTS)[number];

const LOWER = { code: '4.1', points: 0, reasonCode: 'TOO_HIGH', words: 'Biên bản không ghi' };

interface Step {
  name: ActName;
  cell: Cell;
  month: string;
  /** A day of the month or of the years ahead, a number of days: whatever the act needs one for. */
  n: number;
}

const step = fc.record({
  name: fc.constantFrom(...ACTS, 'open', 'send', 'confirm'),
  cell: fc.constantFrom(...CELLS),
  month: fc.constantFrom(...MONTHS),
  n: fc.integer({ min: 1, max: 28 }),
});

/** One card's life, so that everything has happened once. */
const CARD_ACTS = [
  'open',
  'meet',
  'send',
  'recall',
  'send',
  'return',
  'send',
  'verify',
  'decide',
  'take-back',
] as const;
const STORY: readonly Step[] = [
  ...[...CARD_ACTS, 'confirm' as const, 'correct' as const].map((name): Step => ({
    name,
    cell: 'bao',
    month: '2026-03',
    n: 20,
  })),
  ...(['leave', 'record', 'reopen-obligation', 'record'] as const).map((name): Step => ({
    name,
    cell: 'duoc',
    month: '2026-01',
    n: 3,
  })),
];

/** The rows of cell_month after whatever people do, against the same rows made anew. */
describe('one row per branch and month', () => {
  let app: TestApp;
  let bloc: Bloc;
  let people: Record<'office' | 'noiVu' | 'yTe' | 'admin' | Cell, Browser>;
  let today = '2026-03-28';
  const done = new Set<ActName>();

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-28T03:00:00Z' });
    bloc = await aBloc(app.database);
    for (const month of MONTHS) await app.app.get(ObligationsService).openMonth(month);
    await signIn();
  });
  afterAll(() => app.close());

  async function signIn(): Promise<void> {
    const logins = { office: 'vp.khoi', noiVu: 'du.noivu', yTe: 'du.yte', admin: 'admin' } as const;
    const secretaries = { tongHop: 'cb.tonghop', thanhTra: 'cb.thanhtra', duoc: 'cb.duoc', bao: 'cb.bao' } as const;
    const all = Object.entries({ ...logins, ...secretaries });
    const signed = await Promise.all(all.map(async ([who, login]) => [who, await Browser.signedIn(app, login)]));
    people = Object.fromEntries(signed) as typeof people;
  }

  const cardOf = async (cell: Cell, month: string): Promise<ScorecardView | undefined> => {
    const [row] = await app.database.read(
      (manager) => manager.sql<{ id: string }[]>`
        SELECT id FROM scorecard WHERE cell_id = ${bloc[cell]} AND month = ${month} AND kind <> 'THEMATIC'`,
    );
    return row && (await people[cell].get<ScorecardView>(`scorecards/${row.id}`)).body;
  };
  const obligationOf = async (cell: Cell, month: string): Promise<string> => {
    const [{ id }] = await app.database.read(
      (manager) => manager.sql<{ id: string }[]>`
        SELECT id FROM obligation WHERE cell_id = ${bloc[cell]} AND month = ${month} AND kind = 'REGULAR'`,
    );
    return id;
  };
  const superiorOf = async (cell: Cell): Promise<Browser> => {
    const [{ parent_id: parent }] = await app.database.read(
      (manager) => manager.sql<{ parent_id: string }[]>`
        SELECT parent_id FROM organization_link WHERE child_id = ${bloc[cell]} AND valid_from <= ${today}
          AND (valid_to IS NULL OR valid_to > ${today})`,
    );
    return { [bloc.khoi]: people.office, [bloc.noiVu]: people.noiVu, [bloc.yTe]: people.yTe }[parent];
  };
  const onCard = async ({ cell, month, name }: Step, body: object = {}): Promise<number> => {
    const card = await cardOf(cell, month);
    const who = name === 'recall' ? people[cell] : await superiorOf(cell);
    return card ? (await act(who, card, name, body)).status : 0;
  };
  const onObligation = async ({ cell, month }: Step, who: Browser, move: string, body: object): Promise<number> =>
    (await who.post(`obligations/${await obligationOf(cell, month)}/${move}`, body)).status;
  const changed = async (cell: Cell, body: object): Promise<number> =>
    (await people.admin.post(`organizations/${bloc[cell]}/changes`, body)).status;
  const onMonth = async (month: string, move: 'close' | 'reopen'): Promise<number> => {
    const missing = [...CELLS, 'keHoach' as const].map((cell) => ({ cellId: bloc[cell], reason: 'Đang bàn giao' }));
    const body = move === 'close' ? { missing } : { reason: 'Sửa số liệu' };
    return (await people.noiVu.post(`months/${month}/${move}`, { organizationId: bloc.noiVu, ...body })).status;
  };

  const DO: Record<ActName, (step: Step) => Promise<number>> = {
    open: async ({ cell, month }) =>
      (await people[cell].post('scorecards', { organizationId: bloc[cell], month, kind: 'REGULAR' })).status,
    meet: async ({ cell, month, n }) => {
      const card = await cardOf(cell, month);
      const facts = { heldOn: `${month}-${String(n).padStart(2, '0')}` };
      return card
        ? (await people[cell].patch(`scorecards/${card.id}`, { facts }, { version: card.version })).status
        : 0;
    },
    send: async ({ cell, month, n }) => {
      const card = await cardOf(cell, month);
      const body = aScorecard(hd42Commune, { facts: { heldOn: `${month}-${String(n).padStart(2, '0')}` } });
      const at = { version: card?.version ?? 0, key: aKey() };
      return card ? (await people[cell].post(`scorecards/${card.id}/submit`, body, at)).status : 0;
    },
    recall: (at) => onCard(at),
    verify: (at) => onCard(at, { adjustments: [] }),
    decide: (at) => onCard(at),
    confirm: (at) => onCard(at),
    'take-back': (at) => onCard(at),
    return: (at) => onCard(at, { message: 'Xem lại', ...(at.n > 14 ? { due: addDays(today, at.n) } : {}) }),
    correct: (at) => onCard(at, { reason: 'Chấm lại theo biên bản', adjustments: [LOWER] }),
    excuse: async (at) => onObligation(at, await superiorOf(at.cell), 'excuse', { reason: 'Bàn giao' }),
    leave: async ({ cell, month, n }) => {
      const body = { until: addDays(today, n), reason: 'Bão' };
      return (await people.office.put(`obligations/${await obligationOf(cell, month)}/leave`, body)).status;
    },
    record: async ({ cell, month, n }) => {
      const results = [{ obligationId: await obligationOf(cell, month), total: 9000 - n * 100, band: 'FAIR' }];
      return (await people.office.post(`months/${month}/past-results`, { document: '11-BC/ĐU', results })).status;
    },
    'not-held': (at) => onObligation(at, people[at.cell], 'not-held', at.n > 14 ? { reason: 'Bão' } : {}),
    'reopen-obligation': async (at) => onObligation(at, await superiorOf(at.cell), 'reopen', { reason: 'Ghi nhầm' }),
    // Of a committee, of the one above it, of one branch.
    deadline: async ({ cell, n }) => {
      const [who, id] = [
        [people.noiVu, bloc.noiVu],
        [people.office, bloc.khoi],
        [people.office, bloc[cell]],
      ][n % 3] as [Browser, string];
      return (await who.put(`organizations/${id}/deadlines`, { tier: 'CELL', days: n > 20 ? null : n })).status;
    },
    exception: async ({ cell, month, n }) =>
      (
        await people.office.post(`organizations/${n % 4 ? bloc.khoi : bloc[cell]}/deadlines/exceptions`, {
          tier: 'CELL',
          month,
          day: addDays(`${month}-20`, n),
          reason: 'Bão',
        })
      ).status,
    // Some of them planned for days to come.
    move: ({ cell, n }) =>
      changed(cell, { from: addDays(today, n > 20 ? 2 : 0), parentId: n % 2 ? bloc.noiVu : bloc.yTe }),
    rename: ({ cell, n }) =>
      changed(cell, { from: today, name: `Chi bộ số ${n}`, kind: n % 2 ? 'GRASSROOTS_CELL' : 'SUBORDINATE_CELL' }),
    close: ({ month }) => onMonth(month, 'close'),
    'reopen-month': ({ month }) => onMonth(month, 'reopen'),
    'next-day': async () => {
      today = addDays(today, 1);
      app.clock.set(`${today}T03:00:00Z`);
      await app.app.get(ObligationsService).openCurrentMonth();
      await app.app.get(CellMonths).keepToday();
      await signIn();
      return 200;
    },
  };

  const goes = async (steps: readonly Step[]): Promise<void> => {
    for (const each of steps) {
      const status = await DO[each.name](each);
      if (status >= 200 && status < 300) done.add(each.name);
      const before = await superiors();
      expect([each, status, await app.app.get(CellMonths).reconcile()]).toEqual([each, status, 0]);
      expect(await superiors()).toEqual(before);
      expect(await countedFilters(each.month)).toEqual(await listedFilters(each.month));
      expect(await figuresKept()).toEqual(await figuresOfSnapshots());
      expect(await factsKept()).toEqual(await factsOfSnapshots());
    }
  };

  it('is what it would be if it were made anew, after every act', async () => {
    await goes(STORY);
    const walks = fc.array(step, { minLength: 30, maxLength: 40, size: 'max' });
    // A failing walk is shown as it is: the acts before it have changed the data.
    await fc.assert(fc.asyncProperty(walks, goes), { numRuns: 6, endOnFailure: true, seed: 4242 });
    expect(ACTS.filter((name) => !done.has(name))).toEqual([]);
  }, 240_000);

  it('finds a row that was written by another hand', async () => {
    await app.database.write(
      (manager) => manager.sql`UPDATE cell_month SET deadline = '2020-01-01' WHERE cell_id = ${bloc.bao}`,
    );
    expect(await app.app.get(CellMonths).reconcile()).toBeGreaterThanOrEqual(MONTHS.length);
    await app.database.write(
      (manager) =>
        manager.sql`UPDATE obligation SET state = 'EXCUSED' WHERE cell_id = ${bloc.keHoach} AND month = '2026-02'`,
    );
    expect(await app.app.get(CellMonths).reconcile()).toBe(1);
  });

  /** What figures over many cards read of each sent one. */
  const figuresKept = () =>
    app.database.read(
      (manager) => manager.sql<object[]>`
        SELECT scorecard_id AS id, criteria_set_version_id AS set_id, self_total, self_lines, self_full, seconds_spent, verified_total, observed_total
        FROM cell_month WHERE state IN (${() => [...SENT_STATES]}) ORDER BY scorecard_id`,
    );
  /** The same out of the newest assessments, which are never changed. */
  const figuresOfSnapshots = () =>
    app.database.read(async (manager) => {
      const newest = (kind: string) => sql`SELECT a.* FROM assessment a WHERE a.kind = ${kind} AND a.revision = (
        SELECT max(b.revision) FROM assessment b WHERE b.scorecard_id = a.scorecard_id AND b.kind = a.kind)`;
      const rows = await ask<Record<'id' | 'set_id' | 'snapshot', string> & Record<'verified' | 'seen', number | null>>(
        manager,
        sql`SELECT c.id, self.criteria_set_version_id AS set_id, self.snapshot, seen.total AS seen,
            CASE WHEN c.state IN (${VERIFIED_STATES}) THEN verified.total END AS verified
          FROM scorecard c JOIN (${newest('SELF')}) self ON self.scorecard_id = c.id
          LEFT JOIN (${newest('VERIFIED')}) verified ON verified.scorecard_id = c.id
          LEFT JOIN (${newest('OBSERVED')}) seen ON seen.scorecard_id = c.id
          WHERE c.kind <> 'THEMATIC' AND c.state IN (${SENT_STATES}) ORDER BY c.id`,
      );
      return rows.map(({ id, set_id, snapshot, verified, seen }) => {
        const { score, secondsSpent } = JSON.parse(snapshot) as AssessmentSnapshot;
        const { selfTotal: self_total, selfLines: self_lines, selfFull: self_full } = selfFigures(score);
        const seconds_spent = secondsSpent ?? null;
        return {
          id,
          set_id,
          self_total,
          self_lines,
          self_full,
          seconds_spent,
          verified_total: verified,
          observed_total: seen,
        };
      });
    });

  /** What sums over many cards read, of every card that was ever sent. */
  const factsKept = () =>
    app.database.read(
      (manager) => manager.sql<object[]>`
        SELECT scorecard_id AS "scorecardId", members, expected, present, speakers, tasks_assigned AS "tasksAssigned",
          tasks_done AS "tasksDone", directive05, voters, in_favour AS "inFavour" FROM card_facts ORDER BY scorecard_id`,
    );
  const factsOfSnapshots = () =>
    app.database.read(async (manager) => {
      const rows = await manager.sql<{ id: string; snapshot: string }[]>`
        SELECT a.scorecard_id AS id, a.snapshot FROM assessment a WHERE a.kind = 'SELF' AND a.revision = (
          SELECT max(b.revision) FROM assessment b WHERE b.scorecard_id = a.scorecard_id AND b.kind = 'SELF')
        ORDER BY a.scorecard_id`;
      return rows.map(({ id, snapshot }) => factsOf(id, (JSON.parse(snapshot) as AssessmentSnapshot).content));
    });

  const scopeOf = (month: string): MonthScope => ({
    organizationId: bloc.khoi,
    month,
    day: treeDay(month, today),
    today,
  });
  const countedFilters = (month: string) =>
    app.database.read(async (manager) =>
      countFilters(await countScope(manager, scopeOf(month)), await countBeside(manager, scopeOf(month), null)),
    );
  /** The same numbers from the lists themselves. */
  const listedFilters = async (month: string) => {
    const counts = CELL_FILTERS.map(async (filter) => [
      filter,
      await app.database.read((manager) => countCells(manager, scopeOf(month), { filter })),
    ]);
    return Object.fromEntries(await Promise.all(counts)) as Record<CellFilter, number>;
  };
  const superiors = () =>
    app.database.read(
      (manager) => manager.sql`SELECT * FROM organization_superior ORDER BY organization_id, superior_id, valid_from`,
    );
});
