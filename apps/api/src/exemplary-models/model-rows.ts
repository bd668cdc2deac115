import type { ExemplaryModelRow, RemarkView } from '@chibo/contracts';
import type { ModelState, RemarkKind } from '@chibo/domain';
import { foldVietnamese, whyNotDecideModel, whyNotRemark } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, contains, sql } from '../db/sql';
import { isLastProfile } from '../organizations/on-day';

interface Row {
  id: string;
  version: number;
  committee_id: string;
  organization_id: string;
  organization_name: string;
  year: number;
  title: string;
  summary: string;
  state: ModelState;
  open_until: string | null;
  decision_number: string | null;
  decided_on: string | null;
}

/** Who looks, from where: the organisation with those above it, by today's register. */
export interface ModelLook {
  organizationId: string;
  /** Committees above it, which put models before all under them. */
  above: readonly string[];
  today: string;
}

export interface ModelWanted {
  year?: number;
  state?: ModelState;
  q?: string;
}

/** A page of the models this organisation may see, the newest year first. */
export async function listModels(
  manager: EntityManager,
  look: ModelLook,
  wanted: ModelWanted,
  { limit, offset }: { limit: number; offset: number },
): Promise<ExemplaryModelRow[]> {
  const rows = await ask<Row>(
    manager,
    sql`SELECT m.id, m.version, m.committee_id, m.organization_id, p.name AS organization_name, m.year, m.title, m.summary,
        m.state, m.open_until, m.decision_number, m.decided_on
      FROM ${found(look, wanted)} ORDER BY m.year DESC, p.sort_key, m.title, m.id LIMIT ${limit} OFFSET ${offset}`,
  );
  const remarks = await remarksOf(
    manager,
    rows.map(({ id }) => id),
    look.today,
  );
  return rows.map((row) => asView(row, remarks.get(row.id) ?? [], look));
}

export async function countModels(manager: EntityManager, look: ModelLook, wanted: ModelWanted): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(manager, sql`SELECT count(*) AS n FROM ${found(look, wanted)}`);
  return Number(n);
}

/** Its own list whole; of the lists above what is before all or decided, and what it nominated itself. */
function found({ organizationId, above, today }: ModelLook, { year, state, q = '' }: ModelWanted): Sql {
  const parts = [
    sql`(m.committee_id = ${organizationId} OR m.organization_id = ${organizationId}
      OR (m.committee_id IN (${['', ...above]}) AND m.state <> 'NOMINATED'))`,
    ...(year === undefined ? [] : [sql`m.year = ${Number(year)}`]),
    ...(state ? [sql`m.state = ${state}`] : []),
    ...(q.trim() ? [contains(sql`m.folded || ' ' || p.folded`, foldVietnamese(q))] : []),
  ];
  return parts.reduce(
    (all, each) => sql`${all} AND ${each}`,
    sql`exemplary_model m CROSS JOIN organization_profile p WHERE ${isLastProfile('p', 'm.organization_id', today)}`,
  );
}

/** Of one model, some hundreds at most are shown. */
const MOST_REMARKS = 200;

async function remarksOf(
  manager: EntityManager,
  ids: readonly string[],
  today: string,
): Promise<Map<string, RemarkView[]>> {
  if (ids.length === 0) return new Map();
  const rows = await ask<{
    id: string;
    model_id: string;
    name: string;
    kind: RemarkKind;
    words: string;
    at: string;
  }>(
    manager,
    sql`SELECT r.id, r.model_id, p.name, r.kind, r.words, r.at FROM model_remark r CROSS JOIN organization_profile p
      WHERE r.model_id IN (${[...ids]}) AND ${isLastProfile('p', 'r.organization_id', today)} ORDER BY r.at, r.id`,
  );
  const views = rows.map(({ model_id: model, name, ...rest }) => ({ model, ...rest, organizationName: name }));
  const byModel = Map.groupBy(views, ({ model }) => model);
  return new Map(
    [...byModel].map(([model, all]) => [
      model,
      all
        .slice(0, MOST_REMARKS)
        .map(({ id, organizationName, kind, words, at }) => ({ id, organizationName, kind, words, at })),
    ]),
  );
}

function asView(row: Row, remarks: RemarkView[], { organizationId, today }: ModelLook): ExemplaryModelRow {
  const { state, open_until: until, decided_on: on } = row;
  const standing = { state, openUntil: until ?? undefined };
  const [remark, decide] = [whyNotRemark(standing, today), whyNotDecideModel(standing, today)];
  return {
    ...{ id: row.id, version: row.version, committeeId: row.committee_id, organizationId: row.organization_id },
    ...{ organizationName: row.organization_name, year: row.year, title: row.title, summary: row.summary, state },
    ...(until && { openUntil: until }),
    ...(on && { decided: { number: row.decision_number ?? '', on } }),
    ...{ remarks, own: row.committee_id === organizationId },
    ...(remark && { whyNotRemark: remark }),
    ...(decide && { whyNotDecide: decide }),
  };
}
