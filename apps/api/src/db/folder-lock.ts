import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { SettingsError } from '../settings';
import { sqliteDriver } from './sqlite-driver';

export interface FolderLock {
  release(): Promise<void>;
}

/** A connection that nothing refers to is closed by the garbage collector, and its lock with it. */
const held = new Set<DataSource>();

/**
 * One process per SQLite folder. The lock is an exclusive transaction on a file of its own, held as long as the process
 * lives: the operating system lets go of it however the process ends, so there is never a stale lock to clear.
 */
export async function holdFolder(dataDir: string): Promise<FolderLock> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const holder = join(dataDir, 'process.json');
  const lock = new DataSource({
    type: 'sqlite',
    driver: sqliteDriver,
    database: join(dataDir, 'lock.sqlite'),
    busyTimeout: 0,
  });
  try {
    await lock.initialize();
    await lock.query('BEGIN EXCLUSIVE');
  } catch (error) {
    if (lock.isInitialized) await lock.destroy();
    if (!/SQLITE_BUSY|locked/.test(String(error))) throw error;
    throw new SettingsError(
      `The data folder ${dataDir} is in use by ${holderOf(holder)}. Stop it first, or choose another DATA_DIR.`,
    );
  }
  held.add(lock);
  writeFileSync(holder, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }), { mode: 0o600 });
  return { release: () => release(lock, holder) };
}

/** The note goes first and at once: at the end of the process nothing can be waited for. */
async function release(lock: DataSource, holder: string): Promise<void> {
  rmSync(holder, { force: true });
  held.delete(lock);
  await lock.destroy();
}

function holderOf(file: string): string {
  try {
    const { pid, since } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; since: string };
    return `process ${pid} (since ${since})`;
  } catch {
    return 'another process';
  }
}
