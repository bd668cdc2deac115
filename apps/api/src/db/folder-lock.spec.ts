import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { holdFolder } from './folder-lock';

it('gives a data folder to one process and tells the next which one has it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chibo-lock-'));
  const lock = await holdFolder(dataDir);
  await expect(holdFolder(dataDir)).rejects.toThrow(new RegExp(`in use by process ${process.pid} \\(since 2\\d{3}-`));
  lock.release();
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
