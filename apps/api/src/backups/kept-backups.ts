import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A backup in its folder. The name alone says that it was proved: it has none before. */
export interface KeptBackup {
  name: string;
  /** UTC instant. */
  at: string;
  bytes: number;
}

const NAME = /^chibo-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{6}\.backup$/;
const SCRATCH = /^\.making-(\d+)-/;

/** Two processes may back up into one folder at the same second. */
export function backupName(now: Date): string {
  const at = now.toISOString().replace(/[-:]|\.\d+/g, '');
  return `chibo-${at}-${randomBytes(3).toString('hex')}.backup`;
}

/** Of the folder a backup is made in, by this process. */
export function scratchName(): string {
  return `.making-${process.pid}-`;
}

/** Whether a scratch folder's process is there; undefined for another name. */
export function isRunning(name: string): boolean | undefined {
  const pid = Number(SCRATCH.exec(name)?.[1]);
  if (!pid) return undefined;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** Newest first; none where there is no such folder, or it cannot be read. */
export function listBackups(dir: string): KeptBackup[] {
  const kept = namesIn(dir).flatMap((name) => {
    const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
    if (!year) return [];
    const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
    return [{ name, at, bytes: statSync(join(dir, name)).size }];
  });
  return kept.sort((a, b) => (a.name < b.name ? 1 : -1));
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

/** Takes the oldest away until so many are left; returns how many went. Nothing else in the folder is touched. */
export function pruneBackups(dir: string, keep: number): number {
  const old = listBackups(dir).slice(keep);
  for (const { name } of old) rmSync(join(dir, name));
  return old.length;
}
