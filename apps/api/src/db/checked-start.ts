import type { Settings } from '../settings';
import { openDataSources } from './data-sources';
import type { DataSources } from './database';
import { refuseBadFile } from './file-checks';
import { beginRun, endRun, refuseForeignLog } from './folder-mark';
import { whyOwner } from './start-checks';

/** Opens the data for the life of this process, once everything that must not be opened has been refused. */
export async function openChecked(settings: Settings): Promise<DataSources> {
  if (settings.databaseUrl) {
    const sources = await openDataSources(settings);
    const warning = await whyOwner(sources.writer);
    if (warning) console.warn(warning);
    return sources;
  }
  await refuseForeignLog(settings.dataDir);
  await refuseBadFile(settings.dataDir);
  const sources = await openDataSources(settings);
  await beginRun(sources, settings.dataDir);
  process.once('exit', () => endRun(settings.dataDir));
  return sources;
}
