import type { IssuedKind } from '@chibo/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { json } from '../db/json-column';
import type { PaperSource } from './paper-source';

/** A paper that was printed, by what it was made from; the same content printed again is the same paper. Written once. */
@Entity('issued_paper')
@Index('ux_issued_paper_code', ['code'], { unique: true })
@Index('ux_issued_paper_content', ['sourceHash', 'contentHash'], { unique: true })
@Index('ux_issued_paper_number', ['organizationId', 'number'], { unique: true })
@Index('ix_issued_paper_issued', ['organizationId', 'issuedAt'])
export class IssuedPaper {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  code!: string;

  @Column('text')
  organizationId!: string;

  @Column('integer')
  number!: number;

  @Column('text')
  kind!: IssuedKind;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  selection!: string | null;

  /** As it was on the day of printing. */
  @Column('text')
  organizationName!: string;

  /** Folded words of title and organisation, and the code. */
  @Column('text')
  search!: string;

  @Column('text')
  sortKey!: string;

  /** What was asked for, so that it can be read again. */
  @Column('text', { transformer: json })
  source!: PaperSource;

  @Column('text')
  sourceHash!: string;

  /** SHA-256 of the record, and of the record with what stands around it; hex. */
  @Column('text')
  recordHash!: string;

  @Column('text')
  contentHash!: string;

  /** Of a card. */
  @Column('integer', { nullable: true })
  cardVersion!: number | null;

  /** `yyyy-mm-dd` on the paper. */
  @Column('text')
  day!: string;

  /** UTC instant. */
  @Column('text')
  issuedAt!: string;

  @Column('text', { nullable: true })
  issuedBy!: string | null;
}
