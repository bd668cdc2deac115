import { setTimeout as pause } from 'node:timers/promises';
import type { TasksView } from '@chibo/contracts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { Replicated } from '../../test-support/replicated';
import { replicated } from '../../test-support/replicated';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp, onPostgres } from '../../test-support/test-app';
import type { ReplicaState } from './replica';

if (!onPostgres) it('concerns PostgreSQL only: a file has no replica', () => expect(onPostgres).toBe(false));
else
  describe('a streaming replica', () => {
    let servers: Replicated;
    /** Two processes of the service. */
    let app: TestApp;
    let other: TestApp;
    let bloc: Bloc;
    let secretary: Browser;
    /** How often the replica was lent out by either. */
    let lent = 0;
    const opened: string[] = [];

    beforeAll(async () => {
      servers = await replicated();
      app = await aTestApp({ data: await servers.open() });
      other = await aTestApp({ data: await servers.open() });
      bloc = await aBloc(app.database);
      for (const { data } of [app, other]) count(data.sources.replica!);
      secretary = await Browser.signedIn(app, 'cb.tonghop');
      await stateIs('SERVING');
    });
    afterAll(async () => {
      await app.close();
      await other.close();
      await servers.close();
    });

    function count(replica: NonNullable<TestApp['data']['sources']['replica']>): void {
      const lend = replica.readerFor.bind(replica);
      replica.readerFor = (after) => {
        const reader = lend(after);
        if (reader) lent += 1;
        return reader;
      };
    }

    async function stateIs(state: ReplicaState): Promise<void> {
      for (const { url } of [app, other]) {
        for (;;) {
          const health = await fetch(`${url}/api/health`);
          expect(health.status).toBe(200);
          if (((await health.json()) as { replica: string }).replica === state) break;
          await pause(50);
        }
      }
    }

    async function onReplica(sql: string): Promise<void> {
      const client = new pg.Client({ connectionString: servers.replica });
      await client.connect();
      await client.query(sql);
      await client.end();
    }

    /** A thematic card of a month of its own, as the page of tasks lists it. */
    async function open(): Promise<string> {
      const body = { organizationId: bloc.tongHop, month: '2026-03', kind: 'THEMATIC' };
      const reply = await secretary.post<{ id: string }>('scorecards', body);
      expect(reply.status).toBe(201);
      opened.push(reply.body.id);
      return reply.body.id;
    }

    async function cardsSeenBy(browser: Browser): Promise<string> {
      const { status, body } = await browser.get<TasksView>('tasks');
      expect(status).toBe(200);
      return JSON.stringify(body);
    }

    async function untilLent(browser: Browser): Promise<string> {
      for (const before = lent; ;) {
        const seen = await cardsSeenBy(browser);
        if (lent > before) return seen;
        await pause(50);
      }
    }

    it('serves what is read, and only what is only read', async () => {
      await untilLent(secretary);
      const before = lent;
      await secretary.post('scorecards', { organizationId: bloc.tongHop, month: '2026-03', kind: 'REGULAR' });
      await secretary.patch('scorecards/none', {});
      expect(lent).toBe(before);
    });

    it('keeps nobody from seeing at once what they have written, on any process', async () => {
      for (let n = 0; n < 15; n += 1) {
        const id = await open();
        expect(await cardsSeenBy(n % 2 ? secretary : secretary.movedTo(other.url))).toContain(id);
      }
      expect(await untilLent(secretary)).toContain(opened.at(-1));
    });

    it('that stands still is left alone: first by who has written, then by all, and taken again when it has caught up', async () => {
      const neighbour = await Browser.signedIn(app, 'cb.tonghop');
      await onReplica('SELECT pg_wal_replay_pause()');
      const id = await open();
      expect(await cardsSeenBy(secretary)).toContain(id);
      expect(await cardsSeenBy(secretary.movedTo(other.url))).toContain(id);
      await stateIs('BEHIND');
      const before = lent;
      expect(await cardsSeenBy(neighbour)).toContain(id);
      expect(lent).toBe(before);
      await onReplica('SELECT pg_wal_replay_resume()');
      await stateIs('SERVING');
      expect(await untilLent(neighbour)).toContain(id);
    });

    it('says nothing of who somebody is: a session that has ended has ended', async () => {
      const leaving = await Browser.signedIn(app, 'cb.bao');
      await untilLent(leaving);
      await onReplica('SELECT pg_wal_replay_pause()');
      const elsewhere = leaving.movedTo(other.url);
      const cookies = leaving.movedTo(app.url);
      await leaving.delete('session');
      expect([(await elsewhere.get('tasks')).status, (await cookies.get('tasks')).status]).toEqual([401, 401]);
      await onReplica('SELECT pg_wal_replay_resume()');
      await stateIs('SERVING');
    });

    it('that falls silent under those who read costs them some seconds and no answer', async () => {
      await untilLent(secretary);
      servers.relay.silence();
      const waiting = Array.from({ length: 25 }, () => cardsSeenBy(secretary));
      for (const seen of await Promise.all(waiting)) expect(seen).toContain(opened.at(-1));
      await stateIs('AWAY');
      servers.relay.restore();
      await stateIs('SERVING');
      await untilLent(secretary);
    });

    it('is not taken for one where it takes writes itself', async () => {
      const wrong = await aTestApp({ data: await servers.open(servers.primary) });
      await pause(1_000);
      const health = await fetch(`${wrong.url}/api/health`);
      expect([health.status, await health.json()]).toEqual([200, { status: 'ok', replica: 'AWAY' }]);
      await wrong.close();
    });

    it('that is killed is missed by nobody', async () => {
      await untilLent(secretary);
      let reading = true;
      const readers = Array.from({ length: 6 }, async () => {
        while (reading) {
          const newest = opened.at(-1);
          expect(await cardsSeenBy(secretary)).toContain(newest);
        }
      });
      servers.kill();
      await stateIs('AWAY');
      const id = await open();
      expect(await cardsSeenBy(secretary)).toContain(id);
      reading = false;
      await Promise.all(readers);
    });
  });
