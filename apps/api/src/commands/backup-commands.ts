import { resolve } from 'node:path';
import { BackupsService } from '../backups/backups.service';
import { moveToPostgres } from '../backups/move-to-postgres';
import { restoreBackup } from '../backups/restore-backup';
import { SettingsError } from '../settings';
import type { DataCommand, PlaceCommand } from './command';

const backup: DataCommand = {
  usage: '[--to FOLDER]',
  en: 'backs up while the service runs, restores the backup beside and compares it; by default into BACKUP_DIR',
  vi: 'sao lưu khi dịch vụ đang chạy, phục hồi thử và đối chiếu; mặc định vào BACKUP_DIR',
  takes: 0,
  options: { to: { type: 'string' } },
  paths: ['to'],
  async run({ app, tell }, { options }) {
    const { file, bytes, seconds } = await app.get(BackupsService).take(options['to']);
    tell(`${file}: ${(bytes / 1e6).toFixed(1)} MB, restored and compared, ${seconds} s`);
    return 0;
  },
};

const restore: PlaceCommand = {
  usage: 'FILE',
  en: 'puts a backup into an empty DATA_DIR, or an empty database of DATABASE_URL; the service must not run there',
  vi: 'phục hồi bản sao lưu vào DATA_DIR trống, hoặc cơ sở dữ liệu trống của DATABASE_URL; dịch vụ chưa được chạy ở đó',
  takes: 1,
  async runAlone({ settings, tell }, { given }) {
    const { madeAt, proof } = await restoreBackup(resolve(process.env['INIT_CWD'] ?? '.', given[0]), settings);
    const rows = Object.values(proof.rows).reduce((sum, each) => sum + each, 0);
    tell(`Restored what stood at ${madeAt}: ${rows} rows. Everybody signs in anew.`);
    return 0;
  },
};

const move: PlaceCommand = {
  usage: '--from FOLDER',
  en: 'copies an SQLite folder, whose service is stopped, into the empty database of DATABASE_URL and proves them equal',
  vi: 'chuyển thư mục SQLite (dịch vụ đã dừng) vào cơ sở dữ liệu trống của DATABASE_URL và chứng minh giống hệt',
  takes: 0,
  options: { from: { type: 'string' } },
  paths: ['from'],
  async runAlone({ settings, tell }, { options }) {
    const { databaseUrl } = settings;
    if (!databaseUrl)
      throw new SettingsError('DATABASE_URL must name the empty database to move to. / Hãy đặt DATABASE_URL.');
    const tables = await moveToPostgres(options['from'] ?? settings.dataDir, { ...settings, databaseUrl }, tell);
    tell(
      `${tables} tables are the same there. Serve with this DATABASE_URL, and start nothing on the old folder again.`,
    );
    return 0;
  },
};

export const BACKUP_COMMANDS = { backup, restore, 'move-to-postgres': move };
