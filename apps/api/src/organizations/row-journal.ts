import type { EntityManager } from 'typeorm';
import { putRows, rowOf } from '../db/rows';

/** A row of the register or beside it. */
interface Row {
  id: string;
}

type Table = new () => Row;

/** What an act made of one row; null: there is none. */
export interface RowChange {
  table: string;
  id: string;
  before: object | null;
  after: object | null;
}

/** Writes the rows of one act and keeps what each was before: enough to take the act back as long as nobody touched them. */
export class RowJournal {
  readonly changes: RowChange[] = [];

  constructor(private readonly manager: EntityManager) {}

  async put<T extends Row>(entity: new () => T, row: T): Promise<void> {
    const before = await rowOf(this.manager, entity, { id: row.id });
    if (before !== null && isSameRow(before, row)) return;
    await putRows(this.manager, entity, 'id', [row]);
    this.changes.push({ table: this.nameOf(entity), id: row.id, before, after: row });
  }

  async drop<T extends Row>(entity: new () => T, row: T): Promise<void> {
    await this.manager.delete(entity, { id: row.id });
    this.changes.push({ table: this.nameOf(entity), id: row.id, before: row, after: null });
  }

  private nameOf(entity: Table): string {
    return this.manager.connection.getMetadata(entity).tableName;
  }
}

/** Same columns, same values; a column that one does not name is absent. */
export function isSameRow(one: object | null, other: object | null): boolean {
  if (one === null || other === null) return one === other;
  const [left, right] = [one, other] as Record<string, unknown>[];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every(
    (key) => (left[key] ?? null) === (right[key] ?? null),
  );
}
