import type { QualityView, ReceiptView, ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import { MIGRATIONS } from '../db/migrations';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

/** Four months of Tổng hợp, all alike; one of Thanh tra, lowered by the superior. */
describe('the quality of scores', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    office = await Browser.signedIn(app, 'vp.khoi');
    const officer = await Browser.signedIn(app, 'du.noivu');
    for (const month of ['2025-12', '2026-01', '2026-02', '2026-03'])
      await act(officer, await sent('cb.tonghop', bloc.tongHop, month, 30), 'confirm');
    const adjustments = [
      { code: '7.1', points: 1500, reasonCode: 'TOO_HIGH', words: 'Hai việc chưa xong' },
      { code: '4.5', points: 200, reasonCode: 'FACTS', words: 'Biên bản ghi ba đồng chí' },
    ];
    await act(officer, await sent('cb.thanhtra', bloc.thanhTra, '2026-03', 300), 'verify', { adjustments });
  });
  afterAll(() => app.close());

  async function sent(
    login: string,
    organizationId: string,
    month: string,
    secondsSpent: number,
  ): Promise<ScorecardView> {
    const secretary = await Browser.signedIn(app, login);
    const wanted = { organizationId, month, kind: 'REGULAR' };
    const { body: card } = await secretary.post<ScorecardView>('scorecards', wanted);
    const body = { ...aScorecard(hd42Commune, { facts: { heldOn: `${month}-05`, speakers: 6 } }), secondsSpent };
    await secretary.post<ReceiptView>(`scorecards/${card.id}/submit`, body, { version: 1, key: aKey() });
    return (await secretary.get<ScorecardView>(`scorecards/${card.id}`)).body;
  }

  const quality = async (organizationId: string): Promise<QualityView> =>
    (await office.get<QualityView>(`months/2026-03/quality?organizationId=${organizationId}`)).body;

  it('looks at three months of each subordinate', async () => {
    const { from, to, rows, lineNames } = await quality(bloc.noiVu);
    expect([from, to]).toEqual(['2026-01', '2026-03']);
    const [, tongHop, thanhTra] = rows;
    expect([tongHop.name, thanhTra.name]).toEqual(['Chi bộ Phòng Tổng hợp', 'Chi bộ Thanh tra']);
    expect(tongHop.quality).toMatchObject({ cards: 3, rated: 3, good: 3, same: 3, hasty: 3, level: 'GREEN' });
    expect(tongHop.quality.verifiedGap).toEqual({ mean: 0, n: 3 });
    expect(thanhTra.quality).toMatchObject({ cards: 1, rated: 0, same: 0, hasty: 0, level: 'RED' });
    expect(thanhTra.quality.goodShare).toBeUndefined();
    expect(lineNames['7.1']).toBeTruthy();
  });

  it('draws branches together under their committee, and says nothing of those without cards', async () => {
    const { rows, total } = await quality(bloc.khoi);
    expect(rows.map(({ name, quality: { cards } }) => [name, cards])).toEqual([
      ['Đảng bộ Sở Nội vụ', 4],
      ['Đảng bộ Sở Y tế', 0],
      ['Chi bộ Báo', 0],
    ]);
    expect(rows[1].quality.self).toBeUndefined();
    expect(total).toMatchObject({ cards: 4, hasty: 3 });
  });

  it('is the same from rows that the migration has filled', async () => {
    const { writer } = app.data.sources;
    const kept = (): Promise<object[]> =>
      writer.query('SELECT id, self_lines, self_full, seconds_spent FROM scorecard ORDER BY id');
    const [cards, figures] = [await kept(), await quality(bloc.khoi)];
    const since = MIGRATIONS.findIndex(({ name }) => name.startsWith('SelfFigures'));
    for (let at = MIGRATIONS.length; at > since; at -= 1) await writer.undoLastMigration();
    await writer.runMigrations();
    expect(await kept()).toEqual(cards);
    expect(cards).toContainEqual(
      expect.objectContaining({ self_full: expect.stringMatching(/^[01]{28}$/), seconds_spent: 30 }),
    );
    expect(await quality(bloc.khoi)).toEqual(figures);
  });

  it('opens no snapshot', async () => {
    const asked: string[] = [];
    const { reader } = app.data.sources;
    Object.assign(reader.logger, { logQuery: (query: string) => void asked.push(query) });
    await quality(bloc.khoi);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((query) => /snapshot|(?:FROM|JOIN) assessment/.test(query))).toEqual([]);
  });

  it('is for committees alone', async () => {
    const branch = await Browser.signedIn(app, 'cb.tonghop');
    expect((await branch.get(`months/2026-03/quality?organizationId=${bloc.tongHop}`)).status).toBe(403);
  });
});
