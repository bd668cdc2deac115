import type { EntityManager } from 'typeorm';
import type { Transaction } from './transaction';

export interface ActHooks<T> {
  /** First thing inside the transaction. */
  opened?: (manager: EntityManager) => Promise<void>;
  /** Last thing inside the transaction, with the act's answer. */
  closing?: (manager: EntityManager, result: T) => Promise<void>;
}

/**
 * The transaction of one act, opened by its first write. Further writes of the act are savepoints in it: one that fails takes
 * back its own rows only, as if it stood alone, and the act may go on (an officer confirms forty cards, one has changed).
 */
export class Act {
  /** What is to be done once the act is stored. */
  readonly follow: (() => unknown)[] = [];
  private transaction?: Transaction;
  private turns: Promise<unknown> = Promise.resolve();
  private over = false;

  constructor(
    private readonly begin: () => Promise<Transaction>,
    private readonly opened?: (manager: EntityManager) => Promise<void>,
  ) {}

  /** Of the open transaction; undefined before the first write. */
  get manager(): EntityManager | undefined {
    return this.transaction?.manager;
  }

  get ended(): boolean {
    return this.over;
  }

  /** One after the other: savepoints of one transaction cannot overlap. */
  write<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    const run = (): Promise<T> => (this.transaction ? this.further(this.transaction, fn) : this.first(fn));
    const result = this.turns.then(run, run);
    this.turns = result.catch(() => undefined);
    return result;
  }

  async commit(): Promise<void> {
    this.over = true;
    await this.transaction?.commit();
  }

  async rollback(because: unknown): Promise<void> {
    this.over = true;
    await this.transaction?.rollback(because);
  }

  followUp(): void {
    for (const work of this.follow) work();
  }

  private async first<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    const transaction = await this.begin();
    try {
      await this.opened?.(transaction.manager);
      this.transaction = transaction;
      return await fn(transaction.manager);
    } catch (error) {
      this.transaction = undefined;
      await transaction.rollback(error);
      throw error;
    }
  }

  private async further<T>({ manager }: Transaction, fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    await manager.query('SAVEPOINT part');
    try {
      const result = await fn(manager);
      await manager.query('RELEASE SAVEPOINT part');
      return result;
    } catch (error) {
      // Where this fails too, the whole transaction is lost, and its commit says so.
      await manager.query('ROLLBACK TO SAVEPOINT part');
      await manager.query('RELEASE SAVEPOINT part');
      throw error;
    }
  }
}
