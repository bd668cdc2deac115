import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { AuditAction, AuditPayloads } from './audit-payloads';

export interface AuditSubject {
  type: 'installation' | 'account' | 'organization' | 'criteria-set' | 'month' | 'obligation' | 'scorecard' | 'visit';
  id: string;
}

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
  async record<A extends AuditAction>(
    manager: EntityManager,
    actor: Actor,
    action: A,
    subject: AuditSubject,
    payload: AuditPayloads[A],
  ): Promise<void> {
    const at = this.clock.now().toISOString();
    const { accountId, requestId } = actor;
    await manager.sql`INSERT INTO audit (at, account_id, action, subject_type, subject_id, payload, request_id)
      VALUES (${at}, ${accountId}, ${action}, ${subject.type}, ${subject.id}, ${JSON.stringify(payload)}, ${requestId})`;
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
