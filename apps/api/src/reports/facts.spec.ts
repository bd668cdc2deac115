import type { ProblemView, ReportFactsRow, ReportFactsView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { sentRegular, sentThematic } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

/**
 * January and February 2026. Tổng hợp has sent both and held a thematic meeting in February, Thanh tra has sent February with
 * 8 of 20 present; the other three owe both.
 */
describe('the figures of a period', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-01-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth('2026-01');
    await sentRegular(app, 'cb.tonghop', bloc.tongHop, '2026-01');
    app.clock.set('2026-02-06T03:00:00Z');
    await app.app.get(ObligationsService).openMonth('2026-02');
    await sentRegular(app, 'cb.tonghop', bloc.tongHop, '2026-02');
    await sentRegular(app, 'cb.thanhtra', bloc.thanhTra, '2026-02', { facts: ABSENT });
    await sentThematic(await Browser.signedIn(app, 'cb.tonghop'), bloc.tongHop);
    office = await Browser.signedIn(app, 'vp.khoi');
  });
  afterAll(() => app.close());

  const facts = async (question: string): Promise<ReportFactsView> => {
    const { status, body } = await office.get<ReportFactsView>(`reports/facts?period=2026-01..2026-02&${question}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const said = ({ name, facts: { months, cards, attendance: a } }: ReportFactsRow): unknown[] => [
    ...[name, months, cards],
    ...[a.part, a.base, a.cards],
  ];

  it('are sums of what the cards say, over how many of them; nothing said is no number', async () => {
    const { cells, total, organizations, found } = await facts('');
    expect(found).toBe(5);
    const tongHop = cells.find(({ name }) => name === 'Chi bộ Phòng Tổng hợp')!;
    const { part, base } = tongHop.facts.attendance;
    expect(said(tongHop)).toEqual(['Chi bộ Phòng Tổng hợp', 2, 2, part, base, 2]);
    expect(part).toBeGreaterThan(0);
    expect([tongHop.facts.thematicHeld, tongHop.facts.thematicDue]).toEqual([1, 0]);
    expect(cells.filter(({ name }) => /Dược|Báo|Kế hoạch/.test(name)).map(said)).toEqual([
      ['Chi bộ Báo', 2, 0, 0, 0, 0],
      ['Chi bộ Phòng Kế hoạch', 2, 0, 0, 0, 0],
      ['Chi bộ Phòng Dược', 2, 0, 0, 0, 0],
    ]);
    expect([total.months, total.cards, total.attendance.part]).toEqual([10, 3, part + 8]);
    expect(organizations.map(({ name, facts: { cards } }) => [name, cards])).toEqual([
      ['Đảng bộ Sở Nội vụ', 3],
      ['Đảng bộ Sở Y tế', 0],
      ['Chi bộ Báo', 0],
    ]);
  });

  it('are searched, put in order and cut by the database; what has no number stands last', async () => {
    expect((await facts('q=noi vu')).found).toBe(3);
    const ordered = await facts('sort=ATTENDANCE&order=asc');
    expect(ordered.cells.slice(0, 2).map(({ name }) => name)).toEqual(['Chi bộ Thanh tra', 'Chi bộ Phòng Tổng hợp']);
    expect((await facts('sort=ATTENDANCE&order=desc')).cells[0].name).toBe('Chi bộ Phòng Tổng hợp');
    expect((await facts('page=2')).cells).toEqual([]);
    expect((await facts('tree=NOW')).total).toEqual(ordered.total);
  });

  it('count a card given back no more', async () => {
    const officer = await Browser.signedIn(app, 'du.noivu');
    const [{ id, version }] = await app.database.read(
      (manager) =>
        manager.sql<{ id: string; version: number }[]>`
          SELECT id, version FROM scorecard WHERE cell_id = ${bloc.thanhTra} AND month = '2026-02'`,
    );
    const returned = await officer.post<ProblemView>(`scorecards/${id}/return`, { message: 'Xem lại' }, { version });
    expect(returned.status, JSON.stringify(returned.body)).toBe(200);
    expect((await facts('')).total.cards).toBe(2);
  });

  it('are a file with no number where nobody has said one', async () => {
    const { status, bytes } = await office.file('reports/facts.csv?period=2026-01..2026-02');
    expect(status).toBe(200);
    const line = bytes
      .toString()
      .split('\r\n')
      .find((each) => each.includes('Dược'));
    expect(line).toContain('chưa có số');
    expect(line).not.toContain('100');
    expect((await office.file('reports/facts.csv?period=2026-01..2026-02&of=ORGANIZATIONS')).status).toBe(200);
    expect((await office.get('reports/facts?period=2026-01..2026-02&sort=LUCK')).status).toBe(400);
  });
});

const ABSENT = { memberCount: 20, exempt: 0, present: 8, excused: 12, unexcused: 0, speakers: 3 };
