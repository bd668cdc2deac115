import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { backupSettings } from './backups/backup-settings';
import { openCommandDoor } from './commands/command-door';
import { runCommandLine } from './commands/command-line';
import { openChecked } from './db/checked-start';
import { holdFolder } from './db/folder-lock';
import { createApp } from './http/create-app';
import { prepareInstallation } from './prepare-installation';
import { greet } from './greeting';
import { isLoopback, readSettings, SettingsError } from './settings';
import { requirePort, startErrorLine } from './start-error';

/** Nothing keeps a stop longer than this. */
const LONGEST_STOP_MS = 10_000;

/** Start: settings, lock, database, demonstration or real, listen, say so. */
async function start(): Promise<void> {
  // What is kept is for this account of the machine only.
  process.umask(0o077);
  const settings = readSettings(process.env);
  const webRoot = join(dirname(fileURLToPath(import.meta.url)), '../web');
  if (existsSync(webRoot)) settings.webRoot = webRoot;
  const lock = settings.databaseUrl ? undefined : await holdFolder(settings.dataDir);
  await requirePort(settings);
  const sources = await openChecked(settings);
  const mode = await prepareInstallation(sources, settings);
  if (mode === 'DEMONSTRATION' && !isLoopback(settings.host)) {
    throw new SettingsError(
      'This data is a demonstration and is served on loopback only: leave HOST unset, or start real data with npm start -- --empty and another DATA_DIR.',
    );
  }
  const app = await createApp({ sources, mode, backups: backupSettings(settings, mode) }, settings);
  await app.listen(settings.port, settings.host);
  if (lock) await openCommandDoor(app, settings);
  await greet(app, settings);
  process.once('exit', () => void lock?.release());
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref());
}

/** What the operator asked for (docs/operations.md); nothing of it outlives the command. */
async function command(args: string[]): Promise<void> {
  process.umask(0o077);
  const told = { line: (line: string) => console.log(line), error: (line: string) => console.error(line) };
  process.exit(await runCommandLine(args, process.env, told));
}

const args = process.argv.slice(2);
(args.length > 0 ? command(args) : start()).catch((error: unknown) => {
  console.error(startErrorLine(error) ?? error);
  process.exit(1);
});
