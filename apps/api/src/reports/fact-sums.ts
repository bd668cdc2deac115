import type { ReportFactsRow } from '@chibo/contracts';
import type { FactShare, FactShareName, FactSort, PeriodFacts } from '@chibo/domain';
import { compareVietnamese, FACT_SHARES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { COMBINED_SENT, makesDue, OWED, QUARTER, quartersOver, THEMATIC_SENT } from '../cell-months/thematic-quarters';
import type { Sql } from '../db/sql';
import { ask, contains, sql, text } from '../db/sql';
import { isLastProfile } from '../organizations/on-day';
import { childrenOn, lastKnown } from '../organizations/tree';
import type { PeriodScope } from './period-rows';
import { namingDay, periodRows } from './period-rows';

/** Both sides of a share, as columns of card_facts; a yes is one of one. */
const SIDES: Readonly<Record<FactShareName, readonly [part: string, base: string]>> = {
  attendance: ['f.present', 'f.expected'],
  speaking: ['f.speakers', 'f.present'],
  directive05: ['f.directive05', 'CASE WHEN f.directive05 IS NOT NULL THEN 1 END'],
  vote: ['f.in_favour', 'f.voters'],
  tasks: ['f.tasks_done', 'f.tasks_assigned'],
};

const column = (name: FactShareName, what: 'part' | 'base' | 'cards'): string => `${name}_${what}`.toLowerCase();

const listed = (pieces: readonly Sql[]): Sql => pieces.reduce((all, each) => sql`${all}, ${each}`);

/** Each of a share over the cards that say both of its sides. */
const SHARES = listed(
  FACT_SHARES.flatMap((name) => {
    const [part, base] = SIDES[name].map(text);
    const both = sql`${part} IS NOT NULL AND ${base} IS NOT NULL`;
    return [
      sql`COALESCE(SUM(CASE WHEN ${both} THEN ${part} END), 0) AS ${text(column(name, 'part'))}`,
      sql`COALESCE(SUM(CASE WHEN ${both} THEN ${base} END), 0) AS ${text(column(name, 'base'))}`,
      sql`COUNT(CASE WHEN ${both} THEN 1 END) AS ${text(column(name, 'cards'))}`,
    ];
  }),
);

type SumRow = Record<string, number | string>;

function sums({ months, today }: PeriodScope): Sql {
  return sql`COUNT(CASE WHEN ${OWED} THEN 1 END) AS months, COUNT(f.scorecard_id) AS cards, ${SHARES},
    COUNT(CASE WHEN ${COMBINED_SENT} THEN 1 END) + COALESCE(SUM(r.themes), 0) AS held,
    COUNT(DISTINCT CASE WHEN ${makesDue(quartersOver(months, today))} THEN r.cell_id || ${QUARTER} END) AS due`;
}

/** The rows of a period with the facts of their cards and the thematic meetings of their months. */
function rows(scope: PeriodScope): Sql {
  return sql`(SELECT r.*, (
      SELECT COUNT(*) FROM scorecard t WHERE t.cell_id = r.cell_id AND t.month = r.month AND ${THEMATIC_SENT}) AS themes
    FROM (${periodRows(scope)}) r) r
    LEFT JOIN card_facts f ON f.scorecard_id = r.seen_scorecard_id AND r.sent_on IS NOT NULL`;
}

function factsOf(row: SumRow): PeriodFacts {
  const share = (name: FactShareName): FactShare => ({
    part: Number(row[column(name, 'part')]),
    base: Number(row[column(name, 'base')]),
    cards: Number(row[column(name, 'cards')]),
  });
  return {
    months: Number(row['months']),
    cards: Number(row['cards']),
    attendance: share('attendance'),
    speaking: share('speaking'),
    directive05: share('directive05'),
    vote: share('vote'),
    tasks: share('tasks'),
    thematicHeld: Number(row['held']),
    thematicDue: Number(row['due']),
  };
}

const ratio = (name: FactShareName): Sql => {
  const [part, base] = [text(`s.${column(name, 'part')}`), text(`s.${column(name, 'base')}`)];
  return sql`CASE WHEN ${base} > 0 THEN CAST(${part} AS double precision) / ${base} END`;
};

const SORTS: Readonly<Record<FactSort, Sql>> = {
  PLACE: sql`above.sort_key`,
  NAME: sql`p.sort_key`,
  ATTENDANCE: ratio('attendance'),
  SPEAKING: ratio('speaking'),
  DIRECTIVE05: ratio('directive05'),
  VOTE: ratio('vote'),
  TASKS: ratio('tasks'),
  CARDS: sql`s.cards`,
};

/** Which branches of a period, in which order. */
export interface FactsQuestion {
  /** Folded, anywhere in the names. */
  words: string;
  sort?: FactSort;
  order?: 'asc' | 'desc';
  limit: number;
  offset: number;
}

/** Branches that had a duty in the period, under the committee of their last month there; what has no number stands last. */
export async function factsOfCells(
  manager: EntityManager,
  scope: PeriodScope,
  { words, sort = 'PLACE', order = 'asc', limit, offset }: FactsQuestion,
): Promise<ReportFactsRow[]> {
  const [by, way] = [SORTS[sort], order === 'desc' ? sql`DESC` : sql`ASC`];
  const found = await ask<SumRow & { id: string; name: string; parent_name: string }>(
    manager,
    sql`SELECT s.*, s.cell_id AS id, p.name, above.name AS parent_name ${named(scope, words)}
      ORDER BY CASE WHEN ${by} IS NULL THEN 1 ELSE 0 END, ${by} ${way}, above.sort_key, p.sort_key, p.code, s.cell_id
      LIMIT ${limit} OFFSET ${offset}`,
  );
  return found.map((row) => ({ id: row.id, name: row.name, parentName: row.parent_name, facts: factsOf(row) }));
}

export async function countFactCells(manager: EntityManager, scope: PeriodScope, words: string): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(manager, sql`SELECT count(*) AS n ${named(scope, words)}`);
  return Number(n);
}

