import { isIPv4 } from 'node:net';
import { resolve } from 'node:path';
import type { MailSettings } from './mails/mail-settings';
import { parseMailSettings } from './mails/mail-settings';

/** Everything the environment may set, checked once at start. */
export interface Settings {
  port: number;
  host: string;
  dataDir: string;
  /** PostgreSQL instead of SQLite. */
  databaseUrl?: string;
  /** A streaming replica of it that takes reads off it. */
  databaseReplicaUrl?: string;
  /** on: fill with the demonstration bloc; off: start empty; auto: fill an empty SQLite folder. */
  demo: 'on' | 'off' | 'auto';
  publicUrl?: string;
  /** The mail server for reminders; absent: none are sent. */
  mail?: MailSettings;
  /** Number of reverse proxies in front whose X-Forwarded-* headers are believed; 0 believes none. */
  trustProxy: number;
  /** Where backups go; absent: nobody has said. */
  backupDir?: string;
  /** None are made by themselves. */
  backupsOff: boolean;
  /** How many are kept. */
  backupKeep: number;
  /** Folder of the built web application; absent in tests. */
  webRoot?: string;
}

export class SettingsError extends Error {}

const LOOPBACK = new Set(['localhost', '::1', '[::1]']);

/** This machine itself. A name like 127.example.org is not: it may lead here and belong to somebody else. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || (isIPv4(host) && host.startsWith('127.'));
}

/** Reads and checks the settings; throws SettingsError with one line that names the remedy. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const publicUrl = readPublicUrl(env['PUBLIC_URL']);
  const databaseUrl = readDatabaseUrl('DATABASE_URL', env['DATABASE_URL']);
  return {
    port: readPort(env['PORT']),
    host: env['HOST'] || 'localhost',
    dataDir: resolve(env['DATA_DIR'] || './data'),
    databaseUrl,
    databaseReplicaUrl: readReplicaUrl(env['DATABASE_REPLICA_URL'], databaseUrl),
    demo: readDemo(env['DEMO']),
    publicUrl,
    mail: readMail(env['SMTP_URL'], env['MAIL_FROM']),
    trustProxy: readTrustProxy(env['TRUST_PROXY']),
    backupsOff: env['BACKUP_DIR'] === 'off',
    backupDir: env['BACKUP_DIR'] && env['BACKUP_DIR'] !== 'off' ? resolve(env['BACKUP_DIR']) : undefined,
    backupKeep: readBackupKeep(env['BACKUP_KEEP']),
  };
}

function readPort(value: string | undefined): number {
  if (!value) return 3000;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SettingsError(`PORT must be 0 to 65535, not "${value}".`);
  return port;
}

function readDatabaseUrl(name: string, value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (!/^postgres(ql)?:\/\//.test(value))
    throw new SettingsError(`${name} must start with postgres:// or postgresql://.`);
  return value;
}

function readReplicaUrl(value: string | undefined, databaseUrl: string | undefined): string | undefined {
  const url = readDatabaseUrl('DATABASE_REPLICA_URL', value);
  if (url && !databaseUrl)
    throw new SettingsError('DATABASE_REPLICA_URL is a copy of the database of DATABASE_URL: set that too.');
  return url;
}

function readDemo(value: string | undefined): Settings['demo'] {
  if (!value) return 'auto';
  if (value === 'on' || value === 'off') return value;
  throw new SettingsError(`DEMO must be on or off, not "${value}".`);
}

function readPublicUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new SettingsError(`PUBLIC_URL must be an http or https address, not "${value}".`);
  }
  return value.replace(/\/+$/, '');
}

function readMail(url: string | undefined, from: string | undefined): MailSettings | undefined {
  try {
    return parseMailSettings(url || undefined, from || undefined);
  } catch (error) {
    throw new SettingsError((error as Error).message);
  }
}

function readBackupKeep(value: string | undefined): number {
  if (!value) return 14;
  const keep = Number(value);
  if (!Number.isInteger(keep) || keep < 2 || keep > 1000)
    throw new SettingsError(`BACKUP_KEEP must be 2 to 1000, not "${value}".`);
  return keep;
}

function readTrustProxy(value: string | undefined): number {
  if (!value || value === 'off') return 0;
  const hops = value === 'on' ? 1 : Number(value);
  if (!Number.isInteger(hops) || hops < 1 || hops > 5)
    throw new SettingsError('TRUST_PROXY must be off, on, or the number of proxies (1 to 5).');
  return hops;
}
