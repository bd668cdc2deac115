import type { DeadlineRules, Tier } from '@chibo/domain';
import { exceptionKey } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { remembered } from '../db/memory';

/** A rule (days) or a dated exception (month, day). */
interface DeadlineRow {
  organization_id: string;
  tier: Tier;
  days: number | null;
  month: string | null;
  day: string | null;
}

/** Deadlines that hold along a path, the organisation first: the nearest, tier by tier; libs/domain has the defaults. */
export async function deadlineRules(manager: EntityManager, path: readonly string[]): Promise<DeadlineRules> {
  const rows = await remembered(manager, 'deadlines', path.join(), () => rowsOf(manager, path));
  return nearest(rows, path);
}

/** The same for many paths over these organisations, some hundreds at most. */
export async function deadlineRulesAmong(
  manager: EntityManager,
  organizations: readonly string[],
): Promise<(path: readonly string[]) => DeadlineRules> {
  const rows = await rowsOf(manager, organizations);
  return (path) => nearest(rows, path);
}

async function rowsOf(manager: EntityManager, organizations: readonly string[]): Promise<DeadlineRow[]> {
  if (organizations.length === 0) return [];
  // One light question for both tables.
  return manager.sql<DeadlineRow[]>`
    SELECT organization_id, tier, days, NULL AS month, NULL AS day FROM deadline_rule
    WHERE organization_id IN (${() => [...organizations]})
    UNION ALL SELECT organization_id, tier, NULL, month, day FROM deadline_exception
    WHERE organization_id IN (${() => [...organizations]})`;
}

/** From the top down, so that the nearest has the last word. */
function nearest(rows: readonly DeadlineRow[], path: readonly string[]): DeadlineRules {
  const found: DeadlineRules = {};
  const exceptions: Record<string, string> = {};
  if (rows.length === 0) return found;
  for (const id of path.toReversed()) {
    for (const { organization_id: organization, tier, days, month, day } of rows) {
      if (organization !== id) continue;
      if (days !== null) found[tier] = days;
      if (month !== null && day !== null) exceptions[exceptionKey(tier, month)] = day;
    }
  }
  return { ...found, exceptions };
}
