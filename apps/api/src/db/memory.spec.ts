import type { CriteriaSetView, DeadlinesView, OrganizationsView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { EntityManager } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp, onPostgres } from '../../test-support/test-app';
import { openedMonths } from '../cell-months/desk';
import { markInForce } from '../closings/frozen-months.service';
import { PublishedSets } from '../criteria-sets/published-sets';
import { closedAmong } from '../obligations/month-matter';
import { SendingLocks } from '../obligations/sending-locks';
import { deadlineRules } from '../organizations/deadline-rules';
import { CommitteeSettings, roundingOf } from '../organizations/committee-settings.service';
import { childrenOn, kindsByCode, pathOn } from '../organizations/tree';
import { barredMonths } from '../scorecards/blind-scores';
import { accountOf, VisitFixture } from '../visits/visits.fixture';
import { waitingCells } from '../visits/waiting-observations';
import { Memory, subjectsTouchedBy } from './memory';

let app: TestApp;
let bloc: Bloc;
let admin: Browser;
/** Account of an officer who is named for a visit. */
let officer: string;
beforeEach(async () => {
  app = await aTestApp();
  bloc = await aBloc(app.database);
  admin = await Browser.signedIn(app, 'admin');
  officer = await accountOf(await Browser.signedIn(app, 'du.noivu'), bloc.noiVu);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await app.close();
});

const DAYS = ['2025-06-01', '2026-03-01', '2026-03-06', '2026-04-15'];

/** Everything that is remembered, asked of a manager. */
async function asked(manager: EntityManager): Promise<unknown> {
  const ids = await manager.sql<{ id: string }[]>`SELECT id FROM organization ORDER BY id`;
  const answers: unknown[] = [
    await kindsByCode(manager),
    await app.app.get(PublishedSets).all(manager),
    await waitingCells(manager),
    await openedMonths(manager),
    await barredMonths(manager, officer),
  ];
  for (const { id } of ids)
    for (const day of DAYS) {
      const path = await pathOn(manager, id, day);
      const rules = await deadlineRules(
        manager,
        path.map((node) => node.id),
      );
      const settings = [
        await roundingOf(manager, id, day),
        await app.app.get(CommitteeSettings).deciding(manager, [id]),
      ];
      answers.push([id, day, path, await childrenOn(manager, id, day), rules, settings]);
    }
  for (const { id: organizationId } of ids) {
    const scope = { organizationId, month: '2026-02' };
    const locks = app.app.get(SendingLocks).of(manager, { cellId: organizationId, month: '2026-02', kind: 'REGULAR' });
    answers.push([
      await markInForce(manager, scope),
      await closedAmong(manager, '2026-02', [organizationId]),
      await locks,
    ]);
  }
  return answers;
}

/** The same by statements alone: no memory belongs to a manager of its own. */
const truth = (): Promise<unknown> => asked(new EntityManager(app.data.sources.reader));
const known = (): Promise<unknown> => app.database.read(asked);

/** One after the other whatever changes what is remembered, over HTTP; `after` looks each time. */
async function walk(after: (act: string) => Promise<void>): Promise<void> {
  await after('nothing');
  const done = async (name: string, act: Promise<{ status: number; body: unknown }>): Promise<unknown> => {
    const { status, body } = await act;
    expect([name, status, body], JSON.stringify(body)).toEqual([name, expect.toSatisfy((s) => s < 300), body]);
    await after(name);
    return body;
  };
  const of = (kind: string, name: string): object => ({
    kind,
    name,
    code: name,
    parentId: bloc.noiVu,
    from: '2026-03-01',
  });
  const made = admin.post<OrganizationsView>('organizations', of('SUBORDINATE_CELL', 'Chi bộ mới'));
  await done('an organisation', made);
  const change = (body: object): ReturnType<Browser['post']> =>
    admin.post(`organizations/${bloc.thanhTra}/changes`, body);
  await done('another name', change({ from: '2026-03-02', name: 'Chi bộ Thanh tra tỉnh' }));
  await done('another superior', change({ from: '2026-04-01', parentId: bloc.yTe }));
  await done('other minutes', change({ from: '2026-04-10', minMinutesOverride: 60 }));
  const days = `organizations/${bloc.noiVu}/deadlines`;
  await done('a deadline', admin.put(days, { tier: 'CELL', days: 3 }));
  const apart = { tier: 'CELL', month: '2026-03', day: '2026-04-09', reason: 'Bão lũ' };
  const { exceptions } = (await done('a day apart', admin.post(`${days}/exceptions`, apart))) as DeadlinesView;
  await done('no day apart', admin.delete(`${days}/exceptions/${exceptions[0].id}`));
  await done('no deadline', admin.put(days, { tier: 'CELL' }));
  const office = await Browser.signedIn(app, 'du.noivu');
  const template = { template: hd42Commune.code };
  const draft = (await done('a draft', office.post('criteria-sets', template))) as CriteriaSetView;
  const at = `criteria-sets/${draft.versionId ?? ''}`;
  await done('a draft edited', office.put(at, { content: { ...hd42Commune, title: 'Bộ tiêu chí riêng' } }));
  await done('a set', office.post(`${at}/publication`, { ownerId: bloc.noiVu, validFrom: '2026-04-01' }));
  await done('the next version', office.post(`${at}/versions`, {}));
  const card = { organizationId: bloc.tongHop, month: '2026-03', kind: 'REGULAR' };
  const settings = `organizations/${bloc.noiVu}/settings`;
  await done(
    'settings',
    admin.put(settings, { decides: 'SELF', twoPeople: true, lockLate: true, rounding: 'CUT_AND_TOP_UP' }),
  );
  const month = { organizationId: bloc.noiVu };
  await done('a closing', office.post('months/2026-02/close', { ...month, missing: [] }));
  await done('a reopening', office.post('months/2026-02/reopen', { ...month, reason: 'Bổ sung phiếu' }));
  const visits = new VisitFixture(office, bloc, await accountOf(office, bloc.noiVu));
  const visit = await visits.done({ organizationId: bloc.thanhTra });
  await after('a group named');
  const { facts, answers } = aScorecard(hd42Commune);
  await done('an observed score that waits', visits.act(visit, 'observation', { facts, answers }));
  await done('a card', (await Browser.signedIn(app, 'cb.tonghop')).post('scorecards', card));
}

