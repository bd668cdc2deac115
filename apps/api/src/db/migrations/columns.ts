import { Table } from 'typeorm';
import type { TableColumnOptions, TableIndexOptions } from 'typeorm';

/** Portable columns: text and integer only, no defaults, so that both databases end with the same schema. */
export const text = (name: string): TableColumnOptions => ({ name, type: 'text' });
export const textOrNull = (name: string): TableColumnOptions => ({ name, type: 'text', isNullable: true });
export const int = (name: string): TableColumnOptions => ({ name, type: 'integer' });
export const intOrNull = (name: string): TableColumnOptions => ({ name, type: 'integer', isNullable: true });
export const key = (name = 'id'): TableColumnOptions => ({ name, type: 'text', isPrimary: true });
export const sequence = (name: string): TableColumnOptions => ({
  name,
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
});

export const index = (name: string, ...columnNames: string[]): TableIndexOptions => ({ name, columnNames });
export const unique = (name: string, ...columnNames: string[]): TableIndexOptions => ({
  name,
  columnNames,
  isUnique: true,
});

export function table(name: string, columns: TableColumnOptions[], indices: TableIndexOptions[] = []): Table {
  return new Table({ name, columns, indices });
}
