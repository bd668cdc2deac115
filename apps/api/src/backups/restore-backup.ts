import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDataSources, SQLITE_FILE } from '../db/data-sources';
import { Database } from '../db/database';
import { holdFolder } from '../db/folder-lock';
import type { Place } from '../db/snapshot';
import { openSnapshot } from '../db/snapshot';
import { copyTables } from '../db/table-copy';
import { refuseUnknownSteps } from '../db/start-checks';
import { SettingsError } from '../settings';
import type { ArchiveHeader } from './archive-file';
import { readHeader, unpack } from './archive-file';
import { forgetWhatPassed } from './forget-what-passed';
import { proofOf, requireSame } from './proof';
import { requireSound } from './take-backup';

const SCRATCH = '.restoring';

/**
 * Puts a backup into an empty folder, or an empty PostgreSQL schema, whichever database it was made of. What is restored has its
 * name once it is whole: broken off it leaves nothing a service would start on, and the next try begins anew.
 * @throws SettingsError in one line: damaged, foreign, newer, or not empty
 */
export async function restoreBackup(file: string, place: Place): Promise<ArchiveHeader> {
  refuseUnknownSteps((await readHeader(file)).migrations);
  if (!place.databaseUrl) requireNoData(place.dataDir);
  const lock = await holdFolder(place.dataDir);
  const scratch = join(place.dataDir, SCRATCH);
  try {
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch, { mode: 0o700 });
    const header = await unpack(file, join(scratch, SQLITE_FILE));
    await requireHeld(scratch, header);
    await prepare(scratch);
    if (place.databaseUrl) await copyFolder(scratch, place);
    else renameSync(join(scratch, SQLITE_FILE), join(place.dataDir, SQLITE_FILE));
    return header;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    await lock.release();
  }
}

/** Copies the data of an SQLite folder nobody works on into an empty database. */
export async function copyFolder(
  dataDir: string,
  into: Place,
  tell?: (line: string) => void,
): Promise<Record<string, string>> {
  const snapshot = await openSnapshot({ dataDir });
  try {
    return await copyTables(snapshot.reader, into, tell);
  } finally {
    await snapshot.close();
  }
}

function requireNoData(dataDir: string): void {
  const there = [SQLITE_FILE, `${SQLITE_FILE}-wal`, `${SQLITE_FILE}-shm`].find((name) =>
    existsSync(join(dataDir, name)),
  );
  if (!there) return;
  throw new SettingsError(
    `${dataDir} has data already (${there}); a restore never overwrites: move them away or choose another DATA_DIR. / Thư mục đã có dữ liệu: hãy chuyển đi nơi khác hoặc chọn DATA_DIR khác.`,
  );
}

/** As it came, before an upgrade or anything else changes it. */
async function requireHeld(folder: string, { proof }: ArchiveHeader): Promise<void> {
  const snapshot = await openSnapshot({ dataDir: folder });
  try {
    requireSame(proof, await proofOf(snapshot.reader));
  } finally {
    await snapshot.close();
  }
}

async function prepare(folder: string): Promise<void> {
  await requireSound(folder);
  const database = new Database(await openDataSources({ dataDir: folder }));
  await forgetWhatPassed(database, new Date());
  // The last connection takes the log into the file.
  await database.onApplicationShutdown();
}
