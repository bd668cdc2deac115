import type { Database } from '../db/database';
import { newId } from '../db/new-id';
import type { JobPlan } from './job.entities';
import { Job, piecesOf } from './job.entities';

/** A job of an account as it was asked for, of as many pieces as it has items. */
export async function aJob(database: Database, accountId: string, changes: Partial<Job> = {}): Promise<string> {
  const id = newId();
  const plan: JobPlan = changes.plan ?? { month: '2026-02', organizationId: '', file: 'zip', items: [newId()] };
  const row: Job = {
    id,
    accountId,
    kind: 'cards',
    title: 'Phiếu tháng 2/2026',
    plan,
    state: 'WAITING',
    done: 0,
    total: piecesOf(plan),
    failures: 0,
    nextTryAt: '2026-01-01T00:00:00.000Z',
    claim: null,
    claimedAt: null,
    error: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    finishedAt: null,
    ...changes,
  };
  await database.write((manager) => manager.insert(Job, row));
  return id;
}
