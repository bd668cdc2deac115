import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { Account, RoleAssignment } from '../accounts/account.entities';
import { called } from '../accounts/called';
import { newId } from '../db/new-id';
import { ObligationsService } from '../obligations/obligations.service';
import { named } from '../organizations/named';
import { Organization, OrganizationLink, OrganizationProfile } from '../organizations/organization.entities';
import { keepAllSuperiors } from '../organizations/superiors';
import { Reminders } from './reminders.service';

const FROM = '2025-01-01';
/** Branches under one committee: with those of two months more than two batches. */
const MANY = 620;

/** The last day for branches is 02/03/2026, for grassroots committees 10/03. */
describe('reminders of many branches', () => {
  let app: TestApp;
  let bloc: Bloc;
  let part: string;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-26T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.database.write(async (manager) => {
      const period = { validFrom: FROM, validTo: null };
      const under = async (parentId: string, kind: string, name: string): Promise<string> => {
        const id = newId();
        const rest = { leadership: 'COMMITTEE', minMinutesOverride: null } as const;
        await manager.insert(Organization, {
          id,
          existsFrom: FROM,
          existsTo: null,
          createdAt: `${FROM}T00:00:00.000Z`,
        });
        await manager.insert(OrganizationProfile, {
          ...{ id: newId(), organizationId: id, kind, ...named(name, id) },
          ...rest,
          ...period,
        });
        await manager.insert(OrganizationLink, { id: newId(), childId: id, parentId, ...period });
        return id;
      };
      part = await under(bloc.yTe, 'PARTIAL_PARTY_ORG', 'Đảng ủy bộ phận Bệnh viện');
      for (let at = 0; at < MANY; at += 1) {
        const cell = await under(at % 2 ? part : bloc.yTe, 'SUBORDINATE_CELL', `Chi bộ Khoa ${at}`);
        const id = newId();
        const account = { id, ...called(`cb.${at}`, `Bí thư ${at}`), passwordHash: null, disabledAt: null };
        await manager.insert(Account, { ...account, createdAt: `${FROM}T00:00:00.000Z` });
        const role = { id: newId(), accountId: id, organizationId: cell, role: 'CELL_SECRETARY', ...period };
        await manager.insert(RoleAssignment, role);
      }
      await keepAllSuperiors(manager);
    });
    for (const month of ['2026-01', '2026-02']) await app.app.get(ObligationsService).openMonth(month);
  });
  afterAll(() => app.close());

  interface Tally {
    kind: string;
    month: string;
    accounts: number;
    n: number;
  }

  /** How many notices there are, and of how many accounts. */
  async function told(): Promise<Tally[]> {
    const rows = await app.database.read(
      (manager) => manager.sql<{ kind: string; account_id: string; content: string | { month: string } }[]>`
        SELECT kind, account_id, content FROM notice`,
    );
    const monthOf = ({ content }: (typeof rows)[number]): string =>
      (typeof content === 'string' ? (JSON.parse(content) as { month: string }) : content).month;
    const groups = Map.groupBy(rows, (row) => `${row.kind} ${monthOf(row)}`);
    return [...groups]
      .map(([key, of]) => {
        const [kind, month] = key.split(' ');
        return { kind, month, accounts: new Set(of.map((row) => row.account_id)).size, n: of.length };
      })
      .sort((a, b) => (a.kind + a.month < b.kind + b.month ? -1 : 1));
  }

  const runAt = async (time: string): Promise<void> => {
    app.clock.set(time);
    await app.app.get(Reminders).run();
  };

  it('reach every one of them once, month by month, however often they are looked for', async () => {
    await runAt('2026-02-28T03:00:00Z');
    await runAt('2026-02-28T03:15:00Z');
    // Of the bloc's own branches: five accounts.
    const all = MANY + 5;
    expect((await told()).filter(({ kind }) => kind === 'SEND_DUE')).toEqual([
      { kind: 'SEND_DUE', month: '2026-01', accounts: all, n: all },
      { kind: 'SEND_DUE', month: '2026-02', accounts: all, n: all },
    ]);
  });

  it('count for the committee that decides, also over its part without a seal', async () => {
    await runAt('2026-03-08T03:00:00Z');
    const [notice] = await app.database.read(
      (manager) => manager.sql<{ content: string | object }[]>`
        SELECT content FROM notice WHERE kind = 'DECIDE_DUE' AND key LIKE ${`decide:${bloc.yTe}:2026-02:%`}`,
    );
    const content: unknown = typeof notice.content === 'string' ? JSON.parse(notice.content) : notice.content;
    expect(content).toMatchObject({ organizationId: bloc.yTe, missing: MANY + 1, waiting: 0, deadline: '2026-03-10' });
    const ofPart = await app.database.read(
      (manager) => manager.sql<object[]>`SELECT id FROM notice WHERE key LIKE ${`decide:${part}:%`}`,
    );
    expect(ofPart).toEqual([]);
  });
});
