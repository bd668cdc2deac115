import type { EntityManager } from 'typeorm';

/** Those of some organisations (some hundreds) that stand under one of others on a day, over any number of links. */
export async function standingUnder(
  manager: EntityManager,
  superiors: readonly string[],
  ids: readonly string[],
  day: string,
): Promise<string[]> {
  const rows = await manager.sql<{ child_id: string }[]>`
    SELECT DISTINCT link.child_id FROM organization_link link
    JOIN organization_superior s ON s.organization_id = link.parent_id
      AND s.valid_from <= ${day} AND (s.valid_to IS NULL OR s.valid_to > ${day})
    WHERE link.child_id IN (${() => [...ids]}) AND s.superior_id IN (${() => [...superiors]})
      AND link.valid_from <= ${day} AND (link.valid_to IS NULL OR link.valid_to > ${day})`;
  return rows.map((row) => row.child_id);
}

/**
 * The first day from `from` on, on which `parentId` stands under `childId`: a link between them from that day would make a
 * circle. Asked upwards, by the few links of the way.
 */
export async function firstDayUnder(
  manager: EntityManager,
  parentId: string,
  childId: string,
  from: string,
): Promise<string | undefined> {
  const [{ day }] = await manager.sql<{ day: string | null }[]>`
    WITH RECURSIVE up (id, valid_from, valid_to) AS (
      SELECT CAST(${parentId} AS text), CAST(${from} AS text), CAST(NULL AS text)
      UNION
      SELECT link.parent_id,
        CASE WHEN link.valid_from > up.valid_from THEN link.valid_from ELSE up.valid_from END,
        CASE WHEN link.valid_to IS NULL OR link.valid_to > up.valid_to THEN up.valid_to ELSE link.valid_to END
      FROM up JOIN organization_link link ON link.child_id = up.id AND up.id <> ${childId}
        AND (up.valid_to IS NULL OR link.valid_from < up.valid_to)
        AND (link.valid_to IS NULL OR (link.valid_to > up.valid_from AND link.valid_to > link.valid_from))
    )
    SELECT min(valid_from) AS day FROM up WHERE id = ${childId}`;
  return day ?? undefined;
}

/** From `wanted` upwards, with the days on which all links of the way hold. */
const UPWARDS = `
  up (organization_id, superior_id, distance, valid_from, valid_to) AS (
    SELECT o.id, o.id, 0, o.exists_from, o.exists_to FROM wanted JOIN organization o ON o.id = wanted.id
    UNION ALL
    SELECT up.organization_id, link.parent_id, up.distance + 1,
      CASE WHEN link.valid_from > up.valid_from THEN link.valid_from ELSE up.valid_from END,
      CASE WHEN link.valid_to IS NULL OR link.valid_to > up.valid_to THEN up.valid_to ELSE link.valid_to END
    FROM up JOIN organization_link link ON link.child_id = up.superior_id
      AND (up.valid_to IS NULL OR link.valid_from < up.valid_to)
      AND (link.valid_to IS NULL OR (link.valid_to > up.valid_from AND link.valid_to > link.valid_from))
  )
  SELECT organization_id, superior_id, distance, valid_from, valid_to FROM up`;

/**
 * Writes anew who stands under whom, for an organisation that was changed, for all below it and for those it stands under:
 * in the transaction of whatever changes a link or a period.
 */
export async function keepSuperiors(manager: EntityManager, organizationId: string): Promise<void> {
  const changed = await manager.sql<{ id: string }[]>`
    WITH RECURSIVE below (id) AS (
      SELECT CAST(${organizationId} AS text)
      UNION SELECT link.child_id FROM below JOIN organization_link link ON link.parent_id = below.id
    )
    SELECT parent_id AS id FROM organization_link WHERE child_id = ${organizationId}
    UNION SELECT link.parent_id FROM below JOIN organization_link link ON link.parent_id = below.id`;
  for (const { id } of changed) {
    await manager.sql`DELETE FROM organization_superior WHERE organization_id = ${id}`;
    await manager.sql`
      INSERT INTO organization_superior (organization_id, superior_id, distance, valid_from, valid_to)
      WITH RECURSIVE wanted (id) AS (SELECT CAST(${id} AS text)), ${() => UPWARDS}`;
  }
}

/** All of it, as the links say; how many rows were missing or too many. */
export async function keepAllSuperiors(manager: EntityManager): Promise<number> {
  const anew = `WITH RECURSIVE wanted (id) AS (SELECT DISTINCT parent_id FROM organization_link), ${UPWARDS}`;
  const kept = `SELECT organization_id, superior_id, distance, valid_from, valid_to FROM organization_superior`;
  const [{ n }] = await manager.sql<{ n: number | string }[]>`SELECT count(*) AS n FROM (
    SELECT * FROM (SELECT * FROM (${() => anew}) anew EXCEPT ${() => kept}) missing
    UNION ALL SELECT * FROM (${() => kept} EXCEPT SELECT * FROM (${() => anew}) anew) extra) differing`;
  if (Number(n) === 0) return 0;
  await manager.sql`DELETE FROM organization_superior`;
  await manager.sql`
    INSERT INTO organization_superior (organization_id, superior_id, distance, valid_from, valid_to) ${() => anew}`;
  return Number(n);
}
