import type { EntityManager } from 'typeorm';
import type { AuditSubject } from '../audit/audit.service';
import { insertAudit } from '../audit/subject-places';
import type { NewAuditRow } from './plan-audit';

const BATCH = 250;
/** The demonstration listens on loopback only. */
const NETWORK = '127.0.0.1';

/** Stores acts in their order, each with whose matter it was. */
export async function storeAudit(manager: EntityManager, acts: readonly NewAuditRow[]): Promise<void> {
  for (let at = 0; at < acts.length; at += BATCH)
    await insertAudit(
      manager,
      acts.slice(at, at + BATCH).map(({ subjectType, subjectId, ...act }) => ({
        act: { ...act, network: NETWORK },
        subject: { type: subjectType as AuditSubject['type'], id: subjectId },
      })),
    );
}
