import type { ProblemView, ReceiptView, ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

const JANUARY = {
  facts: { heldOn: '2026-01-05', tasksDone: 8 },
  answers: { '3.5': { value: 0, note: 'Gửi trước nửa ngày' } },
  weaknesses: 'Báo lịch họp sớm hơn.',
};

describe('what last month leaves to do', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;
  let officer: Browser;
  let january: ScorecardView;
  let february: ScorecardView;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    officer = await Browser.signedIn(app, 'du.noivu');
    january = await open('2026-01');
    await submit(january, JANUARY);
    february = await open('2026-02');
  });
  afterAll(() => app.close());

  const read = async (id: string): Promise<ScorecardView> =>
    (await secretary.get<ScorecardView>(`scorecards/${id}`)).body;
  async function open(month: string): Promise<ScorecardView> {
    const wanted = { organizationId: bloc.tongHop, month, kind: 'REGULAR' };
    return (await secretary.post<ScorecardView>('scorecards', wanted)).body;
  }
  async function submit(card: ScorecardView, overrides: object, more: object = {}): Promise<number> {
    const { version } = await read(card.id);
    const body = { ...aScorecard(hd42Commune, overrides), ...more };
    const sent = await secretary.post<ReceiptView>(`scorecards/${card.id}/submit`, body, { version, key: aKey() });
    return sent.status;
  }

  it('is nothing on the first card', () => {
    expect(january.carried).toEqual([]);
  });

  it("stands at the top of the next: the branch's own words, then what lost most", () => {
    expect(february.carried.map(({ code, done }) => [code, done])).toEqual([
      ['weaknesses', false],
      ['7.1', false],
      ['3.5', false],
    ]);
    expect(february.carried[2].text).toContain('Gửi trước nửa ngày');
  });

  it("follows the superior's score once there is one", async () => {
    const seen = (await officer.get<ScorecardView>(`scorecards/${january.id}`)).body;
    const adjustments = [{ code: '2.1', points: 100, reasonCode: 'FACTS', words: 'Đếm lại 12 đồng chí' }];
    await act(officer, seen, 'verify', { adjustments });
    const [, first] = (await read(february.id)).carried;
    expect(first.code).toBe('7.1');
    expect((await read(february.id)).carried[2].text).toContain('Đếm lại 12 đồng chí');
  });

  it('does not follow a verification that was taken back', async () => {
    const verified = (await officer.get<ScorecardView>(`scorecards/${january.id}`)).body;
    const { body: back } = await act(officer, verified, 'take-back');
    expect((await read(february.id)).carried.map(({ code }) => code)).toEqual(['weaknesses', '7.1', '3.5']);
    await act(officer, back, 'verify', { adjustments: verified.verified?.adjustments });
    expect((await read(february.id)).carried.map(({ code }) => code)).toEqual(['weaknesses', '7.1', '2.1']);
  });

  it('is ticked off, kept with the card as it was sent, and shown to the superior', async () => {
    const { version } = await read(february.id);
    const ticked = await secretary.patch(`scorecards/${february.id}`, { actionsDone: ['7.1'] }, { version });
    expect(ticked.status).toBe(200);
    expect((await read(february.id)).carried.map(({ done }) => done)).toEqual([false, true, false]);
    const facts = { heldOn: '2026-02-05' };
    expect(await submit(february, { facts }, { actionsDone: ['7.1', 'weaknesses'], secondsSpent: 200 })).toBe(200);
    const seen = (await officer.get<ScorecardView>(`scorecards/${february.id}`)).body;
    expect(seen.carried.map(({ code, done }) => [code, done])).toEqual([
      ['weaknesses', true],
      ['7.1', true],
      ['2.1', false],
    ]);
  });

  it.each([
    ['too many', ['1', '2', '3', '4']],
    ['twice the same', ['1', '1']],
    ['no code', ['<b>']],
  ])('refuses %s', async (_how, actionsDone) => {
    const card = await open('2026-01');
    const reply = await secretary.patch<ProblemView>(
      `scorecards/${card.id}`,
      { actionsDone },
      { version: card.version },
    );
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ field: 'actionsDone' }] } });
  });
});
