import { userInfo } from 'node:os';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module';
import { backupSettings } from '../backups/backup-settings';
import { openChecked } from '../db/checked-start';
import { Database } from '../db/database';
import { holdFolder } from '../db/folder-lock';
import { openSnapshot } from '../db/snapshot';
import { Installation } from '../installation/installation.entity';
import type { Settings } from '../settings';
import { readSettings, SettingsError } from '../settings';
import type { ExitCode } from './command';
import { UsageError } from './command';
import type { Told } from './command-door';
import { askService } from './command-door';
import { asArgs, help, understood } from './commands';
import { failureLine } from './failure-line';

/** What the operator asked for: through the service that runs on the folder, or alone under its lock; one line for each error. */
export async function runCommandLine(args: string[], env: NodeJS.ProcessEnv, told: Told): Promise<ExitCode> {
  if (['help', '--help', '-h'].includes(args[0])) {
    told.line(help());
    return 0;
  }
  try {
    return await run(args, readSettings(env), told);
  } catch (error) {
    told.error(failureLine(error));
    return error instanceof UsageError ? 3 : 1;
  }
}

async function run(args: string[], settings: Settings, told: Told): Promise<ExitCode> {
  const { name, command, words } = understood(args);
  const by = userInfo().username;
  if ('runAlone' in command) return command.runAlone({ settings, by, tell: told.line }, words);
  const answered = await askService(settings, { args: asArgs(name, words), by }, told);
  return answered ?? aloneOn(settings, (app) => command.run({ app, settings, by, tell: told.line }, words));
}

/** The service's procedures without the service: no address, no clockwork; nobody else works on an SQLite folder meanwhile. */
async function aloneOn(
  settings: Settings,
  work: (app: INestApplicationContext) => Promise<ExitCode>,
): Promise<ExitCode> {
  // Refused before a folder or tables are made where no data are.
  if (!settings.databaseUrl) await (await openSnapshot(settings)).close();
  const lock = settings.databaseUrl ? undefined : await holdFolder(settings.dataDir);
  try {
    const sources = await openChecked(settings);
    const known = await new Database(sources).read((manager) => manager.findOneBy(Installation, { id: 'this' }));
    if (!known)
      throw new SettingsError('Nothing has been set up there yet: start the service first. / Chưa có hệ thống ở đó.');
    const app = await NestFactory.create(
      AppModule.of({ sources, mode: known.mode, backups: backupSettings(settings, known.mode), idle: true }),
      { logger: ['error', 'warn'], abortOnError: false },
    );
    // Never listens.
    await app.init();
    return await work(app).finally(() => app.close());
  } finally {
    await lock?.release();
  }
}
