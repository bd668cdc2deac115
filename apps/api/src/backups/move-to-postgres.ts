import { holdFolder } from '../db/folder-lock';
import type { Place } from '../db/snapshot';
import { openSnapshot } from '../db/snapshot';
import { copyFolder } from './restore-backup';
import { requireSound } from './take-backup';

/**
 * Copies the data of an SQLite folder into an empty PostgreSQL database, in one transaction proved table by table; broken off, it
 * has changed nothing and begins anew. The folder stays as it is.
 * @returns how many tables
 * @throws SettingsError while a service holds the folder, or the database is not empty
 */
export async function moveToPostgres(
  dataDir: string,
  into: Place & { databaseUrl: string },
  tell: (line: string) => void,
): Promise<number> {
  // Refused before the folder is made by holding it.
  await (await openSnapshot({ dataDir })).close();
  const lock = await holdFolder(dataDir);
  try {
    await requireSound(dataDir);
    return Object.keys(await copyFolder(dataDir, into, tell)).length;
  } finally {
    await lock.release();
  }
}
