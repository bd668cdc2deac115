import type { ReorganizationPreview } from '@chibo/contracts';
import { type ReorganizationBody } from '@chibo/contracts';
import type { CardState, Role } from '@chibo/domain';
import { addDays, ROLE_LABEL } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql, text } from '../db/sql';
import { groupsOf } from '../groupings/group-of';
import { holds } from '../organizations/on-day';
import { pathOn } from '../organizations/tree';

/** What stands beside organisations that end or move: read for the preview. Some organisations at most. */

export interface CardRow {
  id: string;
  name: string;
  month: string;
  state: CardState;
}

/** The last name of `alias.column`. */
function lastName(organization: Sql): Sql {
  return sql`(SELECT p.name FROM organization_profile p WHERE p.organization_id = ${organization}
    ORDER BY p.valid_from DESC LIMIT 1)`;
}

export async function namesOf(manager: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await ask<{ id: string; name: string }>(
    manager,
    sql`SELECT o.id, ${lastName(sql`o.id`)} AS name FROM organization o WHERE o.id IN (${['', ...ids]})`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function cardsOf(manager: EntityManager, cells: readonly string[]): Promise<CardRow[]> {
  return ask(
    manager,
    sql`SELECT c.id, ${lastName(sql`c.cell_id`)} AS name, c.month, c.state FROM scorecard c
      WHERE c.cell_id IN (${['', ...cells]}) ORDER BY c.month, name, c.id`,
  );
}

export async function owedBy(manager: EntityManager, cells: readonly string[]): Promise<ReorganizationPreview['owed']> {
  const rows = await ask<{ name: string; month: string }>(
    manager,
    sql`SELECT ${lastName(sql`owed.cell_id`)} AS name, owed.month FROM obligation owed
      WHERE owed.cell_id IN (${['', ...cells]}) AND owed.kind = 'REGULAR' AND owed.state = 'OPEN' ORDER BY owed.month, name`,
  );
  return rows.map(({ name, month }) => ({ organizationName: name, month }));
}

export async function rolesAt(
  manager: EntityManager,
  organizations: readonly string[],
  from: string,
): Promise<ReorganizationPreview['roles']> {
  const rows = await ask<{ id: string; account: string; role: Role; name: string }>(
    manager,
    sql`SELECT r.id, a.display_name AS account, r.role, ${lastName(sql`r.organization_id`)} AS name
      FROM role_assignment r JOIN account a ON a.id = r.account_id
      WHERE r.organization_id IN (${['', ...organizations]}) AND (r.valid_to IS NULL OR r.valid_to > ${from})
      ORDER BY name, r.role, a.sort_key, r.id`,
  );
  return rows.map(({ id, account, role, name }) => ({
    ...{ assignmentId: id, accountName: account, roleLabel: ROLE_LABEL[role], organizationName: name },
  }));
}

export async function officersOf(
  manager: EntityManager,
  cells: readonly string[],
  from: string,
): Promise<ReorganizationPreview['officers']> {
  const rows = await ask<{ officer: string; name: string }>(
    manager,
    sql`SELECT s.name AS officer, ${lastName(sql`s.cell_id`)} AS name FROM supervising_officer s
      WHERE s.cell_id IN (${['', ...cells]}) AND ${holds('s', addDays(from, -1))} ORDER BY name, s.name`,
  );
  return rows.map(({ officer, name }) => ({ name: officer, organizationName: name }));
}

export async function groupsWith(
  manager: EntityManager,
  organizations: readonly string[],
  from: string,
): Promise<ReorganizationPreview['groups']> {
  const rows = await ask<{ id: string; name: string; now: string }>(
    manager,
    sql`SELECT DISTINCT g.id, g.name, own.name AS now FROM group_stay stay
      JOIN organization_grouping g ON g.id = stay.grouping_id JOIN organization_group own ON own.id = stay.group_id
      WHERE stay.organization_id IN (${['', ...organizations]}) AND stay.dropped_at IS NULL
        AND ${holds('stay', addDays(from, -1))} ORDER BY g.name, own.name`,
  );
  const groups: ReorganizationPreview['groups'] = [];
  for (const [groupingId, some] of Map.groupBy(rows, ({ id }) => id))
    groups.push({
      groupingId,
      groupingName: some[0].name,
      now: some.map(({ now }) => now),
      groups: await groupsOf(manager, groupingId),
    });
  return groups;
}

/** Table, column of the organisation, and what its rows are to people. */
const SETTINGS: readonly [table: string, column: string, what: string][] = [
  ['deadline_rule', 'organization_id', 'hạn gửi, hạn xếp loại riêng'],
  ['committee_setting', 'organization_id', 'cách thẩm định, xếp loại'],
  ['letterhead', 'organization_id', 'thể thức văn bản'],
  ['criteria_set_version', 'owner_id', 'bộ tiêu chí đã ban hành'],
  ['organization_grouping', 'committee_id', 'cách chia nhóm'],
  ['indicator', 'committee_id', 'chỉ tiêu'],
];

export async function settingsOf(
  manager: EntityManager,
  organizations: readonly string[],
): Promise<ReorganizationPreview['settings']> {
  const found: ReorganizationPreview['settings'] = [];
  for (const [table, column, what] of SETTINGS) {
    const owner = text(`kept.${column}`);
    const rows = await ask<{ name: string }>(
      manager,
      sql`SELECT DISTINCT ${lastName(owner)} AS name FROM ${text(table)} kept
        WHERE ${owner} IN (${['', ...organizations]}) ORDER BY name`,
    );
    found.push(...rows.map(({ name }) => ({ organizationName: name, what })));
  }
  return found;
}

/** Months of a year in which they were rated. */
export async function decidedMonths(manager: EntityManager, cells: readonly string[], year: string): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(*) AS n FROM cell_month WHERE cell_id IN (${['', ...cells]})
      AND month >= ${`${year}-01`} AND month <= ${`${year}-12`} AND decided_band IS NOT NULL`,
  );
  return Number(n);
}

/** The committees above all that is concerned, on the last day before and on the day itself. */
export async function concerned(
  manager: EntityManager,
  { organizationIds, successorId, founded, from }: ReorganizationBody,
  begun: readonly string[] = [],
): Promise<string[]> {
  const places = [...organizationIds, ...(successorId ? [successorId] : []), ...begun];
  const parents = (founded ?? []).map(({ parentId }) => parentId);
  const ids = new Set<string>();
  for (const day of [addDays(from, -1), from])
    for (const id of [...places, ...parents])
      for (const node of await pathOn(manager, id, day)) if (!node.isCell) ids.add(node.id);
  return [...ids];
}
