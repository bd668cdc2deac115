import type { OrganizationsQuery, OrganizationView } from '@chibo/contracts';
import type { Leadership } from '@chibo/domain';
import type { SearchQuestion, SearchWord } from '@chibo/domain';
import { searchQuestion } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, contains, sql, text } from '../db/sql';
import { holds } from './on-day';

/** Which rows of the register: what is visible from some organisations on a day, and what of it is asked for. */
export interface RegisterScope extends Omit<OrganizationsQuery, 'page' | 'day'> {
  /** Organisations of the reader's roles: some few. */
  roots: readonly string[];
  day: string;
  /** A condition more, on columns of the rows `listed`. */
  also?: Sql;
}

/** An organisation as a statement of the register has it. */
export interface RegisterRow {
  id: string;
  code: string;
  name: string;
  kind: string;
  kind_label: string;
  is_cell: number;
  leadership: Leadership;
  min_minutes_override: number | null;
  national_code: string | null;
  parent_id: string | null;
  /** Absent where it is not shown. */
  parent_name?: string | null;
}

/**
 * A page in Vietnamese order, kinds of higher rank first: what a page alone shows is joined to its rows alone. Of what was
 * searched, what has the words as they were typed comes first, then what has them whole, then what begins with them.
 */
export async function listRegister(
  manager: EntityManager,
  scope: RegisterScope,
  { limit, offset }: { limit: number; offset: number },
): Promise<OrganizationView[]> {
  const { day } = scope;
  const order = sql`found, kind_sort, sort_key, code, id`;
  const rows = await ask<RegisterRow>(
    manager,
    sql`SELECT page.id, page.code, p.name, p.kind, k.label AS kind_label, page.is_cell, p.leadership, p.min_minutes_override,
        p.national_code, page.parent_id, above.name AS parent_name
      FROM (SELECT * FROM (${listed(scope)}) listed WHERE ${matching(scope)}
        ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}) page
      JOIN organization_profile p ON p.id = page.profile_id JOIN organization_kind k ON k.code = p.kind
      LEFT JOIN organization_profile above ON page.parent_seen = 1 AND above.organization_id = page.parent_id AND ${holds('above', day)}
      ORDER BY page.found, page.kind_sort, page.sort_key, page.code, page.id`,
  );
  return rows.map(asView);
}

/** How many there are. */
export async function countRegister(manager: EntityManager, scope: RegisterScope): Promise<number> {
  const isNarrowed = !!scope.q || !!scope.only || !!scope.also;
  const rows = isNarrowed ? listed(scope) : visible(scope);
  const condition = isNarrowed ? matching(scope) : sql`1 = 1`;
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(*) AS n FROM (${rows}) listed WHERE ${condition}`,
  );
  return Number(n);
}

/** What stands under the roots, and those of them that stand under no other: of these the superior is not shown. */
function visible({ roots, day, under }: RegisterScope): Sql {
  const wanted = [...roots];
  const place = under
    ? sql`EXISTS (SELECT 1 FROM organization_superior u
        WHERE u.organization_id = link.parent_id AND u.superior_id = ${under} AND ${holds('u', day)})`
    : sql`1 = 1`;
  return sql`
    SELECT o.id AS organization_id, link.parent_id, 0 AS parent_seen FROM organization o
    LEFT JOIN organization_link link ON link.child_id = o.id AND ${holds('link', day)}
    WHERE o.id IN (${wanted}) AND o.exists_from <= ${day} AND (o.exists_to IS NULL OR o.exists_to > ${day}) AND ${place}
      AND NOT EXISTS (SELECT 1 FROM organization_superior s
        WHERE s.organization_id = link.parent_id AND s.superior_id IN (${wanted}) AND ${holds('s', day)})
    UNION
    SELECT link.child_id, link.parent_id, 1 FROM organization_superior s CROSS JOIN organization_link link
    WHERE s.superior_id IN (${wanted}) AND ${holds('s', day)}
      AND link.parent_id = s.organization_id AND ${holds('link', day)} AND ${place}`;
}

/** With what it is ordered and narrowed by; superiors are looked at only where they are searched. */
function listed(scope: RegisterScope): Sql {
  const { day, q } = scope;
  const above = sql`LEFT JOIN organization_profile above
    ON v.parent_seen = 1 AND above.organization_id = v.parent_id AND ${holds('above', day)}`;
  const question = q ? searchQuestion(q) : undefined;
  return sql`
    SELECT v.organization_id AS id, p.id AS profile_id, p.code, p.sort_key, k.is_cell, k.sort AS kind_sort,
      v.parent_id, v.parent_seen, ${question ? foundBy(question) : sql`0`} AS found
    FROM (${visible(scope)}) v CROSS JOIN organization_profile p CROSS JOIN organization_kind k ${q ? above : sql``}
    WHERE p.organization_id = v.organization_id AND ${holds('p', day)} AND k.code = p.kind
      ${question ? sql`AND ${every(question, BOTH, hasBegun)}` : sql``}`;
}

function matching({ only, also = sql`1 = 1` }: RegisterScope): Sql {
  const isCell = only === 'CELLS' ? 1 : 0;
  return sql`${also} AND ${only ? sql`is_cell = ${isCell}` : sql`1 = 1`}`;
}

const OWN = sql`p.words`;
const BOTH = sql`(p.words || COALESCE(above.words, ''))`;

/** How well what was found has the words, best first: as typed, whole, begun; in the own name before the superior's help. */
function foundBy(question: SearchQuestion): Sql {
  const { accented } = question;
  const cases: Sql[] = [
    ...(accented ? [contains(OWN, accented)] : []),
    every(question, OWN, hasWhole),
    every(question, OWN, hasBegun),
    ...(accented ? [contains(BOTH, accented)] : []),
    every(question, BOTH, hasWhole),
  ];
  const ranks = cases.map((each, at) => sql`WHEN ${each} THEN ${text(String(at))} `);
  return sql`CASE ${ranks.reduce((all, each) => sql`${all}${each}`)} ELSE 9 END`;
}

function every({ words }: SearchQuestion, where: Sql, has: (where: Sql, word: SearchWord) => Sql): Sql {
  return words.map((word) => has(where, word)).reduce((all, each) => sql`${all} AND ${each}`, sql`1 = 1`);
}

function hasWhole(where: Sql, { whole }: SearchWord): Sql {
  return contains(where, whole);
}

/** First letters stand between "|" and "#" of a name (searchable()). */
function hasBegun(where: Sql, { begins, initials }: SearchWord): Sql {
  if (!initials) return contains(where, begins);
  return sql`(${contains(where, begins)} OR ${where} LIKE ${`%|%${initials}%#%`})`;
}

export function asView(row: RegisterRow): OrganizationView {
  const { id, code, name, kind, kind_label: kindLabel, is_cell: isCell, leadership } = row;
  return {
    id,
    code,
    name,
    kind,
    kindLabel,
    isCell: isCell === 1,
    leadership,
    parentId: row.parent_id ?? undefined,
    parentName: row.parent_name ?? undefined,
    minMinutesOverride: row.min_minutes_override ?? undefined,
    nationalCode: row.national_code ?? undefined,
  };
}
