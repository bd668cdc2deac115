import type { Sql } from '../db/sql';
import { sql, text } from '../db/sql';

/** Pieces of statements that read the register as it stood on a day (ISO). */

/** A dated row holds on the day. */
export function holds(alias: string, day: string): Sql {
  return sql`${text(`${alias}.valid_from`)} <= ${day}
    AND (${text(`${alias}.valid_to`)} IS NULL OR ${text(`${alias}.valid_to`)} > ${day})`;
}

/** Of an organisation's profiles (`alias`), the last one by that day: also of one that is no more. */
export function isLastProfile(alias: string, organization: string, day: string): Sql {
  return sql`${text(`${alias}.organization_id`)} = ${text(organization)} AND ${text(`${alias}.valid_from`)} = (
    SELECT max(own.valid_from) FROM organization_profile own
    WHERE own.organization_id = ${text(organization)} AND own.valid_from <= ${day})`;
}

/** The same, of one that is yet to come the first of its profiles. */
export function isKnownProfile(alias: string, organization: string, day: string): Sql {
  return sql`${text(`${alias}.organization_id`)} = ${text(organization)} AND ${text(`${alias}.valid_from`)} = COALESCE((
    SELECT max(own.valid_from) FROM organization_profile own
    WHERE own.organization_id = ${text(organization)} AND own.valid_from <= ${day}), (
    SELECT min(own.valid_from) FROM organization_profile own WHERE own.organization_id = ${text(organization)}))`;
}

/**
 * The committees under one, itself included: `organization_id`, `distance`, and `child_id`, the direct subordinate through
 * which they stand under it (absent of itself). What stands under them directly is no committee's and found by its superior.
 */
export function committeesUnder(organizationId: string, day: string): Sql {
  return sql`
    SELECT s.organization_id, s.distance, child.superior_id AS child_id FROM organization_superior s
    LEFT JOIN organization_superior child ON child.organization_id = s.organization_id
      AND child.distance = s.distance - 1 AND ${holds('child', day)}
    WHERE s.superior_id = ${organizationId} AND ${holds('s', day)}`;
}

/** A link (`alias`) by which its child has its place today: it holds, or held on the last day of one that is no more. */
export function isPlacing(alias: string, today: string): Sql {
  const [child, end] = [text(`${alias}.child_id`), text(`${alias}.valid_to`)];
  return sql`((${holds(alias, today)}) OR (${end} <= ${today}
    AND EXISTS (SELECT 1 FROM organization gone WHERE gone.id = ${child} AND gone.exists_to = ${end})))`;
}

/**
 * `organization_id` of what stands under one of some organisations (some few) today, these included; what is no more by the
 * place it had on its last day, what is yet to come by the place it will have on its first.
 */
export function reachedFrom(roots: readonly string[], today: string): Sql {
  return sql`
    SELECT o.id AS organization_id FROM organization o WHERE o.id IN (${[...roots]})
    UNION
    SELECT o.id FROM organization_superior s CROSS JOIN organization_link link CROSS JOIN organization o
    WHERE s.superior_id IN (${[...roots]}) AND link.parent_id = s.organization_id AND o.id = link.child_id
      AND ${isPlace('o', today)}`;
}

/** One organisation (`alias`, a row of the table) is among them. */
export function isReached(alias: string, roots: readonly string[], today: string): Sql {
  return sql`(${text(`${alias}.id`)} IN (${[...roots]}) OR EXISTS (
    SELECT 1 FROM organization_link link JOIN organization_superior s ON s.organization_id = link.parent_id
    WHERE link.child_id = ${text(`${alias}.id`)} AND s.superior_id IN (${[...roots]}) AND ${isPlace(alias, today)}))`;
}

/** `link` and, above it, `s` hold on the day by which an organisation is placed. */
function isPlace(alias: string, today: string): Sql {
  const [begin, end] = [text(`${alias}.exists_from`), text(`${alias}.exists_to`)];
  return sql`(
    ((${end} IS NULL OR ${end} > ${today}) AND ${holds('link', today)} AND ${holds('s', today)})
    OR (${end} <= ${today} AND ${heldUntil(end, 'link')} AND ${heldUntil(end, 's')})
    OR (${begin} > ${today} AND ${heldFrom(begin, 'link')} AND ${heldFrom(begin, 's')}))`;
}

/** A dated row holds on a day of the statement's own. */
function heldFrom(day: Sql, alias: string): Sql {
  return sql`${text(`${alias}.valid_from`)} <= ${day}
    AND (${text(`${alias}.valid_to`)} IS NULL OR ${text(`${alias}.valid_to`)} > ${day})`;
}

/** A dated row holds on the day before one (end-exclusive). */
function heldUntil(end: Sql, alias: string): Sql {
  return sql`${text(`${alias}.valid_from`)} < ${end}
    AND (${text(`${alias}.valid_to`)} IS NULL OR ${text(`${alias}.valid_to`)} >= ${end})`;
}
