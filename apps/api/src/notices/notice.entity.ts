import type { Notice } from '@chibo/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { json } from '../db/json-column';

/** Something told to one account. Its key names the occasion: the same one is told once, whoever comes to tell it. */
@Entity('notice')
// The key first: who was told on an occasion is asked by it.
@Index('ux_notice', ['key', 'accountId'], { unique: true })
@Index('ix_notice_account', ['accountId', 'createdAt'])
export class NoticeRow {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  accountId!: string;

  @Column('text')
  key!: string;

  @Column('text')
  kind!: string;

  @Column('text', { transformer: json })
  content!: Notice;

  @Column('text')
  createdAt!: string;

  @Column('text', { nullable: true })
  readAt!: string | null;
}
