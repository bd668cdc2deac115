import { Injectable } from '@nestjs/common';
import type { Table } from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import { Refusal } from '../http/refusal';
import type { TableSource } from '../issued-papers/paper-source';

/** A table as it goes on paper, and whose it is. */
export interface IssuedTable {
  table: Table;
  organizationId: string;
}

/**
 * Reads a table with the rows, rights and words of the page it is asked for from; lists are whole.
 * @param query checked at the border when it was first asked for
 * @param month empty where a table is of no month
 */
export type TableReader<Query> = (actor: Actor, query: Query, month: string) => Promise<IssuedTable>;

/** The tables of the house: each room says which are its own and how they are read; the book of printed papers knows them by name. */
@Injectable()
export class TableReaders {
  private readonly readers = new Map<string, TableReader<object>>();

  /** Of all tables of the house. */
  get names(): string[] {
    return [...this.readers.keys()];
  }

  /** @throws Error where another room has one of that name: papers are found again by it */
  add<Query extends object>(name: string, read: TableReader<Query>): void {
    if (this.readers.has(name)) throw new Error(`Two tables are called ${name}.`);
    this.readers.set(name, read as TableReader<object>);
  }

  /**
   * The one that is named, as `source` has asked for it.
   * @throws Refusal NO_SUCH_TABLE for a paper of a release that had a table this one has not
   */
  of(actor: Actor, { table, month = '', query }: TableSource): Promise<IssuedTable> {
    const read = this.readers.get(table);
    if (!read) throw Refusal.conflict('NO_SUCH_TABLE', 'Bản phần mềm đang chạy không còn bảng này.');
    return read(actor, query, month);
  }
}
