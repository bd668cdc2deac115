import type { EntityManager } from 'typeorm';
import type { LogPlace } from './replica';
import type { Transaction } from './transaction';

export interface ActHooks<T> {
  /** What is read before the first write is read outside: for an act that takes long to make ready. */
  readsBefore?: boolean;
  /** First thing inside the transaction. */
  opened?: (manager: EntityManager) => Promise<void>;
  /** Last thing inside the transaction, with the act's answer. */
  closing?: (manager: EntityManager, result: T) => Promise<void>;
}

/**
 * The transaction of one act, opened by the first thing it asks of the database: what decides an act is read inside it. Its
 * writes are savepoints: one that fails takes back its own rows only, as if it stood alone, and the act may go on (an officer
 * confirms forty cards, one has changed).
 */
export class Act {
  /** What is to be done once the act is stored. */
  readonly follow: (() => unknown)[] = [];
  private transaction?: Transaction;
  private turns: Promise<unknown> = Promise.resolve();
  private over = false;

  constructor(
    private readonly begin: () => Promise<Transaction>,
    private readonly hooks: Pick<ActHooks<never>, 'opened' | 'readsBefore'>,
  ) {}

  /** Of the open transaction; undefined while there is none. */
  get manager(): EntityManager | undefined {
    return this.transaction?.manager;
  }

  /** What a read of this act is to use; undefined when it reads outside. */
  async reading(): Promise<EntityManager | undefined> {
    if (!this.transaction && !this.hooks.readsBefore) await this.inTurn(() => this.opened());
    return this.manager;
  }

  get ended(): boolean {
    return this.over;
  }

  /** One after the other: savepoints of one transaction cannot overlap. */
  write<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.inTurn(() => (this.transaction ? this.part(this.transaction, fn) : this.first(fn)));
  }

  async commit(): Promise<LogPlace | undefined> {
    this.over = true;
    return this.transaction?.commit();
  }

  async rollback(because: unknown): Promise<void> {
    this.over = true;
    await this.transaction?.rollback(because);
  }

  followUp(): void {
    for (const work of this.follow) work();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turns.then(work, work);
    this.turns = result.catch(() => undefined);
    return result;
  }

  private async opened(): Promise<Transaction> {
    if (this.transaction) return this.transaction;
    const transaction = await this.begin();
    try {
      await this.hooks.opened?.(transaction.manager);
    } catch (error) {
      await transaction.rollback(error);
      throw error;
    }
    return (this.transaction = transaction);
  }

  /** Nothing stands before it that would have to stay when it fails. */
  private async first<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    const transaction = await this.opened();
    try {
      return await fn(transaction.manager);
    } catch (error) {
      this.transaction = undefined;
      await transaction.rollback(error);
      throw error;
    }
  }

  private async part<T>({ manager }: Transaction, fn: (manager: EntityManager) => Promise<T>): Promise<T> {
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
