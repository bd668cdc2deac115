import { DataSource } from 'typeorm';
import type { Shared } from './data-sources';
import type { DataSources } from './database';
import type { WatchedClient } from './postgres-client';
import { watchedPool } from './postgres-client';
import { PostgresLine } from './postgres-line';
import { PostgresReplica } from './postgres-replica';
import { PostgresWriter } from './postgres-writer';
import { mayNotMigrate, refuseNewer, refuseUngranted, refuseUnguarded } from './start-checks';

/** One after another: two processes starting together must not both run the same migration. */
const MIGRATION_LOCK = 7_243_392;

/** Migrates over a connection that may take its time, then opens the pool of the service, whose statements may not. */
export async function openPostgres(
  { url, replicaUrl }: { url: string; replicaUrl?: string },
  shared: Shared,
): Promise<DataSources> {
  const schema = new URL(url).searchParams.get('schema') ?? undefined;
  const base = { ...shared, type: 'postgres', url, schema, migrationsTransactionMode: 'all' } as const;
  // UTC in, UTC out; the search path makes hand-written SQL find the tables of a schema of its own.
  const options = schema ? `-c search_path=${schema} -c timezone=UTC` : '-c timezone=UTC';
  await migrate(new DataSource({ ...base, extra: { max: 2, options } }));
  const { source, breakOff } = watchedSource(base, options);
  const pool = await source.initialize();
  const line = new PostgresLine({ connectionString: url, options }, breakOff);
  const writing = new PostgresWriter(pool, line, replicaUrl !== undefined);
  const replica = replicaUrl ? openReplica({ primary: url, copy: replicaUrl }, base, options) : undefined;
  return { engine: 'postgres', writer: pool, reader: pool, writing, replica };
}

type Base = Shared & { type: 'postgres'; url: string; schema: string | undefined };

function watchedSource(base: Base, options: string): { source: DataSource; breakOff: () => void } {
  const open = new Set<WatchedClient>();
  const breakOff = (): void => {
    for (const client of open) client.breakOff();
  };
  return { source: new DataSource({ ...base, extra: watchedPool(options, open) }), breakOff };
}

/** Opened once it answers. Whatever becomes of that server, nothing is written to it from here. */
function openReplica(addresses: { primary: string; copy: string }, base: Base, options: string): PostgresReplica {
  const reading = `${options} -c default_transaction_read_only=on`;
  const { source, breakOff } = watchedSource({ ...base, url: addresses.copy }, reading);
  return new PostgresReplica(addresses, source, breakOff);
}

async function migrate(source: DataSource): Promise<void> {
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await refuseNewer(source);
    await source.runMigrations().catch(mayNotMigrate);
    await refuseUnguarded(source);
    await refuseUngranted(source);
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
    await runner.release();
    await source.destroy();
  }
}
