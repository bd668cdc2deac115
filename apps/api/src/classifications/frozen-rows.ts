import { createHash } from 'node:crypto';
import type { AnnualResults } from './annual-results';
import { monthsOf } from './annual-results';
import type { AnnualConclusionRow } from './classification.entities';
import type { ListedYear } from './list-rows';

type Frozen = Omit<AnnualConclusionRow, 'conclusionId'>;

/** The rows of a list as a closing keeps them, in the order of the list. */
export function frozenRows(rows: readonly ListedYear[], results: ReadonlyMap<string, AnnualResults>): Frozen[] {
  return rows.map((row, at) => {
    const { n, sum, bands } = monthsOf(row);
    return {
      ...{ place: at + 1, organizationId: row.organization_id, name: row.name, kind: row.kind },
      ...{ kindLabel: row.kind_label, kindSort: row.kind_sort, isCell: row.is_cell },
      ...{ sortKey: row.sort_key, folded: row.folded, existsFrom: row.exists_from, version: row.version },
      ...{ selfClass: row.self_class, selfGround: row.self_ground, selfBy: row.self_by, selfAt: row.self_at },
      ...{ proposedClass: row.proposed_class, proposedGround: row.proposed_ground },
      ...{ proposedBy: row.proposed_by, proposedAt: row.proposed_at },
      ...{ decidedClass: row.decided_class, decisionNumber: row.decision_number, decidedOn: row.decided_on },
      ...{ n, sum, good: bands.GOOD, fair: bands.FAIR, average: bands.AVERAGE, poor: bands.POOR },
      results: JSON.stringify(results.get(row.organization_id) ?? {}),
    };
  });
}

/** What is sealed, in this order whatever the database calls its columns. */
const SEALED = [
  ...(['place', 'organizationId', 'name', 'kind', 'kindLabel', 'kindSort', 'isCell', 'sortKey', 'folded'] as const),
  ...(['existsFrom', 'version', 'selfClass', 'selfGround', 'selfBy', 'selfAt', 'proposedClass'] as const),
  ...(['proposedGround', 'proposedBy', 'proposedAt', 'decidedClass', 'decisionNumber', 'decidedOn'] as const),
  ...(['n', 'sum', 'good', 'fair', 'average', 'poor', 'results'] as const),
] satisfies readonly (keyof Frozen)[];

/** SHA-256 of the rows, hex. @param rows in the order of their places */
export function sealOfRows(rows: readonly Frozen[]): string {
  const text = JSON.stringify(rows.map((row) => SEALED.map((column) => row[column] ?? null)));
  return createHash('sha256').update(text).digest('hex');
}
