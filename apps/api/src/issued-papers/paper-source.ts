import { createHash } from 'node:crypto';

/** What a paper was made from: a card, or a table with what was asked of it. */
export type PaperSource = CardSource | TableSource;

export interface CardSource {
  kind: 'CARD' | 'SUMMARY';
  cardId: string;
}

export interface TableSource {
  kind: 'TABLE';
  /** As its room has named it (`documents/table-readers.ts`). */
  table: string;
  month?: string;
  query: Record<string, unknown>;
}

/** The same for the same question, in whatever order and with whatever left out it was asked. */
export function sourceOfTable(
  source: Omit<TableSource, 'kind' | 'query'> & { query: object },
  organizationId: string,
): TableSource {
  const asked = Object.entries({ ...source.query, organizationId }).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  const query = Object.fromEntries(asked.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return { kind: 'TABLE', table: source.table, ...(source.month ? { month: source.month } : {}), query };
}

/** SHA-256 of data as JSON, hex. */
export function hashOf(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}
