import type { ClientBase, QueryResult } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { DatabaseAway, failureOf } from './failures';
import type { PostgresLine } from './postgres-line';
import type { LogPlace } from './replica';
import { logPlace } from './replica';
import type { Transaction, Writer } from './transaction';

const COMMIT_AND_SAY_WHERE = `COMMIT; SELECT (pg_current_wal_insert_lsn() - '0/0')::text AS place`;

/** Writing to PostgreSQL: transactions of the pool, side by side. A connection whose end is not clean leaves the pool. */
export class PostgresWriter implements Writer {
  /** Why the last write could not be stored. */
  private unsound: unknown;

  constructor(
    private readonly pool: DataSource,
    private readonly line: PostgresLine,
    private readonly hasReplica: boolean,
  ) {
    line.watch();
  }

  requireReachable(): void {
    if (this.line.isAway) throw new DatabaseAway();
  }

  async begin(): Promise<Transaction> {
    this.requireReachable();
    const runner = this.pool.createQueryRunner('master');
    try {
      await runner.startTransaction();
    } catch (error) {
      await discard(runner, error);
      throw error;
    }
    return {
      manager: runner.manager,
      commit: () => this.commit(runner),
      rollback: (because) => this.rollback(runner, because),
    };
  }

  async whyUnsound(): Promise<unknown> {
    if (this.line.isAway) return new DatabaseAway();
    if (this.unsound) await this.tryAgain().catch(() => undefined);
    return this.unsound;
  }

  async close(): Promise<void> {
    this.line.stop();
  }

  /** PostgreSQL answers COMMIT of a transaction that had failed with a quiet ROLLBACK: the answer must say COMMIT. */
  private async commit(runner: QueryRunner): Promise<LogPlace | undefined> {
    let place: LogPlace | undefined;
    try {
      const client = (await runner.connect()) as ClientBase;
      const [{ command }, where] = await this.committed(client);
      if (command !== 'COMMIT') throw new Error(`A failed transaction was to be committed: ${command}.`);
      if (where) place = logPlace(where.rows[0].place);
      this.unsound = undefined;
    } catch (error) {
      if (failureOf(error) === 'FULL') this.unsound = error;
      await discard(runner, error);
      throw error;
    }
    await runner.release();
    return place;
  }

  /** Both in one trip to the server. */
  private async committed(client: ClientBase): Promise<QueryResult<{ place: string }>[]> {
    if (!this.hasReplica) return [await client.query('COMMIT')];
    return (await client.query(COMMIT_AND_SAY_WHERE)) as unknown as QueryResult<{ place: string }>[];
  }

  private async rollback(runner: QueryRunner, because: unknown): Promise<void> {
    if (failureOf(because) === 'FULL') this.unsound = because;
    try {
      await runner.rollbackTransaction();
      await runner.release();
    } catch (error) {
      await discard(runner, error);
    }
  }

  /** Writes a row as it stands: a new copy of it, which needs room as any other write does. */
  private async tryAgain(): Promise<void> {
    const { manager, commit, rollback } = await this.begin();
    try {
      await manager.query('UPDATE installation SET mode = mode');
    } catch (error) {
      return rollback(error);
    }
    await commit();
  }
}

/** Out of the pool, and closed. */
async function discard(runner: QueryRunner, error: unknown): Promise<void> {
  await (runner as unknown as { releasePostgresConnection(error: unknown): Promise<void> }).releasePostgresConnection(
    error,
  );
}