describe('what is remembered', () => {
  it('is the truth after every act that changes it, and before', async () => {
    await walk(async (act) => {
      // Twice: what was not known by then is now.
      expect([act, await known()]).toEqual([act, await truth()]);
      expect([act, await known()]).toEqual([act, await truth()]);
    });
  });

  it('would not be, were it never forgotten', async () => {
    if (onPostgres) return expect(onPostgres).toBe(true);
    vi.spyOn(Memory.prototype, 'forget').mockImplementation(() => undefined);
    const differing: string[] = [];
    await walk(async (act) => {
      if (JSON.stringify(await known()) !== JSON.stringify(await truth())) differing.push(act);
    });
    const wanted = [
      'settings',
      'a group named',
      'a closing',
      'a reopening',
      'an organisation',
      'another name',
      'another superior',
      'other minutes',
      'a deadline',
      'a day apart',
      'a set',
      'an observed score that waits',
    ];
    expect(differing).toEqual(expect.arrayContaining(wanted));
  });

  it('is not asked by a write that has changed it, and stands when that write is undone', async () => {
    const before = await known();
    const day = DAYS[2];
    const name = async (manager: EntityManager): Promise<string> => (await pathOn(manager, bloc.tongHop, day))[0].name;
    const old = await app.database.read(name);
    const undone = app.database.write(async (manager) => {
      expect(await name(manager)).toBe(old);
      await manager.sql`UPDATE organization_profile SET name = 'Tên khác' WHERE organization_id = ${bloc.tongHop}`;
      expect(await name(manager)).toBe('Tên khác');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await known()).toEqual(before);
    expect(await truth()).toEqual(before);
  });

  it('is not what was read beside a change and came after it', async () => {
    const day = DAYS[2];
    const reading = app.database.read((manager) => pathOn(manager, bloc.tongHop, day));
    await app.database.write(
      (manager) =>
        manager.sql`UPDATE organization_profile SET name = 'Tên khác' WHERE organization_id = ${bloc.tongHop}`,
    );
    await reading;
    const [cell] = await app.database.read((manager) => pathOn(manager, bloc.tongHop, day));
    expect(cell.name).toBe('Tên khác');
  });

  it('can be changed by nobody', async () => {
    if (onPostgres) return expect(onPostgres).toBe(true);
    const nodes = await app.database.read((manager) => pathOn(manager, bloc.tongHop, DAYS[2]));
    expect(() => (nodes as unknown as object[]).reverse()).toThrow(TypeError);
    expect(() => Object.assign(nodes[0], { name: 'x' })).toThrow(TypeError);
  });
});

it.each([
  ['INSERT INTO "organization_link"("id") VALUES (?)', ['register', 'settings']],
  ['UPDATE organization SET exists_to = ?', ['register', 'settings']],
  ['WITH gone AS (SELECT 1) DELETE FROM organization_profile', ['register', 'settings']],
  ['INSERT OR REPLACE INTO criteria_set_version VALUES (?)', ['sets']],
  ['delete from deadline_exception', ['deadlines']],
  ['ALTER TABLE deadline_rule RENAME TO x', ['deadlines']],
  ['INSERT INTO cell_month SELECT child_id FROM organization_link', ['register', 'settings']],
  ['SELECT * FROM organization_link JOIN criteria_set_version', []],
  ['UPDATE scorecard SET criteria_set_version_id = ?', []],
  ['INSERT INTO month_closing (organization_id) VALUES (?)', ['closings']],
  ['UPDATE cell_month SET obligation_id = ?', []],
])('%s touches %j', (statement, subjects) => {
  expect(subjectsTouchedBy(statement)).toEqual(subjects);
});
