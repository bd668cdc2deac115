import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { json } from '../db/json-column';

/** Who did what, when, to what; written in the act's own transaction, never changed or deleted. */
@Entity('audit')
@Index('ix_audit_subject', ['subjectId'])
@Index('ix_audit_account', ['accountId', 'seq'])
@Index('ix_audit_organization', ['organizationId', 'seq'])
@Index('ix_audit_action', ['action', 'seq'])
@Index('ix_audit_at', ['at'])
export class AuditRow {
  /** Order of the acts, whatever the clock says. */
  @PrimaryGeneratedColumn('increment')
  seq!: number;

  /** UTC instant. */
  @Column('text')
  at!: string;

  /** Absent: the system itself, or somebody not signed in. */
  @Column('text', { nullable: true })
  accountId!: string | null;

  @Column('text')
  action!: string;

  @Column('text')
  subjectType!: string;

  @Column('text')
  subjectId!: string;

  /** Typed per action, before/after where something changed; see audit-payloads.ts. */
  @Column('text', { transformer: json })
  payload!: object;

  @Column('text')
  requestId!: string;

  /** Whose the subject was; absent: of an account or of the installation, or of before this was written down. */
  @Column('text', { nullable: true })
  organizationId!: string | null;

  /** Where the request came from: an address, or the first half of a long one. Absent: the system itself. */
  @Column('text', { nullable: true })
  network!: string | null;
}
