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
