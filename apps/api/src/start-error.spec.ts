import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDataSources } from './db/data-sources';
import { readSettings, SettingsError } from './settings';
import { requirePort, startErrorLine } from './start-error';

async function thrownBy(act: () => unknown): Promise<unknown> {
  try {
    await act();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

it('tells of a taken port before anything else is done, and lets a free one pass', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const taken = await thrownBy(() => requirePort({ port, host: '127.0.0.1' }));
  expect(startErrorLine(taken)).toMatch(/^The port is taken or not allowed: .*PORT=3001 npm start\. \(EADDRINUSE/);
  await new Promise((resolve) => other.close(resolve));
  await requirePort({ port, host: '127.0.0.1' });
});

it('tells of a folder that cannot be made', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'chibo-start-'));
  writeFileSync(join(dir, 'file'), '');
  const error = await thrownBy(() => mkdirSync(join(dir, 'file'), { recursive: true }));
  expect(startErrorLine(error)).toMatch(/^The data folder cannot be made or written: check DATA_DIR/);
  rmSync(dir, { recursive: true });
});

it('tells of a database that does not answer', async () => {
  const settings = readSettings({ DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' });
  const error = await thrownBy(() => openDataSources(settings));
  expect(startErrorLine(error)).toMatch(/^PostgreSQL does not answer .*ECONNREFUSED/);
});

it('tells of a replica without the database it is a copy of, and of an address of another kind', () => {
  const replica = 'postgres://db2.example.vn/chibo';
  expect(() => readSettings({ DATABASE_REPLICA_URL: replica })).toThrow(/DATABASE_REPLICA_URL is a copy.*DATABASE_URL/);
  const wrong = { DATABASE_URL: 'postgres://db1.example.vn/chibo', DATABASE_REPLICA_URL: 'mysql://db2.example.vn' };
  expect(() => readSettings(wrong)).toThrow(/^DATABASE_REPLICA_URL must start with postgres/);
});

it('passes a wrong setting on as it is and says nothing of what it does not know', () => {
  expect(startErrorLine(new SettingsError('PORT must be a number.'))).toBe('PORT must be a number.');
  expect(startErrorLine(new TypeError('a bug'))).toBeUndefined();
});
