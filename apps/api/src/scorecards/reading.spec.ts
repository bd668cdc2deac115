import type { ProblemView, ReceiptView, ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

/** What a superior sees of a card: what was sent, at no time what the branch is working on. */
let app: TestApp;
let bloc: Bloc;
let secretary: Browser;
let officer: Browser;
let card: ScorecardView;

beforeAll(async () => {
  app = await aTestApp();
  bloc = await aBloc(app.database);
  secretary = await Browser.signedIn(app, 'cb.tonghop');
  officer = await Browser.signedIn(app, 'du.noivu');
  const wanted = { organizationId: bloc.tongHop, month: '2026-03', kind: 'REGULAR' };
  card = (await secretary.post<ScorecardView>('scorecards', wanted)).body;
});
afterAll(() => app.close());

const seenBy = (browser: Browser) => browser.get<ScorecardView & ProblemView>(`scorecards/${card.id}`);

it('nothing before it is sent, on no way', async () => {
  await secretary.patch(`scorecards/${card.id}`, { weaknesses: 'Mới nghĩ' }, { version: 1 });
  for (const login of ['du.noivu', 'vp.khoi', 'lanhdao.khoi'] as const) {
    const browser = await Browser.signedIn(app, login);
    expect(await seenBy(browser)).toMatchObject({ status: 403, body: { detail: 'Chi bộ chưa gửi phiếu này.' } });
    for (const part of ['card.pdf', 'history', 'revisions'])
      expect([part, (await browser.get(`scorecards/${card.id}/${part}`)).status]).toEqual([part, 403]);
  }
  const refused = await officer.post<ProblemView>(`scorecards/${card.id}/confirm`, {}, { version: 1 });
  expect([refused.status, JSON.stringify(refused.body).includes('Mới nghĩ')]).toEqual([403, false]);
});

it('what was sent, also while the branch corrects a returned card', async () => {
  const body = aScorecard(hd42Commune, { weaknesses: 'Như đã gửi' });
  await secretary.post<ReceiptView>(`scorecards/${card.id}/submit`, body, { version: 2, key: aKey() });
  await officer.post(`scorecards/${card.id}/return`, { message: 'Bổ sung' }, { version: 3 });
  const answers = [{ code: '4.1', value: 0, note: 'Thiếu bước' }];
  await secretary.patch(`scorecards/${card.id}`, { weaknesses: 'Đang sửa', answers }, { version: 4 });
  const own = (await seenBy(secretary)).body;
  const above = (await seenBy(officer)).body;
  expect([own.state, own.content.weaknesses, own.score.total]).toEqual(['RETURNED', 'Đang sửa', 9500]);
  expect([above.state, above.content.weaknesses, above.score.total]).toEqual(['RETURNED', 'Như đã gửi', 10_000]);
});
