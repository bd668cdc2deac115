import type { ProblemView, ReceiptView, ScorecardView } from '@chibo/contracts';
import { addMonths } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

const statuses = (replies: { status: number }[]): number[] => replies.map(({ status }) => status).sort();

/** Acts that meet on one card at one moment: one wins, the others are told, nothing is half done. */
describe('at the same moment', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;
  let deputy: Browser;
  let officer: Browser;
  let month = '2025-01';

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    deputy = await Browser.signedIn(app, 'pbt.tonghop');
    officer = await Browser.signedIn(app, 'du.noivu');
  });
  afterAll(() => app.close());

  const open = (browser: Browser, kind: 'REGULAR' | 'THEMATIC' = 'REGULAR') =>
    browser.post<ScorecardView>('scorecards', { organizationId: bloc.tongHop, month, kind });

  const send = (browser: Browser, card: ScorecardView, version = card.version) =>
    browser.post<ReceiptView & ProblemView>(
      `scorecards/${card.id}/submit`,
      aScorecard(hd42Commune, { facts: { heldOn: `${card.month}-05` } }),
      { version, key: aKey() },
    );

  async function aDraft(): Promise<ScorecardView> {
    month = addMonths(month, 1);
    return (await open(secretary)).body;
  }

  async function obligationOf(card: ScorecardView): Promise<{ id: string; state: string }> {
    const [row] = await app.database.read(
      (manager) =>
        manager.sql<{ id: string; state: string }[]>`
          SELECT id, state FROM obligation WHERE cell_id = ${card.cell.id} AND month = ${card.month} AND kind = 'REGULAR'`,
    );
    return row;
  }

  it('two devices open the month: they get one card', async () => {
    month = addMonths(month, 1);
    const replies = await Promise.all([open(secretary), open(deputy), open(secretary), open(deputy)]);
    expect(statuses(replies)).toEqual([201, 201, 201, 201]);
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
  });

  it('thematic meetings opened together are as many meetings', async () => {
    const replies = await Promise.all([
      open(secretary, 'THEMATIC'),
      open(deputy, 'THEMATIC'),
      open(deputy, 'THEMATIC'),
    ]);
    expect(statuses(replies)).toEqual([201, 201, 201]);
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(3);
  });

  it('secretary and deputy send, each with a key of their own: one receipt, the others see the card as sent', async () => {
    const card = await aDraft();
    const replies = await Promise.all([send(secretary, card), send(deputy, card), send(secretary, card)]);
    expect(statuses(replies)).toEqual([200, 412, 412]);
    const { body } = await officer.get<ScorecardView>(`scorecards/${card.id}`);
    expect(body).toMatchObject({ state: 'SUBMITTED', version: 2, self: { revision: 1 } });
    await officer.post(`scorecards/${card.id}/return`, { message: 'Bổ sung' }, { version: 2 });
    expect(statuses(await Promise.all([send(secretary, card, 3), send(deputy, card, 3)]))).toEqual([200, 412]);
  });

  it('one saves while the other sends: either the save is in what was sent, or it is refused', async () => {
    const card = await aDraft();
    const replies = await Promise.all([
      send(secretary, card),
      deputy.patch(`scorecards/${card.id}`, { weaknesses: 'Khác' }, { version: 1 }),
    ]);
    expect(statuses(replies)).toEqual([200, 412]);
  });

  it('one officer confirms while another returns: one of the two', async () => {
    const card = await aDraft();
    await send(secretary, card);
    const replies = await Promise.all([
      officer.post(`scorecards/${card.id}/confirm`, {}, { version: 2 }),
      officer.post(`scorecards/${card.id}/return`, { message: 'Bổ sung' }, { version: 2 }),
      secretary.post(`scorecards/${card.id}/recall`),
    ]);
    expect(statuses(replies)[0]).toBe(200);
    expect(
      statuses(replies)
        .slice(1)
        .every((status) => status === 412 || status === 409),
    ).toBe(true);
    const { body } = await secretary.get<ScorecardView>(`scorecards/${card.id}`);
    expect(body.version).toBe(3);
    expect((await obligationOf(card)).state).toBe(body.state === 'DRAFT' ? 'OPEN' : 'MET');
  });

  it('the superior excuses the month while the branch sends: never both', async () => {
    const card = await aDraft();
    const { id } = await obligationOf(card);
    const [sent, excused] = await Promise.all([
      send(secretary, card),
      officer.post(`obligations/${id}/excuse`, { reason: 'Bàn giao' }),
    ]);
    const { state } = (await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body;
    const won = sent.status === 200;
    expect([sent.status, excused.status]).toEqual(won ? [200, 409] : [409, 204]);
    expect([state, (await obligationOf(card)).state]).toEqual(won ? ['SUBMITTED', 'MET'] : ['DRAFT', 'EXCUSED']);
  });

  it('a card begun before its month was excused or reported as not held is not sent over that', async () => {
    const card = await aDraft();
    const { id } = await obligationOf(card);
    await officer.post(`obligations/${id}/excuse`, { reason: 'Bàn giao' });
    expect(await send(secretary, card)).toMatchObject({ status: 409, body: { code: 'NOT_OWED' } });
    expect((await obligationOf(card)).state).toBe('EXCUSED');
    await officer.post(`obligations/${id}/reopen`, { reason: 'Ghi nhầm' });
    expect((await send(secretary, card)).status).toBe(200);
  });
});