function named(scope: PeriodScope, words: string): Sql {
  const day = namingDay(scope);
  const found = words === '' ? sql`1 = 1` : contains(sql`p.folded || ' ' || above.folded`, words);
  return sql`FROM (SELECT r.cell_id, substr(max(r.month || r.superior_id), 8) AS superior_id, ${sums(scope)}
      FROM ${rows(scope)} GROUP BY r.cell_id) s
    CROSS JOIN organization_profile p CROSS JOIN organization_profile above
    WHERE ${isLastProfile('p', 's.cell_id', day)} AND ${isLastProfile('above', 's.superior_id', day)} AND ${found}`;
}

/** Direct subordinates with what the cards of all their branches say, and all of them together. */
export async function factsOfOrganizations(
  manager: EntityManager,
  scope: PeriodScope,
): Promise<{ organizations: ReportFactsRow[]; total: PeriodFacts }> {
  const summed = await ask<SumRow & { id: string }>(
    manager,
    sql`SELECT r.child_id AS id, ${sums(scope)} FROM ${rows(scope)} GROUP BY r.child_id`,
  );
  const [all] = await ask<SumRow>(manager, sql`SELECT ${sums(scope)} FROM ${rows(scope)}`);
  const places = await placesOf(manager, scope, new Set(summed.map(({ id }) => id)));
  const own = new Map(summed.map((row) => [row.id, factsOf(row)]));
  return {
    organizations: places.flatMap(({ id, name }) => {
      const facts = own.get(id);
      return facts ? [{ id, name, facts }] : [];
    }),
    total: factsOf(all),
  };
}

/** In the order of a month's table. */
async function placesOf(
  manager: EntityManager,
  scope: PeriodScope,
  ids: ReadonlySet<string>,
): Promise<{ id: string; name: string }[]> {
  const day = namingDay(scope);
  const children = await childrenOn(manager, scope.organizationId, day);
  const known = new Set(children.map(({ id }) => id));
  const left = [...ids].filter((id) => !known.has(id));
  return [...children, ...(await lastKnown(manager, left, day)).values()].sort(
    (a, b) => a.kindSort - b.kindSort || compareVietnamese(a.name, b.name),
  );
}
