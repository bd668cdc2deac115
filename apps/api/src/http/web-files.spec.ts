import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTestApp } from '../../test-support/test-app';
import type { TestApp } from '../../test-support/test-app';

const SCRIPT = 'export const words = "Sinh hoạt chi bộ";'.repeat(60);
const PAGE = '<!doctype html><title>Sinh hoạt chi bộ</title>';
const HASHED = '/main-AB12CD34.js';

interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

describe('the built web application', () => {
  let app: TestApp;
  let folder: string;
  let port: number;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chibo-web-'));
    for (const name of [HASHED, '/gone-AB12CD34.js', '/words.js']) {
      writeFileSync(join(folder, name), SCRIPT);
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(SCRIPT));
      writeFileSync(join(folder, `${name}.gz`), gzipSync(SCRIPT));
    }
    writeFileSync(join(folder, 'index.html'), PAGE);
    app = await aTestApp({ webRoot: folder });
    ({ port } = app.app.getHttpServer().address() as AddressInfo);
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  async function get(path: string, encoding = 'gzip, deflate, br', method = 'GET'): Promise<Got> {
    const asked = request({ port, host: '127.0.0.1', path, method, headers: { 'accept-encoding': encoding } }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return { status: response.statusCode ?? 0, headers: response.headers, bytes: await buffer(response) };
  }

  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    [undefined, 'identity', (bytes: Buffer) => bytes],
  ])('comes as the build has packed it: %s', async (encoding, accepted, unpacked) => {
    const { status, headers, bytes } = await get(HASHED, accepted);
    expect([status, headers['content-encoding'], headers.vary]).toEqual([200, encoding, 'Accept-Encoding']);
    expect(headers['content-type']).toMatch(/javascript/);
    expect(unpacked(bytes).toString()).toBe(SCRIPT);
  });

  it('keeps what is named by its content for ever, and nothing else', async () => {
    const kept = async (path: string): Promise<string | undefined> => (await get(path)).headers['cache-control'];
    expect(await kept(HASHED)).toBe('max-age=31536000, immutable');
    for (const path of ['/words.js', '/', '/thang/2026-03?to=x', '/index.html'])
      expect(await kept(path)).toBe('no-cache');
  });

  it('says to a page what a page may do, to a script only what it is', async () => {
    const [page, script] = [(await get('/')).headers, (await get(HASHED)).headers];
    for (const header of ['content-security-policy', 'x-frame-options', 'referrer-policy'])
      expect([header, page[header] !== undefined, script[header]]).toEqual([header, true, undefined]);
    for (const { 'x-content-type-options': sniffing } of [page, script]) expect(sniffing).toBe('nosniff');
    expect(script['cross-origin-resource-policy']).toBe('same-origin');
  });

  it('says of an answer that it may do nothing and stands in no frame', async () => {
    const { headers } = await get('/api/installation');
    expect(headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'");
    expect([headers['x-content-type-options'], headers['cross-origin-resource-policy']]).toEqual([
      'nosniff',
      'same-origin',
    ]);
  });

  it.each(['/', '/thang/2026-03', '/thang/2026-03/', '/phieu/x?tu=y', '//evil'])(
    'answers %s with the page',
    async (path) => {
      const { status, headers, bytes } = await get(path);
      expect([status, bytes.toString()]).toEqual([200, PAGE]);
      expect(headers['content-type']).toMatch(/^text\/html/);
    },
  );

  it.each(['/old-AB12CD34.js', '/../../etc/passwd.txt', '/media/.env.txt', '/words.js/x.js'])(
    'says in words that %s is missing, and keeps no such answer',
    async (path) => {
      const { status, headers, bytes } = await get(path);
      expect([status, bytes.toString()]).toEqual([404, 'Không có tệp này.']);
      expect([headers['content-encoding'], headers['cache-control']]).toEqual([undefined, undefined]);
    },
  );

  it('says so of a packed file that has gone since, unpacked', async () => {
    for (const end of ['', '.br', '.gz']) rmSync(join(folder, `gone-AB12CD34.js${end}`));
    const { status, headers, bytes } = await get('/gone-AB12CD34.js');
    expect([status, headers['content-encoding'], bytes.toString()]).toEqual([404, undefined, 'Không có tệp này.']);
    expect((await get(HASHED)).status).toBe(200);
  });

  it('leaves acts and the API to others, and refuses an address that cannot be read', async () => {
    expect((await get('/api/installation')).headers['content-type']).toMatch(/json/);
    expect((await get('/words.js', 'br', 'POST')).status).toBe(404);
    expect((await get('/%E0%A4%A.js')).status).toBe(400);
  });

  it('stands beside answers that are packed where they are long, and only there', async () => {
    const { headers, bytes } = await get('/api/openapi.json', 'br');
    expect(headers['content-encoding']).toBe('br');
    expect(JSON.parse(brotliDecompressSync(bytes).toString())).toHaveProperty('openapi');
    expect((await get('/api/openapi.json', 'identity')).headers['content-encoding']).toBeUndefined();
    expect((await get('/api/installation')).headers['content-encoding']).toBeUndefined();
  });
});
