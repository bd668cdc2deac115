import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One account of the demonstration with its random password, kept in the data folder, readable by its owner only. */
export interface DemonstrationAccount {
  login: string;
  password: string;
  /** Role and organisation, for the table at start. */
  title: string;
}

const FILE = 'tai-khoan-minh-hoa.json';

export function keepDemonstrationAccounts(dataDir: string, accounts: DemonstrationAccount[]): void {
  // With a PostgreSQL database nothing else has made the folder.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, FILE);
  writeFileSync(file, JSON.stringify(accounts, undefined, 2), { mode: 0o600 });
  chmodSync(file, 0o600);
}

export function readDemonstrationAccounts(dataDir: string): DemonstrationAccount[] {
  const file = join(dataDir, FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemonstrationAccount[]) : [];
}
