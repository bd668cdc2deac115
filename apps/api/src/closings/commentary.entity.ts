import type { Commentary as Words } from '@chibo/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { json } from '../db/json-column';

/** What a committee says of a period's figures, under its tables. */
@Entity('commentary')
export class Commentary {
  @PrimaryColumn('text')
  organizationId!: string;

  /** `2026-06`, `2026-H1`, `2026`, `2026-03..2026-07`. */
  @PrimaryColumn('text')
  period!: string;

  /** Compare-and-set: grows with each writing. */
  @Column('integer')
  version!: number;

  @Column('text', { transformer: json })
  words!: Words;

  /** SHA-256 of the figures it was written to, hex. */
  @Column('text')
  figures!: string;

  @Column('text')
  writtenAt!: string;

  @Column('text', { nullable: true })
  writtenBy!: string | null;
}
