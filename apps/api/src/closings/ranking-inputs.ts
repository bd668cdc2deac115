import type { CardState, MeetingKind, RankingCard, RankingInputs, RatingBand } from '@chibo/domain';
import { MEETING_KIND_LABEL, SENT_STATES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { MonthScope } from '../cell-months/cell-month-reader';
import type { PublishedSets } from '../criteria-sets/published-sets';
import { askMany, sql } from '../db/sql';
import { committeesUnder, isLastProfile } from '../organizations/on-day';
import { lastKnown } from '../organizations/tree';

interface CardRow {
  id: string;
  kind: MeetingKind;
  version_id: string;
  cell_id: string;
  name: string;
  parent_name: string;
  organization_id: string;
  state: CardState;
  self_total: number;
  decided_total: number | null;
  decided_band: RatingBand | null;
}

const CARD = [
  'id',
  'kind',
  'version_id',
  'cell_id',
  'name',
  'parent_name',
  'organization_id',
  'state',
  'self_total',
  'decided_total',
  'decided_band',
] as const satisfies readonly (keyof CardRow)[];

/** What the month's rankings are made from: every sent card, whoever may see it. */
export async function rankingInputs(
  manager: EntityManager,
  scope: MonthScope,
  sets: PublishedSets,
): Promise<RankingInputs> {
  const rows = await sentCards(manager, scope);
  const cards = rows.map(rankingCard);
  const ids = [...new Set(cards.map(({ organizationId }) => organizationId))];
  const names = await lastKnown(manager, ids, scope.day);
  return {
    pools: await poolsOf(manager, rows, sets),
    organizations: ids.map((id) => ({ id, name: names.get(id)?.name ?? '' })),
    cards,
  };
}

function sentCards(manager: EntityManager, { organizationId, month, day }: MonthScope): Promise<CardRow[]> {
  return askMany<CardRow>(
    manager,
    CARD,
    sql`SELECT c.id, c.kind, c.criteria_set_version_id AS version_id, c.cell_id, p.name, above.name AS parent_name,
        COALESCE(s.child_id, c.cell_id) AS organization_id, c.state, c.self_total, c.decided_total, c.decided_band
      FROM (${committeesUnder(organizationId, day)}) s CROSS JOIN scorecard c
      CROSS JOIN organization_profile p CROSS JOIN organization_profile above
      WHERE c.month = ${month} AND c.superior_id = s.organization_id AND c.state IN (${SENT_STATES})
        AND ${isLastProfile('p', 'c.cell_id', day)} AND ${isLastProfile('above', 'c.superior_id', day)}
      ORDER BY above.sort_key, p.sort_key, c.id`,
  );
}

function rankingCard(row: CardRow): RankingCard {
  const decided = row.state === 'DECIDED' && row.decided_total !== null && row.decided_band !== null;
  return {
    scorecardId: row.id,
    pool: poolOf(row),
    cellId: row.cell_id,
    name: row.name,
    parentName: row.parent_name,
    organizationId: row.organization_id,
    state: row.state,
    selfTotal: row.self_total,
    ...(decided ? { total: row.decided_total ?? 0, band: row.decided_band ?? undefined } : {}),
  };
}

function poolOf({ kind, version_id: version }: CardRow): string {
  return `${kind}:${version}`;
}

/** The pool with most cards first, as the ranking offers them. */
async function poolsOf(
  manager: EntityManager,
  rows: readonly CardRow[],
  sets: PublishedSets,
): Promise<RankingInputs['pools']> {
  const pools: RankingInputs['pools'] = [];
  for (const [key, own] of Map.groupBy(rows, poolOf)) {
    const { title } = await sets.content(manager, own[0].version_id);
    const { kind } = own[0];
    pools.push({ key, kind, label: `${MEETING_KIND_LABEL[kind]}, ${title}`, cards: own.length });
  }
  return pools.sort((a, b) => b.cards - a.cards || (a.key < b.key ? -1 : 1));
}
