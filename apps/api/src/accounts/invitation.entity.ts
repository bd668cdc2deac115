import type { EntityManager } from 'typeorm';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A code on a printed slip by which the owner of an account chooses a password; stored as SHA-256 only. */
@Entity('invitation')
@Index('ux_invitation_code', ['codeHash'], { unique: true })
@Index('ix_invitation_account', ['accountId'])
export class Invitation {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  accountId!: string;

  @Column('text')
  codeHash!: string;

  @Column('text')
  createdAt!: string;

  @Column('text')
  createdBy!: string;

  /** Last day on which it is taken. */
  @Column('text')
  lastDay!: string;

  @Column('text', { nullable: true })
  usedAt!: string | null;

  /** Another slip or password has taken its place. */
  @Column('text', { nullable: true })
  lapsedAt!: string | null;
}

/** In the open transaction: slips of an account that were not used are taken no more. @returns whether there was one in force */
export async function lapseInvitations(
  manager: EntityManager,
  accountId: string,
  now: Date,
  today: string,
): Promise<boolean> {
  const open = await manager.sql<{ id: string }[]>`
    SELECT id FROM invitation WHERE account_id = ${accountId} AND used_at IS NULL AND lapsed_at IS NULL AND last_day >= ${today}`;
  for (const { id } of open) await manager.update(Invitation, { id }, { lapsedAt: now.toISOString() });
  return open.length > 0;
}
