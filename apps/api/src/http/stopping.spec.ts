import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ScorecardView } from '@chibo/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp, TestDatabase } from '../../test-support/test-app';
import { aDatabase, aTestApp } from '../../test-support/test-app';
import { Database } from '../db/database';
import { Stopping } from './stopping';

let data: TestDatabase;
let app: TestApp;
let bloc: Bloc;
/** A browser that keeps its connection. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  data = await aDatabase();
  app = await aTestApp({ data });
  bloc = await aBloc(app.database);
});
afterAll(async () => {
  agent.destroy();
  await data.drop();
});

function health(): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${app.url}/api/health`, { agent }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on('error', reject).end();
  });
}

it('ends what is under way, takes nothing new, and closes the door last', async () => {
  const secretary = await Browser.signedIn(app, 'cb.tonghop');
  expect((await health()).status).toBe(200);
  const [begun, letGo] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  // Whoever opens a card of this month waits for this.
  const held = app.database.writeInTurn(`cards:${bloc.tongHop}:2026-02`, () => {
    begun.resolve(undefined);
    return letGo.promise;
  });
  await begun.promise;
  const underWay = secretary.post<ScorecardView>('scorecards', {
    organizationId: bloc.tongHop,
    month: '2026-02',
    kind: 'REGULAR',
  });
  while (app.app.get(Stopping).underWay === 0) await pause(5);
  const stopped = app.app.close();
  let refused = await health();
  while (refused.status === 200) refused = await health();
  expect(refused).toMatchObject({ status: 503, headers: { connection: 'close' } });
  expect(JSON.parse(refused.body)).toMatchObject({ code: 'STOPPING' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);

  letGo.resolve(undefined);
  await held;
  const { status, body } = await underWay;
  expect(status).toBe(201);
  await stopped;
  await expect(health()).rejects.toThrow();
  // The last connection has taken the log into the file.
  expect(existsSync(join(data.dataDir, 'chibo.sqlite-wal'))).toBe(false);

  const again = new Database(await data.again());
  const rows = await again.read((manager) => manager.sql<object[]>`SELECT id FROM scorecard WHERE id = ${body.id}`);
  expect(rows).toHaveLength(1);
  await again.onApplicationShutdown();
});
