import type { RowFate, SheetChange, SheetFault, SheetRow, SheetValues } from '@chibo/domain';
import type { AccessAction } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';

/** A row of a file held against what is there: what becomes of it, and how it is done. */
export interface JudgedRow<Plan = unknown> extends SheetRow {
  fate: RowFate;
  /** What it is about, in words. */
  title: string;
  changes: readonly SheetChange[];
  /** Absent where nothing is to be done. */
  plan?: Plan;
}

/** How rows of one sheet are held against what is there, taken in, and handed out again. */
export interface SheetClerk<Plan = unknown> {
  /** Asked for inside, of what each row is about. */
  readonly right: AccessAction;
  /** Changes nothing. Rows that could not be read come along, for others may lean on them. */
  judge(manager: EntityManager, actor: Actor, rows: readonly SheetRow[]): Promise<JudgedRow<Plan>[]>;
  /** In the open transaction, with right, rules and audit of the single acts. None of the rows is refused. */
  apply(manager: EntityManager, actor: Actor, rows: readonly JudgedRow<Plan>[]): Promise<void>;
  /** What this account may change, as rows that would be taken in as the same. At most `limit` of them. */
  handOut(manager: EntityManager, actor: Actor, limit: number): Promise<SheetValues[]>;
}

/** A row that is found at fault besides what could not be read of it. */
export function refused(row: SheetRow, title: string, faults: readonly SheetFault[]): JudgedRow<never> {
  return { ...row, fate: 'REFUSED', title, changes: [], faults: [...row.faults, ...faults] };
}

/** Texts of a row; what is absent or empty is undefined. */
export function textIn({ values }: SheetRow, key: string): string | undefined {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Rows by what they say under a key, for what may stand in a file once. */
export function rowsBy(rows: readonly SheetRow[], keyOf: (row: SheetRow) => string | undefined): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== undefined) found.set(key, [...(found.get(key) ?? []), row.row]);
  }
  return found;
}

const MOST_NAMED = 5;

/** "dòng 3, 7" */
export function rowsWords(rows: readonly number[]): string {
  return `dòng ${rows.slice(0, MOST_NAMED).join(', ')}${rows.length > MOST_NAMED ? ', …' : ''}`;
}
