import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../..');
const API = join(ROOT, 'dist/apps/api/main.js');
// The first start of a demonstration migrates and scores a whole year.
const START_MS = 180_000;
const STOP_MS = 15_000;

/** A name that is not localhost, so that a page opened under it is no secure context; the browser maps it to loopback. */
export const LAN_NAME = 'sinh-hoat.lan';

/** The built product, running on a data folder of its own. */
export interface App {
  url: string;
  /** The same service under a name of the local network, over plain http. */
  lanUrl: string;
  dataDir: string;
  /** All it has printed so far. */
  output: () => string;
  stop: () => Promise<void>;
}

/** Starts the built product on a fresh data folder and waits until it is healthy. */
export async function startApp(settings: Record<string, string> = {}): Promise<App> {
  if (!existsSync(API)) throw new Error('The product is not built: run "npm run build" first.');
  const dataDir = mkdtempSync(join(tmpdir(), 'chibo-journey-'));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, DEMO: 'on', ...settings };
  const child = spawn(process.execPath, ['--enable-source-maps', API], { cwd: ROOT, env, stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const stop = async () => {
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  if (!(await becomesHealthy(url, child))) {
    await stop();
    throw new Error(`The product did not start:\n${output}`);
  }
  return { url, lanUrl: `http://${LAN_NAME}:${port}`, dataDir, output: () => output, stop };
}

async function becomesHealthy(url: string, child: ChildProcess): Promise<boolean> {
  for (const end = Date.now() + START_MS; Date.now() < end && child.exitCode === null; await pause(100)) {
    const response = await fetch(`${url}/api/health`).catch(() => undefined);
    if (response?.ok) return true;
  }
  return false;
}

/** Ends exactly this process: in order if it can, by force if it does not. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await Promise.race([ended, pause(STOP_MS, undefined, { ref: false })]);
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('No port'))));
    });
  });
}
