import { sha256, newToken } from './accounts/passwords';
import type { DataSources } from './db/database';
import { Database } from './db/database';
import { fillDemonstration } from './demo/fill-demonstration';
import type { Settings } from './settings';
import { isLoopback, SettingsError } from './settings';
import { Installation } from './installation/installation.entity';
import type { InstallationMode } from './installation/installation.service';

/**
 * Decides once for a database whether it is a demonstration or real, and never changes it. An empty SQLite folder is
 * filled with the demonstration bloc unless DEMO=off; an empty PostgreSQL database only with DEMO=on.
 */
export async function prepareInstallation(sources: DataSources, settings: Settings): Promise<InstallationMode> {
  const database = new Database(sources);
  const known = await database.read((manager) => manager.findOneBy(Installation, { id: 'this' }));
  if (known) return agreed(known.mode, settings);
  const wanted = settings.demo === 'on' || (settings.demo === 'auto' && !settings.databaseUrl);
  if (!wanted) return beginReal(database);
  if (!isLoopback(settings.host))
    throw new SettingsError(
      'The demonstration is served on loopback only: leave HOST unset, or start real data with npm start -- --empty.',
    );
  await fillDemonstration(database, settings.dataDir, new Date());
  return 'DEMONSTRATION';
}

function agreed(mode: InstallationMode, settings: Settings): InstallationMode {
  if (settings.demo === 'off' && mode === 'DEMONSTRATION') {
    throw new SettingsError(
      'This data is marked as a demonstration for good: choose another DATA_DIR (or database) for real data.',
    );
  }
  if (settings.demo === 'on' && mode === 'REAL')
    throw new SettingsError(
      'This data is real and is never filled with a demonstration: choose another DATA_DIR (or database).',
    );
  return mode;
}

/** Nothing in it yet; the code itself is made and printed at each start until the first administrator exists. */
async function beginReal(database: Database): Promise<InstallationMode> {
  const row = {
    id: 'this',
    mode: 'REAL',
    setupCodeHash: sha256(newToken()),
    createdAt: new Date().toISOString(),
  } as const;
  await database.write((manager) =>
    manager.createQueryBuilder().insert().into(Installation).values(row).orIgnore().execute(),
  );
  return 'REAL';
}
