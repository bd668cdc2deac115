import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import { holds, reachedFrom } from '../organizations/on-day';
import type { Among } from './among';
import { among } from './among';

/** The organisations a reader looks after, by today's tree. */
export interface Part {
  roots: readonly string[];
  today: string;
  /** Nothing stands outside of it: then acts of nobody and of the service itself are the reader's matter too. */
  whole: boolean;
}

/** @param roots some few */
export async function partOf(manager: EntityManager, roots: readonly string[], today: string): Promise<Part> {
  const outside = await ask<{ id: string }>(
    manager,
    sql`SELECT o.id FROM organization o WHERE o.id NOT IN (${[...roots]})
      AND o.exists_from <= ${today} AND (o.exists_to IS NULL OR o.exists_to > ${today})
      AND NOT EXISTS (SELECT 1 FROM organization_link link WHERE link.child_id = o.id AND ${holds('link', today)})
      LIMIT 1`,
  );
  return { roots, today, whole: outside.length === 0 };
}

/** `id` of what stands in the part. */
function placesOf({ roots, today }: Part): Sql {
  return sql`SELECT organization_id AS id FROM (${reachedFrom(roots, today)}) reached`;
}

/** `id` of accounts that have, had or will have a role in the part. */
export function peopleOf(part: Part): Sql {
  return sql`SELECT r.account_id AS id FROM role_assignment r WHERE r.organization_id IN (${placesOf(part)})`;
}

/**
 * In what ways an act (`a`) may concern the part: what it was done to, who did it, whose account it was done to. Each is a
 * condition of its own, so that a database can take the index of that way; of an OR of them it reads all acts.
 */
export async function concerns(manager: EntityManager, part: Part): Promise<Among[]> {
  if (part.whole) return [{ condition: sql`1 = 1`, few: false }];
  const [place, doer, whose] = [
    await among(manager, 'a.organization_id', placesOf(part)),
    await among(manager, 'a.account_id', peopleOf(part)),
    await among(manager, 'a.subject_id', peopleOf(part)),
  ];
  return [
    ...(place ? [place] : []),
    ...(doer ? [{ ...doer, condition: sql`${doer.condition} AND ${held(part, sql`a.account_id`)}` }] : []),
    ...(whose
      ? [
          {
            ...whose,
            condition: sql`a.subject_type = 'account' AND ${whose.condition} AND ${held(part, sql`a.subject_id`)}`,
          },
        ]
      : []),
  ];
}

/** The account's role in the part had not ended when it was done: what somebody does elsewhere later concerns the part no more. */
function held(part: Part, account: Sql): Sql {
  return sql`EXISTS (
    SELECT 1 FROM role_assignment r WHERE r.account_id = ${account}
      AND (r.valid_to IS NULL OR r.valid_to > substr(a.at, 1, 10)) AND r.organization_id IN (${placesOf(part)}))`;
}
