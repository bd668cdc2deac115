import type { ProblemView } from '@chibo/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { Relay } from '../../test-support/relay';
import { aRelay } from '../../test-support/relay';
import type { TestApp } from '../../test-support/test-app';
import { aDatabase, aTestApp, onPostgres, postgresAddress } from '../../test-support/test-app';

if (!onPostgres) it('concerns PostgreSQL only: a file is always there', () => expect(onPostgres).toBe(false));
else
  describe('PostgreSQL away', () => {
    let relay: Relay;
    let app: TestApp;
    let bloc: Bloc;
    let secretary: Browser;

    beforeAll(async () => {
      relay = await aRelay(postgresAddress());
      app = await aTestApp({ data: await aDatabase(relay.port) });
      bloc = await aBloc(app.database);
      secretary = await Browser.signedIn(app, 'cb.tonghop');
    });
    afterAll(async () => {
      await app.close();
      await relay.close();
    });
    afterEach(async () => {
      relay.restore();
      await healthIs(200);
    });

    const health = async (): Promise<number> => (await fetch(`${app.url}/api/health`)).status;

    async function healthIs(status: number): Promise<void> {
      while ((await health()) !== status) await pause(50);
    }

    const open = (kind: string, key = aKey()): ReturnType<typeof secretary.post<ProblemView & { id: string }>> =>
      secretary.post('scorecards', { organizationId: bloc.tongHop, month: '2026-02', kind }, { key });

    /** As the page does: a server that has lost its client may hold on to what it did for a moment. */
    async function untilAnswered(key: string): ReturnType<typeof open> {
      for (;;) {
        const reply = await open('THEMATIC', key);
        if (reply.status !== 409 && reply.status !== 503) return reply;
        await pause(100);
      }
    }

    it('without a word: health is red, whoever waits is answered 503, and all is whole again with the line', async () => {
      relay.silence();
      const waiting = Array.from({ length: 30 }, () => secretary.get<ProblemView>('tasks'));
      const writing = open('THEMATIC');
      await healthIs(503);
      for (const reply of await Promise.all([...waiting, writing])) {
        expect(reply).toMatchObject({ status: 503, body: { code: expect.stringMatching(/^(DATABASE_AWAY|BUSY)$/) } });
        expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      relay.restore();
      await healthIs(200);
      expect((await secretary.get('tasks')).status).toBe(200);
    });

    it('cut off: 503 in words, not 500', async () => {
      relay.cut();
      await healthIs(503);
      const replies = await Promise.all([secretary.get<ProblemView>('tasks'), open('THEMATIC')]);
      expect(replies.map(({ status, body }) => [status, body.code])).toEqual([
        [503, 'DATABASE_AWAY'],
        [503, 'DATABASE_AWAY'],
      ]);
      expect(replies[0].body.detail).toMatch(/cơ sở dữ liệu/);
    });

    it('in the midst of many acts: each key is done once, whatever its first answer was', async () => {
      const keys = Array.from({ length: 12 }, () => aKey());
      const first = keys.map((key) => open('THEMATIC', key));
      relay.cut();
      await Promise.all(first);
      relay.restore();
      await healthIs(200);
      const again = await Promise.all(keys.map(untilAnswered));
      expect(again.map(({ status }) => status)).toEqual(keys.map(() => 201));
      expect(new Set(again.map(({ body }) => body.id)).size).toBe(keys.length);
      const [{ n }] = await app.database.read(
        (manager) =>
          manager.sql<
            { n: string }[]
          >`SELECT count(*) AS n FROM meeting WHERE cell_id = ${bloc.tongHop} AND kind = 'THEMATIC'`,
      );
      expect(Number(n)).toBe(keys.length);
    });
  });
