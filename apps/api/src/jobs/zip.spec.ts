import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { zipped } from './zip';

describe('an archive', () => {
  it('is opened by the tools of others, with Vietnamese names and every byte', async () => {
    const files = new Map([
      ['001 Chi bộ Đông Hải.pdf', Buffer.from([0, 1, 2, 255])],
      ['002 trống.pdf', Buffer.alloc(0)],
      ['003 dài.pdf', Buffer.alloc(300_000, 'ư')],
    ]);
    const entries = [...files].map(([name, content]) => ({ name, read: () => Promise.resolve(content) }));
    const folder = mkdtempSync(join(tmpdir(), 'chibo-zip-'));
    writeFileSync(join(folder, 'x.zip'), await buffer(Readable.from(zipped(entries))));
    const run = (...args: string[]): string =>
      execFileSync('python3', ['-X', 'utf8', '-m', 'zipfile', ...args], { cwd: folder, encoding: 'utf8' });
    expect(run('-t', 'x.zip')).toContain('Done testing');
    run('-e', 'x.zip', 'out');
    for (const [name, content] of files) expect(readFileSync(join(folder, 'out', name)).equals(content)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('reads a file only when it is asked for it', async () => {
    const read: number[] = [];
    const entries = [1, 2, 3].map((n) => ({
      name: String(n),
      read: () => Promise.resolve(Buffer.from([read.push(n)])),
    }));
    const parts = zipped(entries);
    await parts.next();
    await parts.next();
    expect(read).toEqual([1]);
    await parts.next();
    expect(read).toEqual([1, 2]);
  });
});
