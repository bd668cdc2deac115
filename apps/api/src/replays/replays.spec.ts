import type { NoticesView } from '@chibo/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import type { Bloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act, sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';
import { firstDifference } from './first-difference';
import { Replays } from './replays.service';
import { RulesOfToday } from './rules-of-today';

describe('closed months worked out again from what they have stored', () => {
  let app: TestApp;
  let bloc: Bloc;
  /** An upgrade that changes one of them. */
  let rules: RulesOfToday;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    rules = app.app.get(RulesOfToday);
    await app.app.get(ObligationsService).openMonth('2026-02');
    const card = await sentRegular(app, 'cb.tonghop', bloc.tongHop, '2026-02');
    await sentRegular(app, 'cb.thanhtra', bloc.thanhTra, '2026-02');
    const officer = await Browser.signedIn(app, 'du.noivu');
    expect((await act(officer, { ...card, version: 2 }, 'confirm')).status).toBe(200);
    const missing = [bloc.thanhTra, bloc.keHoach].map((cellId) => ({ cellId, reason: 'Bàn giao' }));
    const closed = await officer.post('months/2026-02/close', { organizationId: bloc.noiVu, missing });
    expect(closed.status, JSON.stringify(closed.body)).toBe(200);
    app.app.useLogger(false);
  });
  afterAll(() => app.close());
  afterEach(() => vi.restoreAllMocks());

  async function replayed(): Promise<{ looked: number; lines: string[] }> {
    const lines: string[] = [];
    const { looked, differing } = await app.app.get(Replays).run((line) => lines.push(line));
    expect(differing).toBe(lines.length);
    return { looked, lines };
  }

  it('come out the same to the byte, every score and every table', async () => {
    expect(await replayed()).toEqual({ looked: 4, lines: [] });
    expect(await replayed()).toEqual({ looked: 4, lines: [] });
  });

  it('a rule of scoring that gives one point less is found on every card, by its place', async () => {
    const { score } = rules;
    vi.spyOn(rules, 'score').mockImplementation((...args) => ({
      ...score(...args),
      total: score(...args).total - 100,
    }));
    const { lines } = await replayed();
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^2026-02 \S+ \(SELF 1\): total: \d+ → \d+$/);
  });

  it('a rule of ranking is found in the tables of the closing', async () => {
    const { rankMonth } = rules;
    vi.spyOn(rules, 'rankMonth').mockImplementation((...args) => {
      const ranked = rankMonth(...args);
      return { ...ranked, cells: ranked.cells.map((cell) => ({ ...cell, rank: cell.rank + 1 })) };
    });
    const { lines } = await replayed();
    expect(lines).toEqual(['2026-02 Đảng bộ Sở Nội vụ, closing 1: tables that come out otherwise: rankings']);
  });

  it('a rule of percentages is found in the counts', async () => {
    const { bandCounts } = rules;
    vi.spyOn(rules, 'bandCounts').mockImplementation((...args) => {
      const counts = bandCounts(...args);
      return { ...counts, percents: counts.percents && { ...counts.percents, GOOD: 1 } };
    });
    const { lines } = await replayed();
    expect(lines[0]).toMatch(/^2026-02 Đảng bộ Sở Nội vụ, closing 1: counts\.percents\.GOOD: \d+ → 1$/);
  });

  it('what differs is told to administrators once a day, whoever goes on with the round', async () => {
    const { score } = rules;
    vi.spyOn(rules, 'score').mockImplementation((...args) => ({ ...score(...args), total: 1 }));
    app.clock.set('2026-03-08T18:00:00Z');
    await app.app.get(Replays).beat();
    app.clock.set('2026-03-08T19:00:00Z');
    await app.app.get(Replays).beat();
    const admin = await Browser.signedIn(app, 'admin');
    const { body } = await admin.get<NoticesView>('notices');
    const told = body.notices.filter(({ notice }) => notice.kind === 'REPLAY_DIFFERS');
    expect(told.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^3 phiếu, sổ cho kết quả khác/));
    const days = told.map(({ at }) => at.slice(0, 10));
    expect(days).toEqual([...new Set(days)]);
  });

  it('a round is begun once a night, and goes on where another process has left it', async () => {
    const state = async (): Promise<{ phase: string; looked: number; began_at: string }> => {
      const [row] = await app.database.read(
        (manager) => manager.sql<{ phase: string; looked: number; began_at: string }[]>`
          SELECT phase, looked, began_at FROM replay_round`,
      );
      return row;
    };
    const { began_at: before } = await state();
    app.clock.set('2026-03-09T10:00:00Z');
    await app.app.get(Replays).beat();
    expect((await state()).began_at).toBe(before);
    const [{ last }] = await app.database.write(async (manager) => {
      const rows = await manager.sql<{ last: string }[]>`SELECT max(id) AS last FROM assessment`;
      await manager.sql`UPDATE replay_round SET phase = 'CARDS', after = ${rows[0].last}, looked = 3, differing = 0, differences = '[]'`;
      return rows;
    });
    expect(last).not.toBe('');
    await app.app.get(Replays).beat();
    expect(await state()).toMatchObject({ phase: 'DONE', looked: 4, began_at: before });
    app.clock.set('2026-03-10T10:00:00Z');
    await app.app.get(Replays).beat();
    expect(await state()).toMatchObject({ phase: 'DONE', looked: 4, began_at: '2026-03-10T10:00:00.000Z' });
  });
});

it.each([
  [{ a: 1 }, { a: 1 }, undefined],
  [{ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, 'a[0].b: 1 → 2'],
  [{ a: 1 }, {}, 'a: 1 → nothing'],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, 'value: a,b → b,a'],
  [{ a: [1] }, { a: { 0: 1 } }, 'a: [1] → {"0":1}'],
  [{ a: 'x'.repeat(99) }, { a: '' }, `a: "${'x'.repeat(59)}… → ""`],
])('the first difference of %j and %j is %s', (was, is, words) => {
  expect(firstDifference(was, is)).toBe(words);
});
