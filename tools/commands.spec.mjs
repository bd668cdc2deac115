import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './workspace/paths.mjs';
import { isPortFree } from './workspace/port.mjs';

const run = (/** @type {string[]} */ ...args) => spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
const START = join(ROOT, 'tools/start.mjs');
const TEST = join(ROOT, 'tools/test.mjs');
const DEV = join(ROOT, 'tools/dev.mjs');

it('start names every setting on request', () => {
  const { stdout, status } = run(START, '--help');
  for (const name of ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'DEMO', 'PUBLIC_URL', 'TRUST_PROXY', '--empty']) {
    expect(stdout).toContain(name);
  }
  expect(status).toBe(0);
});

it('both commands refuse an unknown option in one line', () => {
  for (const command of [START, TEST]) {
    const { stderr, status } = run(command, '--bogus');
    expect(stderr.trim()).toMatch(/^Unknown option --bogus[^\n]*$/);
    expect(status).toBe(1);
  }
});

it('test ends with one line of counts even when it could not begin', () => {
  expect(run(TEST, '--bogus').stdout.trim().split('\n').pop()).toBe('0 passed, 1 failed');
});

it('a port is free until somebody listens on it', async () => {
  const server = createServer();
  const port = await new Promise((done) => server.listen(0, '127.0.0.1', () => done(Object(server.address()).port)));
  expect(await isPortFree(port, '127.0.0.1')).toBe(false);
  await new Promise((done) => server.close(done));
  expect(await isPortFree(port, '127.0.0.1')).toBe(true);
});

it('dev says where API and web application will stand', () => {
  const { stdout, status } = run(DEV, '--help');
  for (const place of ['http://localhost:3000', 'http://localhost:4200']) expect(stdout).toContain(place);
  expect(status).toBe(0);
});

it('the commit hook refuses what is not formatted, and lets pass what is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chibo-hook-'));
  const git = (/** @type {string[]} */ ...args) => spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  const commit = (/** @type {string} */ text) => {
    writeFileSync(join(folder, 'a.ts'), text);
    git('add', 'a.ts');
    return git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-m', 'a');
  };
  try {
    git('init');
    git('config', 'core.hooksPath', join(ROOT, 'tools/hooks'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const refused = commit('const a   = 1');
    expect([refused.status, refused.stdout + refused.stderr]).toEqual([1, expect.stringContaining('npm run format')]);
    expect(commit('const a = 1;\n').status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
