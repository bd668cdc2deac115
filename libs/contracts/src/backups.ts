/** What administrators and whoever watches the machine should see to. */
export interface BackupWarning {
  /** No good backup for two days; less than a tenth of the disk is free. */
  code: 'BACKUP_OLD' | 'DISK_LOW';
  words: string;
}

/** Where the installation's backups stand. */
export interface BackupStanding {
  /** Where they are kept: a folder somebody chose, the one beside the data, or nowhere. */
  folder: 'SET' | 'DEFAULT' | 'OFF';
  kept: number;
  /** UTC instant of the newest, which was restored beside and compared. */
  lastAt?: string;
  lastBytes?: number;
  warnings: BackupWarning[];
}
