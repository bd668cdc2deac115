import type { Database } from '../db/database';

/**
 * What was true at the moment of the backup and may be no more: sessions that were ended since would live again, and letters
 * waiting then have gone out since. People sign in anew; a letter whose fate is unknown is sent again by hand only (adr/0013).
 */
export function forgetWhatPassed(database: Database, now: Date): Promise<void> {
  const at = now.toISOString();
  const words = 'Khôi phục từ bản sao lưu: không rõ thư đã gửi hay chưa.';
  return database.write(async (manager) => {
    await manager.sql`DELETE FROM session`;
    await manager.sql`UPDATE mail SET state = 'UNKNOWN', error = ${words} WHERE state IN ('WAITING', 'SENDING')`;
    await manager.sql`INSERT INTO audit (at, account_id, action, subject_type, subject_id, payload, request_id)
      VALUES (${at}, NULL, 'installation.restored', 'installation', 'this', ${'{}'}, 'operator')`;
  });
}
