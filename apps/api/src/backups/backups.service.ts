import { resolve } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BackupStanding, BackupWarning } from '@chibo/contracts';
import { formatDate, vietnamDay } from '@chibo/domain';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { NoticesService } from '../notices/notices.service';
import { SettingsError } from '../settings';
import type { BackupSettings } from './backup-settings';
import { BACKUP_SETTINGS } from './backup-settings';
import { Disk } from './disk';
import { listBackups, pruneBackups } from './kept-backups';
import { takeBackup } from './take-backup';

const HOUR = 3_600_000;
/** One a day, at night where there is a choice: hours of Vietnam from 1 to 4. */
const YOUNG_MS = 20 * HOUR;
const OVERDUE_MS = 26 * HOUR;
const isNight = (now: Date): boolean => [18, 19, 20, 21].includes(now.getUTCHours());

const OLD_MS = 48 * HOUR;
const LITTLE_ROOM = 0.1;

/** What has been kept, and what is to be said of it. */
@Injectable()
export class BackupsService {
  private readonly logger = new Logger('backups');
  private making: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(BACKUP_SETTINGS) private readonly settings: BackupSettings,
    private readonly disk: Disk,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly notices: NoticesService,
  ) {}

  /** Backs up now. @param to another folder than the installation's, where nothing is taken away */
  take(to?: string): Promise<{ file: string; bytes: number; seconds: number }> {
    const dir = to === undefined ? this.settings.dir : resolve(to);
    if (!dir) throw new SettingsError('Name a folder: --to FOLDER, or set BACKUP_DIR. / Hãy nêu thư mục sao lưu.');
    const taken = this.making.then(() => this.timed(dir));
    // One at a time: two would read and write the same disk for nothing.
    this.making = taken.catch(() => undefined);
    return taken;
  }

  /** When it is time: at night once a day, at any hour where a night has been missed. */
  async takeDaily(): Promise<void> {
    if (!this.settings.dir) return;
    const now = this.clock.now();
    const [last] = listBackups(this.settings.dir);
    const age = last ? now.getTime() - Date.parse(last.at) : Infinity;
    if (age < YOUNG_MS || (age < OVERDUE_MS && !isNight(now))) return;
    try {
      const { file, bytes, seconds } = await this.take();
      this.logger.log(`${file}: ${bytes} bytes, ${seconds} s`);
    } finally {
      await this.tellOld();
    }
  }

  async standing(): Promise<BackupStanding> {
    const { dir, byDefault } = this.settings;
    const kept = dir ? listBackups(dir) : [];
    return {
      folder: dir ? (byDefault ? 'DEFAULT' : 'SET') : 'OFF',
      kept: kept.length,
      lastAt: kept.at(0)?.at,
      lastBytes: kept.at(0)?.bytes,
      warnings: await this.warnings(kept.at(0)?.at),
    };
  }

  /** For whoever watches over the service; what cannot be asked is no warning. */
  async warningCodes(): Promise<BackupWarning['code'][]> {
    return (await this.standing()).warnings.map(({ code }) => code);
  }

  /** Of a demonstration nobody misses a backup; room is missed by all. */
  private async warnings(lastAt: string | undefined): Promise<BackupWarning[]> {
    const { dir, place } = this.settings;
    const warnings: BackupWarning[] = [];
    if (dir && this.isOld(lastAt ?? (await this.begun())))
      warnings.push({ code: 'BACKUP_OLD', words: oldWords(lastAt) });
    const folders = [...(place.databaseUrl ? [] : [place.dataDir]), ...(dir ? [dir] : [])];
    const free = Math.min(...(await Promise.all(folders.map((folder) => this.disk.free(folder)))), 1);
    if (free < LITTLE_ROOM)
      warnings.push({ code: 'DISK_LOW', words: `Đĩa của máy chủ chỉ còn trống ${Math.floor(free * 100)}%.` });
    return warnings;
  }

  private isOld(at: string): boolean {
    return this.clock.now().getTime() - Date.parse(at) > OLD_MS;
  }

  /** An installation without any backup has had two days to make one. */
  private async begun(): Promise<string> {
    const [row] = await this.database.read(
      (manager) => manager.sql<{ at: string }[]>`SELECT created_at AS at FROM installation`,
    );
    return row?.at ?? this.clock.now().toISOString();
  }

  /** Once a day to the administrators of the highest organisation. */
  private async tellOld(): Promise<void> {
    const { warnings, lastAt } = await this.standing();
    if (!warnings.some(({ code }) => code === 'BACKUP_OLD')) return;
    const day = vietnamDay(this.clock.now());
    const lastDay = lastAt && vietnamDay(new Date(lastAt));
    await this.notices.tellInstallation({ key: `backup-old:${day}`, notice: { kind: 'BACKUP_OLD', lastDay } });
  }

  private async timed(dir: string): Promise<{ file: string; bytes: number; seconds: number }> {
    const began = performance.now();
    const { file, bytes } = await takeBackup(this.settings.place, dir, this.clock.now());
    if (dir === this.settings.dir) pruneBackups(dir, this.settings.keep);
    return { file, bytes, seconds: Math.round((performance.now() - began) / 100) / 10 };
  }
}

function oldWords(lastAt: string | undefined): string {
  const since = lastAt
    ? `Bản sao lưu mới nhất đã cũ (ngày ${formatDate(vietnamDay(new Date(lastAt)))}).`
    : 'Chưa có bản sao lưu nào.';
  return `${since} Người vận hành máy chủ cần xem lại việc sao lưu.`;
}
