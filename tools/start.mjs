import { spawn } from 'node:child_process';
import { API, ensureBuilt, isBuilt } from './workspace/build.mjs';
import { ensureInstalled } from './workspace/install.mjs';
import { childEnvironment, pinnedNode, ROOT } from './workspace/paths.mjs';
import { isPortFree } from './workspace/port.mjs';
import { Remedy } from './workspace/remedy.mjs';
import { tell } from './workspace/tell.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

const HELP = `npm start              installs what is missing, builds what has changed, and serves http://localhost:3000
npm start -- --empty   the same with an empty system instead of the demonstration (DEMO=off)
npm start -- --help    this text

Settings, by environment:
  PORT          port to listen on                                              3000
  HOST          address to listen on; the demonstration takes loopback only    localhost
  DATA_DIR      folder of the database and of everything kept                  ./data
  DATABASE_URL  postgres://user:password@host/name instead of SQLite           none
  DATABASE_REPLICA_URL  a streaming replica of it that takes reads off it      none
  DEMO          on or off: fill an empty system with the demonstration         on with SQLite, off with PostgreSQL
  BACKUP_DIR    folder of daily backups, or off                                backups in DATA_DIR
  PUBLIC_URL    address under which people open it, such as https://sinh-hoat.example.vn
  TRUST_PROXY   number of reverse proxies in front whose headers are believed  0 (off)`;

/** @param {string[]} args @returns {Record<string, string>} */
function settingsFrom(args) {
  const unknown = args.find((arg) => arg !== '--empty');
  if (unknown)
    throw new Remedy(`Unknown option ${unknown}: see "npm start -- --help". / Không có tùy chọn ${unknown}.`);
  return args.includes('--empty') ? { DEMO: 'off' } : {};
}

/** Said before minutes are spent on installing; a running service of this very folder is named by the API itself. */
async function refuseTakenPort() {
  const port = Number(process.env.PORT || 3000);
  if (await isPortFree(port, process.env.HOST || 'localhost')) return;
  throw new Remedy(
    `Port ${port} is taken: stop the other program or choose another with "PORT=${port + 1} npm start". / ` +
      `Cổng ${port} đang được dùng: hãy tắt chương trình kia hoặc chọn cổng khác bằng lệnh trên.`,
  );
}

/**
 * glibc gives each thread a heap of its own and hands back little of them: what a country's lists once took in SQLite's threads
 * stays a hundred megabytes. Read by it at the start of a process alone.
 */
const FEW_HEAPS = { MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2' };

/** @param {Record<string, string>} settings @returns {Promise<number>} the exit code of the service */
function serve(settings) {
  const env = { ...childEnvironment(), ...FEW_HEAPS, NODE_ENV: 'production', ...settings };
  const child = spawn(pinnedNode(), ['--enable-source-maps', API], { cwd: ROOT, env, stdio: 'inherit' });
  for (const signal of SIGNALS) {
    // Ctrl-C in a terminal reaches the service by itself; a second one would cut its orderly end short.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
  }
  if (process.env.npm_lifecycle_event) whenOrphaned(() => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? (SIGNALS.some((asked) => asked === signal) ? 0 : 1)));
  });
}

/**
 * Ending npm ends only the shell between it and this script, which would leave the service running unseen.
 * @param {() => void} act
 */
function whenOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 1000);
  watch.unref();
}

async function main() {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return console.log(HELP);
  const settings = settingsFrom(args);
  if (!isBuilt()) await refuseTakenPort();
  await ensureInstalled();
  await ensureBuilt();
  process.exitCode = await serve(settings);
}

main().catch((error) => {
  tell(error);
  process.exitCode = 1;
});
