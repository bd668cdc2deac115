import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { holdFolder } from './folder-lock';

it('gives a data folder to one process and tells the next which one has it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chibo-lock-'));
  const lock = await holdFolder(dataDir);
  await expect(holdFolder(dataDir)).rejects.toThrow(new RegExp(`in use by process ${process.pid} \\(since 2\\d{3}-`));
  await lock.release();
  const next = await holdFolder(dataDir);
  await next.release();
  rmSync(dataDir, { recursive: true });
});

it('holds it for as long as the process lives, though nobody keeps the lock', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chibo-lock-'));
  await holdFolder(dataDir);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 5; round += 1) {
    await pause(20);
    collect();
  }
  await expect(holdFolder(dataDir)).rejects.toThrow(/in use by process/);
  rmSync(dataDir, { recursive: true });
});

it('is free again however its process ended', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chibo-lock-'));
  const holder = fork(join(import.meta.dirname, '../../test-support/hold-exclusively.mjs'), [
    join(dataDir, 'lock.sqlite'),
  ]);
  await new Promise((resolve) => holder.once('message', resolve));
  await expect(holdFolder(dataDir)).rejects.toThrow(/in use by another process/);
  const ended = new Promise((resolve) => holder.once('exit', resolve));
  holder.kill('SIGKILL');
  await ended;
  await holdFolder(dataDir);
  rmSync(dataDir, { recursive: true });
});
