import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { AuditAction, AuditPayloads } from './audit-payloads';
import { insertAudit } from './subject-places';

export interface AuditSubject {
  type:
    | 'installation'
    | 'account'
    | 'organization'
    | 'criteria-set'
    | 'grouping'
    | 'indicator'
    | 'month'
    | 'obligation'
    | 'scorecard'
    | 'visit'
    | 'classification'
    | 'commendation'
    | 'model'
    | 'job'
    | 'import';
  id: string;
  /** Whose it is, where the caller knows and its row may be gone; otherwise found by its type (subject-places.ts). */
  organizationId?: string;
}

type Act = { [A in AuditAction]: { action: A; payload: AuditPayloads[A] } }[AuditAction];

export interface AuditEntry {
  seq: number;
  at: string;
  action: AuditAction;
  payload: AuditPayloads[AuditAction];
  author: string | null;
}

@Injectable()
export class AuditService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Writes one row in the open transaction: where it fails, the act fails. */
  record<A extends AuditAction>(
    manager: EntityManager,
    actor: Actor,
    action: A,
    subject: AuditSubject,
    payload: AuditPayloads[A],
  ): Promise<void> {
    return this.recordAll(manager, actor, subject, [{ action, payload } as Act]);
  }

  /** The same of acts done in one, in their order. */
  async recordAll(manager: EntityManager, actor: Actor, subject: AuditSubject, acts: readonly Act[]): Promise<void> {
    const at = this.clock.now().toISOString();
    const { accountId, requestId, network = null } = actor;
    const act = ({ action, payload }: Act) => ({ at, accountId, action, payload, requestId, network });
    await insertAudit(
      manager,
      acts.map((each) => ({ act: act(each), subject })),
    );
  }

  /** Acts on a subject, oldest first, with the name of who did them. */
  async of(subjectId: string): Promise<AuditEntry[]> {
    const rows = await this.database.read(
      (manager) => manager.sql<(Omit<AuditEntry, 'payload'> & { payload: string })[]>`
        SELECT audit.seq, audit.at, audit.action, audit.payload, account.display_name AS author
        FROM audit LEFT JOIN account ON account.id = audit.account_id
        WHERE audit.subject_id = ${subjectId} ORDER BY audit.seq`,
    );
    return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as AuditEntry['payload'] }));
  }
}
