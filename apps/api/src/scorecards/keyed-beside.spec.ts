import type { SessionView, ScorecardView, VisitView } from '@chibo/contracts';
import { addMonths } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import { anotherOfficer, keyIn, sheet } from '../../test-support/keying';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

/** Keying in beside what others do with the same meeting. Each spec has a month of its own. */
describe('a card keyed in from paper', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;
  let keyer: Browser;
  let other: Browser;
  let month = '2025-01';

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-12-20T03:00:00Z' });
    bloc = await aBloc(app.database);
    keyer = await Browser.signedIn(app, 'du.noivu');
    other = await anotherOfficer(app, bloc.noiVu);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
  });
  afterAll(() => app.close());

  const next = (): { organizationId: string; month: string } => {
    month = addMonths(month, 1);
    return { organizationId: bloc.tongHop, month };
  };
  const read = async (browser: Browser, id: string): Promise<ScorecardView> =>
    (await browser.get<ScorecardView>(`scorecards/${id}`)).body;
  const open = async (where: { organizationId: string; month: string }): Promise<ScorecardView> =>
    (await secretary.post<ScorecardView>('scorecards', { ...where, kind: 'REGULAR' })).body;

  it('and a sending of the branch at one moment: one wins, the other is told, and there is one score', async () => {
    for (let round = 0; round < 3; round++) {
      const where = next();
      const card = await open(where);
      const body = aScorecard(hd42Commune, { facts: { heldOn: `${month}-05` } });
      const replies = await Promise.all([
        secretary.post(`scorecards/${card.id}/submit`, body, { version: 1, key: aKey() }),
        keyIn(keyer, where, { version: 1 }),
        keyIn(other, where, { version: 1 }),
      ]);
      const statuses = replies.map(({ status }) => status);
      expect(statuses.filter((status) => status < 300)).toHaveLength(1);
      expect(statuses.filter((status) => status >= 300).every((status) => status === 412)).toBe(true);
      const scores = await app.database.read(
        (manager) => manager.sql<object[]>`SELECT id FROM assessment WHERE scorecard_id = ${card.id}`,
      );
      expect(scores).toHaveLength(1);
    }
  });

  it('and an opening of the branch at one moment leave one card', async () => {
    for (let round = 0; round < 3; round++) {
      const where = next();
      const [opened, keying] = await Promise.all([open(where), keyIn(keyer, where, { version: 0 })]);
      expect([201, 412]).toContain(keying.status);
      if (keying.status === 201) expect(keying.body.id).toBe(opened.id);
    }
  });

  describe('and the score of a working group', () => {
    /** Named for a visit to the branch in this month. */
    async function named(where: { organizationId: string; month: string }): Promise<VisitView> {
      const { body: accounts } = await other.get<SessionView>('session');
      const plannedOn = `${where.month}-05`;
      const quarter = `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
      const members = [{ name: accounts.account.displayName, accountId: accounts.account.id }];
      const wanted = { committeeId: bloc.noiVu, organizationId: where.organizationId, quarter, plannedOn, members };
      const { status, body } = await other.post<VisitView>('visits', wanted, { key: aKey() });
      expect(status, JSON.stringify(body)).toBe(201);
      return body;
    }

    it('who is to give one keys nothing in before, and sees no sheet', async () => {
      const where = next();
      await named(where);
      for (const reply of [await sheet(other, where), await keyIn(other, where, { version: 0 })])
        expect([reply.status, reply.body.detail]).toEqual([403, expect.stringContaining('chấm điểm quan sát trước')]);
      expect((await keyIn(keyer, where)).status).toBe(201);
      await named(next());
      const after = await sheet(other, { ...where, month: addMonths(month, 1) });
      expect([after.status, after.body.previous, after.body.carried]).toEqual([200, undefined, []]);
    });

    it('that waited for the branch’s card goes to stand on it, and stays out of sight until the branch agrees', async () => {
      const where = next();
      const { version, id } = await named(where);
      const done = await other.post<VisitView>(`visits/${id}/done`, { doneOn: `${month}-05` }, { version });
      const { facts, answers } = aScorecard(hd42Commune, { facts: { heldOn: `${month}-05`, speakers: 2 } });
      const given = await other.post(`visits/${id}/observation`, { facts, answers }, { version: done.body.version });
      expect(given.status, JSON.stringify(given.body)).toBe(200);
      const { status, body: card } = await keyIn(keyer, where);
      expect([status, card.observed]).toEqual([201, undefined]);
      const agreed = (await act(secretary, await read(secretary, card.id), 'agree')).body;
      expect(agreed.observed?.score.total).toBeLessThan(10_000);
    });

    it('is shown to nobody while the branch may still say that what was keyed in is not its own', async () => {
      const where = next();
      const { version, id } = await named(where);
      const { body: card } = await keyIn(keyer, where);
      const done = await other.post<VisitView>(`visits/${id}/done`, { doneOn: `${month}-05` }, { version });
      const { facts, answers } = aScorecard(hd42Commune, { facts: { heldOn: `${month}-05`, speakers: 2 } });
      const given = await other.post(`visits/${id}/observation`, { facts, answers }, { version: done.body.version });
      expect(given.status, JSON.stringify(given.body)).toBe(200);
      expect((await read(secretary, card.id)).observed).toBeUndefined();
      const objected = (await act(secretary, await read(secretary, card.id), 'object', { reason: 'Sai' })).body;
      expect([objected.state, objected.observed]).toEqual(['RETURNED', undefined]);
      const { body: again } = await keyIn(keyer, where);
      const agreed = (await act(secretary, again, 'agree')).body;
      expect(agreed.observed?.score.total).toBeLessThan(10_000);
    });
  });
});
