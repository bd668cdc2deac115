import { join } from 'node:path';
import type { Place } from '../db/snapshot';
import type { InstallationMode } from '../installation/installation.service';
import type { Settings } from '../settings';

/** Where this installation keeps its backups, and of what. */
export interface BackupSettings {
  place: Place;
  /** Absent: nothing is backed up by itself. */
  dir?: string;
  /** Nobody has said where: it lies on the disk of the data. */
  byDefault: boolean;
  keep: number;
}

export const BACKUP_SETTINGS = Symbol('BACKUP_SETTINGS');

export const NO_BACKUPS: BackupSettings = { place: { dataDir: '.' }, byDefault: false, keep: 0 };

/** Real data are backed up beside themselves where nobody has said another place; a demonstration only where somebody has. */
export function backupSettings(settings: Settings, mode: InstallationMode): BackupSettings {
  const { dataDir, databaseUrl, backupDir, backupsOff, backupKeep: keep } = settings;
  const byDefault = backupDir === undefined && !backupsOff && mode === 'REAL';
  const dir = backupDir ?? (byDefault ? join(dataDir, 'backups') : undefined);
  return { place: { dataDir, databaseUrl }, dir, byDefault, keep };
}
