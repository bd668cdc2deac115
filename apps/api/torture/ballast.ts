import { randomBytes } from 'node:crypto';
import type { Database } from '../src/db/database';

const ROW_KB = 8;
const BATCH = 200;

/** So many megabytes of rows that hardly pack: months of acts. */
export async function ballast(database: Database, megabytes: number): Promise<void> {
  const rows = Math.ceil((megabytes * 1000) / ROW_KB);
  for (let at = 0; at < rows; at += BATCH)
    await database.write(async (manager) => {
      for (let row = at; row < Math.min(rows, at + BATCH); row += 1) {
        const payload = JSON.stringify({ words: randomBytes((ROW_KB * 1000) / 2).toString('hex') });
        await manager.sql`INSERT INTO audit (at, account_id, action, subject_type, subject_id, payload, request_id)
          VALUES (${'2026-03-06T03:00:00.000Z'}, NULL, 'scorecard.saved', 'scorecard', ${String(row)}, ${payload}, 'ballast')`;
      }
    });
}
