import type { ImportState, RowFate, SheetChange, SheetFault, SheetName, SheetValues } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { json } from '../db/json-column';

/** A file that was sent in: looked through, and taken in as a whole or not at all. */
@Entity('sheet_import')
@Index('ix_sheet_import_account', ['accountId', 'createdAt'])
export class SheetImport {
  @PrimaryColumn('text')
  id!: string;

  /** Who sent it, and alone sees it: it is taken in with the rights this account has then. */
  @Column('text')
  accountId!: string;

  @Column('text')
  sheet!: SheetName;

  @Column('text')
  fileName!: string;

  /** SHA-256 of its bytes. */
  @Column('text')
  hash!: string;

  @Column('text')
  state!: ImportState;

  @Column('text', { transformer: json })
  counts!: Record<RowFate, number>;

  @Column('text', { transformer: json })
  notes!: string[];

  /** That takes it in. */
  @Column('text', { nullable: true })
  jobId!: string | null;

  /** Why the last try to take it in came to nothing. */
  @Column('text', { nullable: true })
  failure!: string | null;

  @Column('text')
  createdAt!: string;

  @Column('text', { nullable: true })
  appliedAt!: string | null;
}

/** One row of it as it was understood, and what becomes of it as things stood when it was looked at. */
@Entity('sheet_import_row')
@Index('ix_sheet_import_row_fate', ['importId', 'fate', 'place'])
export class SheetImportRow {
  @PrimaryColumn('text')
  importId!: string;

  /** From 0, in the order of the file. */
  @PrimaryColumn('integer')
  place!: number;

  /** In the file, from 1. */
  @Column('integer')
  rowNumber!: number;

  @Column('text')
  fate!: RowFate;

  @Column('text')
  title!: string;

  @Column('text', { transformer: json })
  rowValues!: SheetValues;

  @Column('text', { transformer: json })
  changes!: SheetChange[];

  @Column('text', { transformer: json })
  faults!: SheetFault[];
}
