import type { CommendationsView, ProblemView } from '@chibo/contracts';
import { commended, commendedWords } from '@chibo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { AuditService } from '../audit/audit.service';
import { readBack } from '../paper/paper.fixture';

describe('commendations', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database, '2018-01-01');
    office = await Browser.signedIn(app, 'vp.khoi');
  });
  afterAll(() => app.close());

  const body = (change: object = {}): object => ({
    committeeId: bloc.khoi,
    organizationId: bloc.noiVu,
    year: 2025,
    kind: 'COLLECTIVE',
    form: 'CERTIFICATE',
    count: 1,
    forWhat: 'Hoàn thành xuất sắc nhiệm vụ',
    decisionNumber: '220-QĐ/ĐUK',
    decidedOn: '2025-12-26',
    ...change,
  });
  const view = async (query = ''): Promise<CommendationsView> =>
    (await office.get<CommendationsView>(`commendations?organizationId=${bloc.khoi}${query}`)).body;
  const added = async (change: object = {}): Promise<void> => {
    const { status, body: answer } = await office.post('commendations', body(change));
    expect(status, JSON.stringify(answer)).toBe(201);
  };

  describe('have every figure as it was published, on the screen and on paper', () => {
    it.each<[string, number, object[], string]>([
      [
        '2018: 14 giấy khen',
        2018,
        Array.from({ length: 14 }, () => ({ decidedOn: '2018-12-26' })),
        '14 tập thể, 0 cá nhân (14 giấy khen)',
      ],
      [
        '30 collectives, 50 individuals, counted',
        2021,
        [
          { count: 30, decidedOn: '2021-12-20' },
          { kind: 'INDIVIDUAL', count: 50, decidedOn: '2021-12-20' },
        ],
        '30 tập thể, 50 cá nhân (80 giấy khen)',
      ],
      [
        '30 collectives, 50 individuals, one by one',
        2022,
        [
          ...Array.from({ length: 30 }, (_, at) => ({ recipient: `Tập thể ${at + 1}`, decidedOn: '2022-12-20' })),
          ...Array.from({ length: 50 }, (_, at) => ({
            kind: 'INDIVIDUAL',
            recipient: `Cá nhân ${at + 1}`,
            decidedOn: '2022-12-20',
          })),
        ],
        '30 tập thể, 50 cá nhân (80 giấy khen)',
      ],
    ])('%s', async (_, year, rows, words) => {
      for (const row of rows) await added({ year, ...row });
      const found = await view(`&year=${year}`);
      expect(commendedWords(found.counts)).toBe(words);
      expect(found.total).toBe(rows.length);
      const { bytes } = await office.file(`commendations.pdf?organizationId=${bloc.khoi}&year=${year}`);
      expect(readBack(bytes).text.join(' ').replace(/\s+/g, ' ')).toContain(`Khen thưởng năm ${year}: ${words}.`);
    });
  });

  it('are filtered by year, kind and form, searched without accents and put in order', async () => {
    await added({ kind: 'INDIVIDUAL', recipient: 'Cá nhân 01', form: 'MERIT', organizationId: bloc.tongHop });
    await added({ organizationId: bloc.yTe, decidedOn: '2025-12-27', decisionNumber: '221-QĐ/ĐUK' });
    const names = async (query: string): Promise<string[]> =>
      (await view(`&year=2025${query}`)).rows.map(({ organizationName }) => organizationName);
    expect(await names('')).toEqual(['Đảng bộ Sở Y tế', 'Chi bộ Phòng Tổng hợp']);
    expect(await names('&kind=INDIVIDUAL')).toEqual(['Chi bộ Phòng Tổng hợp']);
    expect(await names('&form=CERTIFICATE')).toEqual(['Đảng bộ Sở Y tế']);
    expect(await names('&q=ca%20nhan')).toEqual(['Chi bộ Phòng Tổng hợp']);
    expect(await names('&q=y%20te')).toEqual(['Đảng bộ Sở Y tế']);
    for (const sort of ['DAY', 'NAME', 'ORGANIZATION', 'NUMBER', 'FORM'])
      expect(await names(`&sort=${sort}&order=asc`)).toHaveLength(2);
    expect((await names('&sort=FORM&order=asc'))[0]).toBe('Chi bộ Phòng Tổng hợp');
    expect((await view('&year=2025&page=2')).rows).toEqual([]);
    expect((await view()).total).toBeGreaterThan(90);
  });

  it('are mended on the version that was seen, and withdrawn with a reason: the row stays and counts no more', async () => {
    await added({ year: 2024, decidedOn: '2024-12-26', recipient: 'Phòng Tỏng hợp' });
    const [row] = (await view('&year=2024')).rows;
    const right = body({ year: 2024, decidedOn: '2024-12-26', recipient: 'Phòng Tổng hợp' });
    expect((await office.put(`commendations/${row.id}`, right)).status).toBe(428);
    expect((await office.put<ProblemView>(`commendations/${row.id}`, right, { version: 9 })).status).toBe(412);
    const mended = await office.put<CommendationsView>(`commendations/${row.id}`, right, { version: 1 });
    expect(mended.body.rows).toMatchObject([{ version: 2, recipient: 'Phòng Tổng hợp' }]);
    const path = `commendations/${row.id}/withdraw`;
    expect((await office.post(path, { reason: ' ' }, { version: 2 })).status).toBe(400);
    expect((await office.post(path, { reason: 'Quyết định bị thu hồi' }, { version: 2 })).status).toBe(200);
    const after = await view('&year=2024');
    expect([after.rows, commended(after.counts), after.withdrawn]).toEqual([[], 0, 1]);
    expect((await view('&year=2024&withdrawn=YES')).rows).toMatchObject([
      { withdrawn: { reason: 'Quyết định bị thu hồi', by: 'Đồng chí vp.khoi' } },
    ]);
    expect((await office.put<ProblemView>(`commendations/${row.id}`, right, { version: 3 })).body.code).toBe(
      'WRONG_STATE',
    );
    const audit = await app.app.get(AuditService).of(row.id);
    expect(audit.map(({ action }) => action)).toEqual([
      'commendation.added',
      'commendation.changed',
      'commendation.withdrawn',
    ]);
    expect(JSON.stringify(audit)).not.toContain('Phòng T');
  });

  it.each<[object, string]>([
    [{ decidedOn: '2026-12-31' }, 'decidedOn'],
    [{ decidedOn: '2024-12-31' }, 'decidedOn'],
    [{ decidedOn: '2026-02-30' }, 'decidedOn'],
    [{ organizationId: '01890000-0000-7000-8000-000000000001' }, 'organizationId'],
    [{ count: 0 }, 'count'],
    [{ count: -1 }, 'count'],
    [{ count: 1e308 }, 'count'],
    [{ count: 2, recipient: 'Cá nhân 01' }, 'count'],
    [{ kind: 'PERSON' }, 'kind'],
    [{ form: 'MEDAL' }, 'form'],
    [{ forWhat: ' ' }, 'forWhat'],
    [{ recipient: '\u202Eđảo' }, 'recipient'],
    [{ decisionNumber: '' }, 'decisionNumber'],
  ])('with %j are refused by name: %s', async (change, field) => {
    const { status, body: problem } = await office.post<ProblemView>('commendations', body(change));
    expect([status, problem.errors?.map((each) => each.field)]).toEqual([400, expect.arrayContaining([field])]);
  });

  it('are a committee’s own: read above, written by its officer alone', async () => {
    const officer = await Browser.signedIn(app, 'du.noivu');
    const own = { committeeId: bloc.noiVu, organizationId: bloc.tongHop, year: 2023, decidedOn: '2023-12-26' };
    expect((await officer.post('commendations', body(own))).status).toBe(201);
    expect((await office.post('commendations', body(own))).status).toBe(403);
    const read = await office.get<CommendationsView>(`commendations?organizationId=${bloc.noiVu}`);
    expect([read.body.total, read.body.whyNotChange]).toEqual([1, expect.stringContaining('tự ghi khen thưởng')]);
    const reader = await Browser.signedIn(app, 'lanhdao.khoi');
    expect((await reader.post('commendations', body())).status).toBe(403);
    expect((await officer.get(`commendations?organizationId=${bloc.khoi}`)).status).toBe(403);
    expect((await (await Browser.signedIn(app, 'cb.tonghop')).get('commendations')).status).toBe(403);
  });
});
