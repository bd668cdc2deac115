import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const WEB = resolve(import.meta.dirname, '../../apps/web/src');

describe('the clients of the web', () => {
  it('are all held against the routes of the service', async () => {
    const walked = await readFile(resolve(WEB, 'shell/clients.spec.ts'), 'utf8');
    const clients = globSync('**/*-client.ts', { cwd: WEB });
    expect(clients.length).toBeGreaterThan(10);
    expect(clients.filter((path) => !walked.includes(`/${basename(path, '.ts')}'`))).toEqual([]);
  });

  it('are the only ways to the service, beside the shell and the session', async () => {
    const sources = globSync('**/*.ts', { cwd: WEB, exclude: (path) => /\.spec\.ts$/.test(path) });
    const asking = [];
    for (const path of sources)
      if (/\bapi\.(get|post|put|patch|delete)\b/.test(await readFile(resolve(WEB, path), 'utf8'))) asking.push(path);
    expect(asking.filter((path) => !/-client\.ts$|^shell\//.test(path))).toEqual([]);
  });
});
