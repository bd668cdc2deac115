import type { ObservationBody, ObservationView, ReceiptView, ScorecardView, VisitView } from '@chibo/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import type { MeetingKind } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { thematicCard } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { AuditService } from '../audit/audit.service';
import { AfterSending } from '../scorecards/after-sending';
import { accountOf, VisitFixture } from './visits.fixture';

const MONTH = '2026-03';

/** The working group scores in the room, whether or not the branch has begun its card. */
describe('an observed score without a card', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let secretary: Browser;
  let visits: VisitFixture;
  let visit: VisitView;

  beforeEach(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    officer = await Browser.signedIn(app, 'du.noivu');
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    visits = new VisitFixture(officer, bloc, await accountOf(officer, bloc.noiVu));
    visit = await visits.done();
  });
  afterEach(() => app.close());

  function seen(change: object = {}): ObservationBody {
    const { facts, answers } = aScorecard(hd42Commune, { facts: { speakers: 2 } });
    return { facts, answers, ...change };
  }

  const observation = async (browser = officer, kind = ''): Promise<ObservationView> =>
    (await browser.get<ObservationView>(`visits/${visit.id}/observation${kind && `?kind=${kind}`}`)).body;

  async function give(body = seen()): Promise<VisitView> {
    const reply = await visits.act(visit, 'observation', body);
    expect([reply.status, reply.body.observed], JSON.stringify(reply.body)).toEqual([200, true]);
    visit = reply.body;
    return visit;
  }

  async function begun(kind = 'REGULAR'): Promise<ScorecardView> {
    const wanted = { organizationId: bloc.tongHop, month: MONTH, kind };
    return (await secretary.post<ScorecardView>('scorecards', wanted)).body;
  }

  async function send(
    { id, version }: ScorecardView,
    heldOn = `${MONTH}-05`,
    kind: MeetingKind = 'REGULAR',
  ): Promise<number> {
    const body =
      kind === 'THEMATIC' ? thematicCard({ facts: { heldOn } }) : aScorecard(hd42Commune, { facts: { heldOn } });
    const reply = await secretary.post<ReceiptView>(`scorecards/${id}/submit`, body, { version, key: aKey() });
    return reply.status;
  }

  const card = async (browser: Browser, id: string): Promise<ScorecardView> =>
    (await browser.get<ScorecardView>(`scorecards/${id}`)).body;

  it('opens on the day of the visit, by the set of that day, and waits for the branch', async () => {
    const form = await observation();
    expect(form).toMatchObject({ heldOn: `${MONTH}-05`, kind: 'REGULAR', cell: { id: bloc.tongHop } });
    expect([form.criteriaSet.code, form.card]).toEqual([hd42Commune.code, undefined]);
    expect(await give()).toMatchObject({ waitsForCard: true });
    expect((await observation()).observed).toMatchObject({ kind: 'OBSERVED', by: 'Đồng chí du.noivu' });
    const above = await Browser.signedIn(app, 'vp.khoi');
    expect((await observation(above)).observed).toBeUndefined();
  });

  it.each([
    ['the same day', `${MONTH}-05`],
    ['another day, which both papers then say', `${MONTH}-04`],
  ])('stands on the card the branch sends for %s', async (_, heldOn) => {
    await give();
    const draft = await begun();
    expect(await send(draft, heldOn)).toBe(200);
    const whole = await card(officer, draft.id);
    expect(whole.observed).toMatchObject({ revision: 1, by: 'Đồng chí du.noivu' });
    expect([whole.observed?.content.facts.heldOn, whole.content.facts.heldOn]).toEqual([`${MONTH}-05`, heldOn]);
    const both = await observation();
    expect(both).toMatchObject({ card: { id: draft.id, state: 'SUBMITTED' }, observed: {}, self: {} });
    const { body: now } = await officer.get<VisitView>(`visits/${visit.id}`);
    expect(now).toMatchObject({ observed: true, waitsForCard: false, version: visit.version + 1 });
    const entries = await app.app.get(AuditService).of(visit.id);
    expect(entries.slice(-2)).toMatchObject([
      { action: 'visit.observed', payload: {} },
      { action: 'visit.matched', payload: { scorecardId: draft.id, revision: 1 } },
    ]);
  });

  it('keeps the card of the branch from the group until both are given, and stays what it was', async () => {
    const draft = await begun();
    expect((await officer.get(`scorecards/${draft.id}`)).status).toBe(403);
    await give();
    expect((await officer.get(`scorecards/${draft.id}`)).status).toBe(403);
    await give(seen({ facts: { ...seen().facts, speakers: 5 } }));
    expect(await send(draft)).toBe(200);
    expect((await card(officer, draft.id)).observed?.content.facts.speakers).toBe(5);
    const again = await visits.act({ id: visit.id, version: visit.version + 1 }, 'observation', seen());
    expect(again.status).toBe(409);
  });

  it('is given at once to the card that was sent with another day', async () => {
    const draft = await begun();
    expect(await send(draft, `${MONTH}-04`)).toBe(200);
    expect(await give()).toMatchObject({ waitsForCard: false });
    expect((await card(officer, draft.id)).observed?.revision).toBe(1);
  });

  it('of a thematic meeting waits for the card of its day and goes to no other', async () => {
    expect(await send(await begun(), `${MONTH}-04`)).toBe(200);
    const { criteriaSetVersionId } = await observation(officer, 'THEMATIC');
    const { facts, answers } = thematicCard({ facts: { heldOn: undefined } });
    await give({ kind: 'THEMATIC', criteriaSetVersionId, facts, answers });
    expect(visit.waitsForCard).toBe(true);
    expect((await observation()).kind).toBe('THEMATIC');
    const [other, its] = [await begun('THEMATIC'), await begun('THEMATIC')];
    expect(await send(other, `${MONTH}-03`, 'THEMATIC')).toBe(200);
    expect((await card(officer, other.id)).observed).toBeUndefined();
    expect(await send(its, `${MONTH}-05`, 'THEMATIC')).toBe(200);
    expect((await card(officer, its.id)).observed?.revision).toBe(1);
  });

  it.each([
    ['an unknown sort', { kind: 'PARTY' }, 400],
    ['a day of another meeting', { facts: { ...seen().facts, heldOn: `${MONTH}-04` } }, 422],
    ['a thematic part that its sort has not', { facts: { ...seen().facts, hasThematicPart: true } }, 422],
    ['a line missing', { answers: seen().answers.slice(1) }, 422],
  ])('is refused with %s', async (_, change, status) => {
    expect((await visits.act(visit, 'observation', seen(change))).status).toBe(status);
    expect((await observation()).observed).toBeUndefined();
  });

  it('holds the visit to what was seen', async () => {
    await give();
    for (const [move, body] of [
      ['done', { doneOn: `${MONTH}-04` }],
      ['missed', { reason: 'x' }],
    ] as const)
      expect((await visits.act(visit, move, body)).status).toBe(409);
  });

  it('is never left waiting beside a card that is sent at the same moment', async () => {
    const draft = await begun();
    let giving: ReturnType<typeof visits.act<VisitView>> | undefined;
    // The sending has looked for waiting scores and found none; it ends only after the score came in.
    app.app.get(AfterSending).add(async () => {
      giving = visits.act(visit, 'observation', seen());
      await Promise.race([giving, pause(500)]);
    });
    expect(await send(draft)).toBe(200);
    expect(await giving).toMatchObject({ status: 200, body: { observed: true, waitsForCard: false } });
    expect((await card(officer, draft.id)).observed).toBeDefined();
  });
});
