import { startPostgres } from './testing/postgres.mjs';
import { ensureInstalled } from './workspace/install.mjs';
import { runBeside } from './workspace/beside.mjs';

/** npm run torture: the built product under kills, races, cut replies, a full disk, a database away, backups; some twenty minutes. */
await ensureInstalled();
const given = process.env.TEST_DATABASE_URL;
const server = given ? { url: given, stop: async () => undefined } : await startPostgres();
try {
  process.exitCode = await runBeside('torture', process.argv.slice(2), { TEST_DATABASE_URL: server.url });
} finally {
  await server.stop();
}
