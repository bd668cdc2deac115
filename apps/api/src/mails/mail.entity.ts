import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** SENDING is a claim: only who made it speaks to the mail server. UNKNOWN: the line broke before the server's answer. */
export type MailState = 'WAITING' | 'SENDING' | 'SENT' | 'FAILED' | 'UNKNOWN';

/** One letter on its way to one account. */
@Entity('mail')
@Index('ux_mail', ['accountId', 'key'], { unique: true })
@Index('ix_mail_state', ['state', 'nextTryAt'])
export class Mail {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  accountId!: string;

  @Column('text')
  key!: string;

  @Column('text')
  address!: string;

  @Column('text')
  subject!: string;

  @Column('text')
  body!: string;

  @Column('text')
  state!: MailState;

  @Column('integer')
  attempts!: number;

  @Column('text')
  nextTryAt!: string;

  @Column('text', { nullable: true })
  claimedAt!: string | null;

  @Column('text', { nullable: true })
  sentAt!: string | null;

  /** What the mail server said, or what broke; the newest. */
  @Column('text', { nullable: true })
  error!: string | null;

  @Column('text')
  createdAt!: string;
}
