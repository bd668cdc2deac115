import { findCycle, findOverlap } from '@chibo/domain';
import { type ReorganizationBody } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { systemActor } from '../accounts/actor';
import { CellMonths } from '../cell-months/cell-months.service';
import { Refusal } from '../http/refusal';
import { ObligationsService } from '../obligations/obligations.service';
import { OrganizationsService } from '../organizations/organizations.service';
import { RegisterActs } from './register-acts.service';
import { Reorganizations } from './reorganizations.service';

const ACTS = 200;
const DAYS = ['2026-01-15', '2026-02-20', '2026-03-01', '2026-03-10', '2026-04-01', '2026-05-15', '2026-07-01'];

/** The clock stands at 06/03/2026; acts of past, present and future, in any order, many of them refused. */
describe('acts of the register in any order', () => {
  let app: TestApp;
  let bloc: Bloc;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
  });
  afterAll(() => app.close());

  /** Numbers that look random and are the same each time. */
  let seed = 11;
  const below = (bound: number): number => {
    seed = (seed * 48271) % 2147483647;
    return Math.floor(seed / 1000) % bound;
  };
  const one = <T>(all: readonly T[]): T => all[below(all.length)];

  interface Row {
    id: string;
    valid_from: string;
    valid_to: string | null;
    child_id: string;
    parent_id: string;
    organization_id: string;
    exists_from: string;
    exists_to: string | null;
    kind: string;
    code: string;
  }

  const rows = (table: string): Promise<Row[]> =>
    app.database.read((manager) => manager.query<Row[]>(`SELECT * FROM ${table}`));

  /** What is wrong with the register and with what follows it. */
  async function faults(): Promise<string[]> {
    const links = await rows('organization_link');
    const profiles = await rows('organization_profile');
    const organizations = new Map((await rows('organization')).map((row) => [row.id, row]));
    const dated = links.map((row) => ({ ...asLink(row), parent: row.parent_id }));
    const named = profiles.map((row) => ({ ...asLink({ ...row, child_id: row.organization_id }), parent: '' }));
    const within = (id: string, row: Row): boolean => {
      const own = organizations.get(id);
      return (
        own !== undefined &&
        own.exists_from <= row.valid_from &&
        (own.exists_to === null || (row.valid_to !== null && row.valid_to <= own.exists_to))
      );
    };
    return [
      ...(findOverlap(dated) ? ['two superiors'] : []),
      ...(findOverlap(named) ? ['two names'] : []),
      ...(findCycle(dated) ? ['a circle'] : []),
      ...links.filter((row) => !within(row.child_id, row) || !within(row.parent_id, row)).map(() => 'a link to nobody'),
      ...profiles.filter((row) => !within(row.organization_id, row)).map(() => 'a name of nobody'),
      ...(await wrongObligations()),
      ...((await app.app.get(CellMonths).reconcile()) === 0 ? [] : ['derived rows']),
    ];
  }

  function asLink({ child_id: child, valid_from: from, valid_to: to }: Row): {
    child: string;
    from: string;
    to: string | undefined;
  } {
    return { child, from, to: to ?? undefined };
  }

  /** March: who exists in it as a branch owes it, and nobody else. */
  async function wrongObligations(): Promise<string[]> {
    const wrong = await app.database.read(
      (manager) => manager.sql<object[]>`
        SELECT cell_id FROM (
          SELECT DISTINCT o.id AS cell_id FROM organization o JOIN organization_profile p ON p.organization_id = o.id
            JOIN organization_kind k ON k.code = p.kind AND k.is_cell = 1
          WHERE o.exists_from < '2026-04-01' AND (o.exists_to IS NULL OR o.exists_to > '2026-03-01')
            AND p.valid_from < '2026-04-01' AND (p.valid_to IS NULL OR p.valid_to > '2026-03-01')
          EXCEPT SELECT cell_id FROM obligation WHERE month = '2026-03') missing
        UNION ALL SELECT owed.cell_id FROM obligation owed WHERE owed.month = '2026-03' AND NOT EXISTS (
          SELECT 1 FROM organization o WHERE o.id = owed.cell_id
            AND o.exists_from < '2026-04-01' AND (o.exists_to IS NULL OR o.exists_to > '2026-03-01'))`,
    );
    return wrong.map(() => 'an obligation');
  }

  it('leave no overlap, no circle, nothing in the air, and what follows them as it ought to be', async () => {
    const register = app.app.get(OrganizationsService);
    const reorganizations = app.app.get(Reorganizations);
    const acts = app.app.get(RegisterActs);
    const actor = { ...systemActor('random'), roles: [{ role: 'ADMIN' as const, organizationId: bloc.khoi }] };
    const done: Record<string, number> = {};
    const undoable: string[] = [];
    for (let at = 0; at < ACTS; at += 1) {
      const named = (await rows('organization_profile')).sort((a, b) => (a.code < b.code ? -1 : 1));
      const ids = [...new Set(named.map((row) => row.organization_id))];
      const cells = ['SUBORDINATE_CELL', 'GRASSROOTS_CELL'];
      const committees = ids.filter((id) =>
        named.some((row) => row.organization_id === id && !cells.includes(row.kind)),
      );
      const from = one(DAYS);
      const kind = one(['SUBORDINATE_CELL', 'SUBORDINATE_CELL', 'GRASSROOTS_PARTY_ORG']);
      const founded = (n: number) =>
        Array.from({ length: n }, (_, k) => ({
          kind,
          code: `m${at}.${k}`,
          name: `Mới ${at}.${k}`,
          parentId: one(committees),
        }));
      const decided = { from, decisionNumber: `${at}`, decisionOn: '2026-01-01' };
      const order = (body: Partial<ReorganizationBody>) =>
        reorganizations
          .carryOut(actor, { ...decided, ...body } as ReorganizationBody)
          .then(({ id }) => void undoable.push(id));
      const tries: [string, () => Promise<unknown>][] = [
        ['found', () => register.create(actor, { ...founded(1)[0], from })],
        ['rename', () => register.change(actor, one(ids), { from, name: `Tên ${at}` })],
        ['move', () => register.change(actor, one(ids), { from, parentId: one(committees) })],
        ['absorb', () => order({ kind: 'ABSORB', organizationIds: [one(ids)], successorId: one(ids) })],
        ['merge', () => order({ kind: 'MERGE', organizationIds: [one(ids), one(ids)], founded: founded(1) })],
        [
          'split',
          () =>
            order({
              kind: 'SPLIT',
              organizationIds: [one(ids)],
              founded: founded(2).map((each) => ({ ...each, parentId: bloc.khoi })),
            }),
        ],
        ['dissolve', () => order({ kind: 'DISSOLVE', organizationIds: [one(ids)] })],
        ['transfer', () => order({ kind: 'TRANSFER', organizationIds: [one(ids)], successorId: one(committees) })],
        ['undo', () => (undoable.length > 0 ? acts.undo(actor, one(undoable), 'thử') : Promise.resolve())],
      ];
      const [name, act] = one(tries);
      try {
        await act();
        done[name] = (done[name] ?? 0) + 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
      expect([at, name, await faults()]).toEqual([at, name, []]);
    }
    expect(Object.keys(done).sort()).toEqual([
      'absorb',
      'dissolve',
      'found',
      'merge',
      'move',
      'rename',
      'split',
      'transfer',
      'undo',
    ]);
  }, 120_000);

  it('would be found wrong: the same looking finds what is put in by hand', async () => {
    const [first] = await rows('organization_link');
    await app.database.write(async (manager) => {
      await manager.sql`UPDATE organization_link SET valid_from = '2024-12-31' WHERE id = ${first.id}`;
      await manager.sql`DELETE FROM obligation WHERE month = '2026-03'`;
      await manager.sql`DELETE FROM organization_superior`;
    });
    const found = await faults();
    for (const fault of ['a link to nobody', 'an obligation', 'derived rows']) expect(found).toContain(fault);
  });
});
