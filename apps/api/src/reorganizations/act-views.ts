import type { RegisterActView } from '@chibo/contracts';
import type { RegisterActKind, RegisterPart } from '@chibo/domain';
import { REGISTER_ACT_LABEL, REGISTER_PART_LABEL } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { ask, sql } from '../db/sql';
import type { Sql } from '../db/sql';

interface Row {
  id: string;
  kind: RegisterActKind;
  from_day: string;
  decision_number: string | null;
  decision_on: string | null;
  title: string | null;
  created_at: string;
  author: string | null;
  undone_at: string | null;
  undone_reason: string | null;
  undoer: string | null;
}

interface PartRow {
  act_id: string;
  organization_id: string;
  part: RegisterPart;
  name: string;
}

export async function actView(manager: EntityManager, id: string, today: string): Promise<RegisterActView | undefined> {
  return (await actViews(manager, sql`act.id = ${id}`, today)).at(0);
}

/** The acts an organisation has a part in, newest first. */
export function actsOf(manager: EntityManager, organizationId: string, today: string): Promise<RegisterActView[]> {
  return actViews(
    manager,
    sql`act.id IN (SELECT act_id FROM register_act_part WHERE organization_id = ${organizationId})`,
    today,
  );
}

async function actViews(manager: EntityManager, which: Sql, today: string): Promise<RegisterActView[]> {
  const rows = await ask<Row>(
    manager,
    sql`SELECT act.id, act.kind, act.from_day, act.decision_number, act.decision_on, act.title, act.created_at,
        author.display_name AS author, act.undone_at, act.undone_reason, undoer.display_name AS undoer
      FROM register_act act LEFT JOIN account author ON author.id = act.created_by
      LEFT JOIN account undoer ON undoer.id = act.undone_by
      WHERE ${which} ORDER BY act.from_day DESC, act.created_at DESC, act.id LIMIT 100`,
  );
  if (rows.length === 0) return [];
  const parts = Map.groupBy(
    await partsOf(
      manager,
      rows.map(({ id }) => id),
    ),
    (part) => part.act_id,
  );
  return rows.map((row) => asView(row, parts.get(row.id) ?? [], today));
}

/** With the names they have, or had last. */
function partsOf(manager: EntityManager, acts: readonly string[]): Promise<PartRow[]> {
  return ask(
    manager,
    sql`SELECT part.act_id, part.organization_id, part.part, COALESCE((
        SELECT p.name FROM organization_profile p WHERE p.organization_id = part.organization_id
        ORDER BY p.valid_from DESC LIMIT 1), '') AS name
      FROM register_act_part part WHERE part.act_id IN (${[...acts]}) ORDER BY part.part, name, part.organization_id`,
  );
}

function asView(row: Row, parts: readonly PartRow[], today: string): RegisterActView {
  return {
    id: row.id,
    kind: row.kind,
    kindLabel: REGISTER_ACT_LABEL[row.kind],
    on: row.from_day,
    decisionNumber: row.decision_number ?? undefined,
    decisionOn: row.decision_on ?? undefined,
    title: row.title ?? undefined,
    parts: parts.map(({ organization_id: organizationId, part, name }) => ({
      ...{ organizationId, name, part, partLabel: REGISTER_PART_LABEL[part] },
    })),
    by: row.author ?? '',
    at: row.created_at,
    planned: row.from_day > today,
    ...(row.undone_at !== null && {
      undone: { by: row.undoer ?? '', at: row.undone_at, reason: row.undone_reason ?? '' },
    }),
  };
}
