import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { change, sql, text } from '../db/sql';
import type { AuditRow } from './audit.entity';
import type { AuditSubject } from './audit.service';

/** Table and column that say of which organisation a subject is; the others say it themselves or are of none. */
const PLACES: Readonly<Partial<Record<AuditSubject['type'], readonly [table: string, column: string]>>> = {
  scorecard: ['scorecard', 'cell_id'],
  obligation: ['obligation', 'cell_id'],
  visit: ['visit', 'organization_id'],
  classification: ['annual_classification', 'organization_id'],
  commendation: ['commendation', 'organization_id'],
  model: ['exemplary_model', 'organization_id'],
  grouping: ['organization_grouping', 'committee_id'],
  indicator: ['indicator', 'committee_id'],
  'criteria-set': ['criteria_set_version', 'owner_id'],
};

/** Rows of acts on their subjects, in their order. */
export async function insertAudit(
  manager: EntityManager,
  acts: readonly {
    act: Omit<AuditRow, 'seq' | 'organizationId' | 'subjectType' | 'subjectId'>;
    subject: AuditSubject;
  }[],
): Promise<void> {
  const rows = acts.map(
    ({ act: { at, accountId, action, payload, requestId, network }, subject }): Sql =>
      sql`(${at}, ${accountId}, ${action}, ${subject.type}, ${subject.id}, ${JSON.stringify(payload)}, ${requestId},
        ${placeOf(subject)}, ${network})`,
  );
  const all = rows.reduce((before, each) => sql`${before}, ${each}`);
  await change(
    manager,
    sql`INSERT INTO audit
      (at, account_id, action, subject_type, subject_id, payload, request_id, organization_id, network) VALUES ${all}`,
  );
}

/** Whose the subject is, as a piece of the statement that writes the row: no second way to the database. */
function placeOf({ type, id, organizationId }: AuditSubject): Sql {
  const table = PLACES[type];
  if (organizationId !== undefined) return sql`${organizationId}`;
  if (table) return sql`(SELECT ${text(table[1])} FROM ${text(table[0])} WHERE id = ${id})`;
  return sql`${saidBy(type, id)}`;
}

/** A month's subject is `month:organization`, or the month alone. */
function saidBy(type: AuditSubject['type'], id: string): string | null {
  if (type === 'organization') return id;
  return type === 'month' ? (id.split(':')[1] ?? null) : null;
}
