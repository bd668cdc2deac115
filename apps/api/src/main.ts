import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reconcile } from './cell-months/reconcile';
import { openChecked } from './db/checked-start';
import { holdFolder } from './db/folder-lock';
import { createApp } from './http/create-app';
import { prepareInstallation } from './prepare-installation';
import { greet } from './greeting';
import { isLoopback, readSettings, SettingsError } from './settings';
import { requirePort, startErrorLine } from './start-error';

/** Nothing keeps a stop longer than this. */
const LONGEST_STOP_MS = 10_000;

/** Exit code where derived rows were not what they should be. */
const DIFFERED = 2;

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
  const app = await createApp({ sources, mode }, settings);
  await app.listen(settings.port, settings.host);
  await greet(app, settings);
  process.once('exit', () => void lock?.release());
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref());
}

/** The operator's look at what is derived; the folder of a running service is refused, and so is an unsound file. */
async function lookThrough(): Promise<void> {
  const settings = readSettings(process.env);
  const lock = settings.databaseUrl ? undefined : await holdFolder(settings.dataDir);
  const differing = await reconcile(await openChecked(settings), (line) => console.log(line));
  await lock?.release();
  process.exit(differing === 0 ? 0 : DIFFERED);
}

(process.argv[2] === 'reconcile' ? lookThrough() : start()).catch((error: unknown) => {
  console.error(startErrorLine(error) ?? error);
  process.exit(1);
});
