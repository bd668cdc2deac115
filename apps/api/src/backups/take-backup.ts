import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { open, rename, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { openDataSources, SQLITE_FILE } from '../db/data-sources';
import { Database } from '../db/database';
import { refuseBadFile } from '../db/file-checks';
import type { Place, Snapshot } from '../db/snapshot';
import { openSnapshot } from '../db/snapshot';
import { copyTables } from '../db/table-copy';
import { SettingsError } from '../settings';
import type { ArchiveHeader } from './archive-file';
import { digestOf, pack, unpack } from './archive-file';
import { backupName, isRunning, scratchName } from './kept-backups';
import { proofOf, requireSame } from './proof';

/** A backup that was restored beside and compared. */
export interface TakenBackup {
  file: string;
  bytes: number;
  header: ArchiveHeader;
}

/**
 * Backs the data up while they are written: one moment of them, packed, unpacked again in a scratch folder, opened as the service
 * would and compared with that moment; only then has it its name. Whatever breaks off leaves nothing that is taken for one.
 * @throws SettingsError in one line
 */
export async function takeBackup(place: Place, dir: string, now: Date): Promise<TakenBackup> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  sweep(dir);
  const scratch = mkdtempSync(join(dir, scratchName()));
  try {
    const { copy, header } = await copied(place, scratch, now);
    const packed = join(scratch, 'packed');
    await pack(copy, header, packed);
    rmSync(copy);
    await requireRestorable(packed, join(scratch, 'trial'));
    const file = join(dir, backupName(now));
    await rename(packed, file);
    await keepName(dir);
    return { file, bytes: (await stat(file)).size, header };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** One moment as an SQLite file, whichever the database is, with what must be in it. */
async function copied(place: Place, scratch: string, now: Date): Promise<{ copy: string; header: ArchiveHeader }> {
  const snapshot = await openSnapshot(place);
  try {
    const proof = await proofOf(snapshot.reader);
    const copy = await copyOf(snapshot, place, scratch);
    const made = { form: 1, madeAt: now.toISOString(), engine: place.databaseUrl ? 'postgres' : 'sqlite' } as const;
    const migrations = await snapshot.reader.migrations();
    return { copy, header: { ...made, migrations, ...(await digestOf(copy)), proof } };
  } finally {
    await snapshot.close();
  }
}

async function copyOf({ reader, copyTo }: Snapshot, { dataDir }: Place, scratch: string): Promise<string> {
  const folder = join(scratch, 'copy');
  mkdirSync(folder, { mode: 0o700 });
  const copy = join(folder, SQLITE_FILE);
  if (copyTo) {
    await requireRoom(scratch, (await stat(join(dataDir, SQLITE_FILE))).size);
    await copyTo(copy);
  } else await copyTables(reader, { dataDir: folder });
  return copy;
}

/** As a restore would have it, and nothing else than was copied. */
async function requireRestorable(packed: string, folder: string): Promise<void> {
  mkdirSync(folder, { mode: 0o700 });
  const { proof } = await unpack(packed, join(folder, SQLITE_FILE));
  await requireSound(folder);
  const trial = await openSnapshot({ dataDir: folder });
  try {
    requireSame(proof, await proofOf(trial.reader));
  } finally {
    await trial.close();
  }
}

/** The service starts on it: the file is whole, its steps are known, its guards stand. */
export async function requireSound(folder: string): Promise<void> {
  await refuseBadFile(folder);
  await new Database(await openDataSources({ dataDir: folder })).onApplicationShutdown();
}

/** A copy, what it is unpacked to, and the packed one beside them. */
async function requireRoom(dir: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dir);
  if (bavail * bsize > bytes * 2.5) return;
  const needed = Math.ceil((bytes * 2.5) / 1e6);
  throw new SettingsError(
    `There is no room for a backup in ${dir}: ${needed} MB are needed. / Đĩa không đủ chỗ để sao lưu: cần ${needed} MB.`,
  );
}

/** What a process left that was killed at it. */
function sweep(dir: string): void {
  for (const name of readdirSync(dir))
    if (isRunning(name) === false) rmSync(join(dir, name), { recursive: true, force: true });
}

/** The name too is on the disk. Windows cannot open a folder and needs no telling. */
async function keepName(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dir, 'r');
  await folder.sync().finally(() => folder.close());
}
