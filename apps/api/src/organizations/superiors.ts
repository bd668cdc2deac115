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
 * The first day of a time (end-exclusive) on which `parentId` stands under `childId`: a link between them on that day would make
 * a circle. Asked upwards, by the few links of the way.
 */
export async function firstDayUnder(
  manager: EntityManager,
  parentId: string,
  childId: string,
  { from, to }: { from: string; to: string | null },
): Promise<string | undefined> {
  const [{ day }] = await manager.sql<{ day: string | null }[]>`
    WITH RECURSIVE up (id, valid_from, valid_to) AS (
      SELECT CAST(${parentId} AS text), CAST(${from} AS text), CAST(${to} AS text)
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

/** Organisations per statement, below the limits on parameters of both databases. */
const BATCH = 500;

/**
 * Writes anew who stands under whom, for organisations that were changed, for all below them and for those they stand under:
 * in the transaction of whatever changes a link or a period.
 */
export async function keepSuperiors(manager: EntityManager, organizations: readonly string[]): Promise<void> {
  const changed = new Set<string>();
  for (let at = 0; at < organizations.length; at += BATCH)
    for (const { id } of await around(manager, organizations.slice(at, at + BATCH))) changed.add(id);
  // Somebody whose only link was taken away has nobody below any more, wherever that link was.
  await manager.sql`DELETE FROM organization_superior WHERE NOT EXISTS (
    SELECT 1 FROM organization_link link WHERE link.parent_id = organization_superior.organization_id)`;
  const ids = [...changed].sort();
  for (let at = 0; at < ids.length; at += BATCH) {
    const some = ids.slice(at, at + BATCH);
    await manager.sql`DELETE FROM organization_superior WHERE organization_id IN (${() => some})`;
    await manager.sql`
      INSERT INTO organization_superior (organization_id, superior_id, distance, valid_from, valid_to)
      WITH RECURSIVE wanted (id) AS (SELECT id FROM organization WHERE id IN (${() => some})
        AND EXISTS (SELECT 1 FROM organization_link link WHERE link.parent_id = organization.id)), ${() => UPWARDS}`;
  }
}

/** Those with others below them whose way upwards may have changed, and those that may have lost their last. */
function around(manager: EntityManager, organizations: readonly string[]): Promise<{ id: string }[]> {
  return manager.sql`
    WITH RECURSIVE below (id) AS (
      SELECT id FROM organization WHERE id IN (${() => [...organizations]})
      UNION SELECT link.child_id FROM below JOIN organization_link link ON link.parent_id = below.id
    )
    SELECT parent_id AS id FROM organization_link WHERE child_id IN (${() => [...organizations]})
    UNION SELECT link.parent_id FROM below JOIN organization_link link ON link.parent_id = below.id
    UNION SELECT organization_id FROM organization_superior WHERE organization_id IN (${() => [...organizations]})`;
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
