import type { Leadership } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { ask, sql } from '../db/sql';

/** An organisation as it stands on a day, or on its first where that is still to come. */
export interface KnownOrganization {
  id: string;
  code: string;
  name: string;
  kind: string;
  isCell: boolean;
  leadership: Leadership;
  minMinutes: number | null;
  nationalCode: string | null;
  existsFrom: string;
  existsTo: string | null;
  parentId: string | null;
}

interface Row {
  id: string;
  code: string;
  name: string;
  kind: string;
  is_cell: number;
  leadership: Leadership;
  min_minutes: number | null;
  national_code: string | null;
  exists_from: string;
  exists_to: string | null;
  parent_id: string | null;
}

/** Values per statement, below the limits on parameters of both databases. */
const BATCH = 500;

/** Rows found for a list of any length, by some hundreds at a time. */
export async function inBatches<R>(
  values: Iterable<string>,
  find: (some: string[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const all = [...new Set(values)];
  const found: R[] = [];
  for (let at = 0; at < all.length; at += BATCH) found.push(...(await find(all.slice(at, at + BATCH))));
  return found;
}

/** By every code they have or had: a code names one organisation for good. */
export async function organizationsByCode(
  manager: EntityManager,
  codes: Iterable<string>,
  today: string,
): Promise<Map<string, KnownOrganization>> {
  const owners = await inBatches(codes, (some) =>
    ask<{ code: string; id: string }>(
      manager,
      sql`SELECT DISTINCT code, organization_id AS id FROM organization_profile WHERE code IN (${some})`,
    ),
  );
  const known = await organizationsById(
    manager,
    owners.map(({ id }) => id),
    today,
  );
  return new Map(
    owners.flatMap(({ code, id }) => {
      const organization = known.get(id);
      return organization ? [[code, organization] as const] : [];
    }),
  );
}

/** Those that are no more have their last name and no superior. */
export async function organizationsById(
  manager: EntityManager,
  ids: Iterable<string>,
  today: string,
): Promise<Map<string, KnownOrganization>> {
  const rows = await inBatches(ids, (some) =>
    ask<Row>(
      manager,
      sql`SELECT o.id, o.exists_from, o.exists_to, p.code, p.name, p.kind, k.is_cell, p.leadership,
          p.min_minutes_override AS min_minutes, p.national_code, link.parent_id
        FROM organization o
        JOIN organization_profile p ON p.organization_id = o.id AND p.valid_from = (
          SELECT max(own.valid_from) FROM organization_profile own WHERE own.organization_id = o.id
            AND (own.valid_from <= ${today} OR own.valid_from = o.exists_from))
        JOIN organization_kind k ON k.code = p.kind
        LEFT JOIN organization_link link ON link.child_id = o.id AND (link.valid_to IS NULL OR link.valid_to > ${today})
          AND (link.valid_from <= ${today} OR link.valid_from = o.exists_from)
        WHERE o.id IN (${some})`,
    ),
  );
  return new Map(rows.map((row) => [row.id, asKnown(row)]));
}

function asKnown(row: Row): KnownOrganization {
  const { id, code, name, kind, leadership } = row;
  return {
    ...{ id, code, name, kind, leadership },
    isCell: row.is_cell === 1,
    minMinutes: row.min_minutes,
    nationalCode: row.national_code,
    existsFrom: row.exists_from,
    existsTo: row.exists_to,
    parentId: row.parent_id,
  };
}
