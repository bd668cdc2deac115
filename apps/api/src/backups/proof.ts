import { createHash } from 'node:crypto';
import { SettingsError } from '../settings';
import type { TableReader } from '../db/table-reader';
import { sealOf } from '../closings/seal';

/** What a copy must have in common with what it was made of. */
export interface Proof {
  /** Rows of each table. */
  rows: Record<string, number>;
  /** SHA-256 over all closings, each with the hash of what it froze, worked out anew. Hex. */
  closings: string;
}

const CLOSING = ['id', 'month', 'hash', 'snapshot'];

export async function proofOf(reader: TableReader): Promise<Proof> {
  const tables = await reader.tables();
  const rows: Proof['rows'] = {};
  for (const { name } of tables) rows[name] = await reader.count(name);
  const closings = createHash('sha256');
  for (const table of tables.filter(({ name }) => name === 'month_closing'))
    for await (const page of reader.pages(table, CLOSING))
      for (const [id, month, hash, snapshot] of page)
        closings.update(`${JSON.stringify([id, month, hash, sealOf(String(snapshot))])}\n`);
  return { rows, closings: closings.digest('hex') };
}

/** @throws SettingsError that names where they differ */
export function requireSame(wanted: Proof, found: Proof): void {
  const names = Object.keys({ ...wanted.rows, ...found.rows });
  const other = names.find((name) => wanted.rows[name] !== found.rows[name]);
  if (other)
    throw new SettingsError(
      `The backup does not hold what it should: ${other} has ${found.rows[other] ?? 0} rows, not ${wanted.rows[other] ?? 0}.`,
    );
  if (wanted.closings !== found.closings)
    throw new SettingsError('The backup does not hold what it should: its closed months are others.');
}
