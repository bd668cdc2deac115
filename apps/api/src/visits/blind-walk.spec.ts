import type {
  IssuedPapersView,
  IssuedPaperView,
  ObservationView,
  ReceiptView,
  RevisionView,
  ScorecardView,
  TasksView,
  VisitProposalView,
  VisitView,
} from '@chibo/contracts';
import { formatPoints } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import type { ScorecardOverrides } from '@chibo/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import { routesOf } from '../../test-support/routes';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { CellMonths } from '../cell-months/cell-months.service';
import { newId } from '../db/new-id';
import { ObligationsService } from '../obligations/obligations.service';
import { readBack } from '../paper/paper.fixture';
import { accountOf } from './visits.fixture';

const MONTH = '2026-02';
const MONTHS = ['2026-01', MONTH, '2026-03', '2026-04'];
const HELD = `${MONTH}-05`;
/** Words that stand in the card of February and nowhere else. */
const WORDS = ['Bông sen trắng', 'Con thuyền đỏ'];
const FEBRUARY: ScorecardOverrides = {
  facts: { heldOn: HELD, tasksAssigned: 13, tasksDone: 7, speakers: 5 },
  answers: { '3.5': { value: 0, note: WORDS[0] } },
  weaknesses: WORDS[1],
};

/**
 * Tổng hợp has sent its cards of February and March and both are confirmed; February is closed. An officer of the bloc is
 * named for a visit of the meeting of February and has yet to give the observed score.
 */
describe('a card that an officer is blind to', () => {
  let app: TestApp;
  let bloc: Bloc;
  let member: Browser;
  let reader: Browser;
  let office: Browser;
  let accountId: string;
  let february: ScorecardView;
  let march: ScorecardView;
  let visit: VisitView;
  /** The card and the tables it stands in, printed by those who may. */
  let printed: IssuedPaperView[];

  beforeAll(async () => {
    // More files than an account is given in one go: by this clock there is a rest between any two.
    let rested = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (rested += 2_000));
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    for (const month of MONTHS) await app.app.get(ObligationsService).openMonth(month);
    [member, reader, office] = [
      await Browser.signedIn(app, 'vp.khoi'),
      await Browser.signedIn(app, 'lanhdao.khoi'),
      await Browser.signedIn(app, 'du.noivu'),
    ];
    accountId = await accountOf(member, bloc.khoi);
    visit = await plan();
    february = await sentBy('cb.tonghop', MONTH, FEBRUARY);
    february = (await act(office, february, 'confirm')).body;
    const missing = [bloc.thanhTra, bloc.keHoach].map((cellId) => ({ cellId, reason: 'Chưa gửi' }));
    expect((await office.post(`months/${MONTH}/close`, { organizationId: bloc.noiVu, missing })).status).toBe(200);
    march = await sentBy('cb.tonghop', '2026-03', { facts: { heldOn: '2026-03-05' } });
    for (const path of [`scorecards/${february.id}/card`, `months/${MONTH}/cells`, `months/${MONTH}/list`])
      expect((await office.file(`${path}.pdf`)).status).toBe(200);
    printed = (await office.get<IssuedPapersView>('issued-papers')).body.papers;
    expect(printed).toHaveLength(3);
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await app.close();
  });
  beforeEach(async () => {
    visit = (await member.get<VisitView>(`visits/${visit.id}`)).body;
  });

  async function plan(): Promise<VisitView> {
    const { status, body } = await member.post<VisitView>('visits', {
      committeeId: bloc.khoi,
      organizationId: bloc.tongHop,
      quarter: '2026-Q1',
      plannedOn: HELD,
      members: [{ name: 'Đồng chí vp.khoi', accountId }],
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  }

  async function sentBy(login: string, month: string, overrides: ScorecardOverrides): Promise<ScorecardView> {
    const secretary = await Browser.signedIn(app, login);
    const wanted = { organizationId: bloc.tongHop, month, kind: 'REGULAR' };
    const { id, version } = (await secretary.post<ScorecardView>('scorecards', wanted)).body;
    const { weaknesses, ...rest } = { weaknesses: '', ...overrides };
    const body = { ...aScorecard(hd42Commune, rest), ...(weaknesses ? { weaknesses } : {}) };
    const sent = await secretary.post<ReceiptView>(`scorecards/${id}/submit`, body, { version, key: aKey() });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    return (await secretary.get<ScorecardView>(`scorecards/${id}`)).body;
  }

  /** Every reading route with everything that could lead to the card in its place. */
  function addresses(): string[] {
    const ids: Record<string, string[]> = {
      scorecards: [february.id, march.id],
      visits: [visit.id],
      organizations: [bloc.khoi, bloc.noiVu, bloc.tongHop],
      'criteria-sets': [bloc.setVersionId],
      'issued-papers': printed.map(({ id }) => id),
    };
    return routesOf(app)
      .filter(({ method }) => method === 'GET')
      .map(({ path }) => path.replace('/api/', ''))
      .flatMap((path) => (ids[path.split('/')[0]] ?? [newId()]).map((id) => path.replace(':id', id)))
      .flatMap((path) =>
        path === 'paper-checks/:code' ? printed.map(({ code }) => path.replace(':code', code)) : [path],
      )
      .flatMap((path) => (path.includes(':month') ? MONTHS.map((month) => path.replace(':month', month)) : [path]))
      .map((path) => path.replace(':code', hd42Commune.code).replace(':format', 'csv').replace(/:\w+/g, newId()))
      .flatMap((path) => queries(path).map((query) => (query ? `${path}?${query}` : path)));
  }

  function queries(path: string): string[] {
    const places = [bloc.khoi, bloc.noiVu].map((id) => `organizationId=${id}`);
    if (path.startsWith('reports/'))
      return places.flatMap((place) => ['THEN', 'NOW'].map((tree) => `${place}&period=2026-Q1&tree=${tree}`));
    if (path.startsWith('commendations') || path.startsWith('exemplary-models')) return places;
    if (path.startsWith('classifications') && path !== 'classifications/ceiling')
      return [bloc.khoi, bloc.noiVu, bloc.tongHop].map((id) => `organizationId=${id}&year=2026`);
    if (/\/cells(\.csv)?$/.test(path))
      return places.flatMap((place) =>
        ['ALL', 'DECIDED', 'WAITING', 'LATE'].map((filter) => `${place}&filter=${filter}`),
      );
    // Of a closed month the frozen figures come unasked.
    if (/\/(table|list|ranking)(\.csv)?$/.test(path))
      return [...places, ...places.map((place) => `${place}&figures=LIVE`)];
    if (/^months\//.test(path)) return places;
    if (/\/card\.pdf$/.test(path)) return ['', 'form=summary'];
    if (/meeting-plan$|schedule/.test(path)) return [`month=${MONTH}`];
    if (path === 'keyed-cards') return MONTHS.map((month) => `organizationId=${bloc.tongHop}&month=${month}`);
    if (path === 'issued-papers') return [...places, ''];
    if (path === 'visits/proposal') return places.map((place) => `${place}&quarter=2026-Q1&count=5`);
    return /^visits(\/findings|\/unvisited(\.csv)?|\.csv)?$/.test(path)
      ? places.map((place) => `${place}&quarter=2026-Q1`)
      : [''];
  }

  /** A file is read with the tools of Poppler; `total` as it stands in an answer, in its sentences, or on paper. */
  async function tells(browser: Browser, address: string): Promise<boolean> {
    const { status, bytes } = await browser.file(address);
    // Nothing told because nothing was answered would prove nothing.
    expect([address, status === 429 || status >= 500]).toEqual([address, false]);
    const total = february.self?.score.total ?? 0;
    const paper = status === 200 && bytes.subarray(0, 5).equals(Buffer.from('%PDF-'));
    // The id of a request is chance, and may have the figure in it.
    const text = paper ? readBack(bytes).body : bytes.toString().replace(/"requestId":"[^"]*"/, '');
    const marks =
      paper || address.includes('.csv')
        ? [`(?<![\\d.,/-])${formatPoints(total)}(?![\\d.,/-])`]
        : [`":${total}[,}\\]]`, `(?<!\\d)${formatPoints(total)} điểm`];
    return new RegExp([...marks, ...WORDS].join('|')).test(text);
  }

  /** Where the card's total or words are told. */
  async function told(browser: Browser, { paper = false } = {}): Promise<string[]> {
    const asked = addresses().filter((address) => paper || !address.includes('.pdf'));
    const telling: string[] = [];
    // One after the other: what costs much is bounded for each account.
    for (const address of asked) if (await tells(browser, address)) telling.push(address);
    return telling;
  }

  it('has a total of its own, which others find in many places', async () => {
    expect([february.state, february.self?.score.total === march.self?.score.total]).toEqual(['DECIDED', false]);
    const places = await told(reader, { paper: true });
    for (const place of [
      'card.pdf',
      '/history',
      '/revisions',
      '/cells?',
      'reports/cells?',
      'cells.csv?',
      'ranking.csv?',
      '/ranking?',
      '/closing?',
      `scorecards/${march.id}`,
    ])
      expect(places.join('\n'), place).toContain(place);
    expect(places.length).toBeGreaterThan(15);
  });

  it('is told to the officer nowhere', async () => {
    expect(await told(member, { paper: true })).toEqual([]);
    const { previous, carried } = (await member.get<ScorecardView>(`scorecards/${march.id}`)).body;
    expect([previous, carried]).toEqual([undefined, []]);
    expect((await reader.get<ScorecardView>(`scorecards/${march.id}`)).body.carried).not.toEqual([]);
  });

  it('is told by no refusal of an act, nor by the card an act on a stale version answers with', async () => {
    for (const [move, body] of [
      ['verify', { adjustments: [] }],
      ['decide', {}],
      ['correct', { adjustments: [], reason: 'x' }],
      ['return', { message: 'x' }],
      ['take-back', {}],
    ] as const)
      expect((await member.post(`scorecards/${february.id}/${move}`, body, { version: 1, key: aKey() })).status).toBe(
        403,
      );
  });

  it("stays out of the own branch's tasks of one who is its secretary too", async () => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    expect((await secretary.get<TasksView>('tasks')).body.past.map(({ month }) => month)).toContain(MONTH);
    await app.database.write(
      (manager) => manager.sql`
        INSERT INTO role_assignment (id, account_id, organization_id, role, valid_from)
        VALUES ('both', ${accountId}, ${bloc.tongHop}, 'CELL_SECRETARY', '2026-01-01')`,
    );
    expect((await member.get<TasksView>('tasks')).body.past.map(({ month }) => month)).toEqual(['2026-03']);
    await app.database.write((manager) => manager.sql`DELETE FROM role_assignment WHERE id = 'both'`);
  });

  it('is not opened by leaving the group for a minute', async () => {
    const { version, id } = visit;
    const left = await member.patch<VisitView>(`visits/${id}`, { members: [{ name: 'Khác' }] }, { version });
    expect(left.status, JSON.stringify(left.body)).toBe(200);
    expect(await told(member)).toEqual([]);
    const back = { members: [{ name: 'Đồng chí vp.khoi', accountId }] };
    expect((await member.patch(`visits/${id}`, back, { version: left.body.version })).status).toBe(200);
  });

  it('is not opened by moving the visit to another month', async () => {
    const { version, id } = visit;
    const moved = await member.patch<VisitView>(`visits/${id}`, { plannedOn: '2026-03-20' }, { version });
    expect(moved.status).toBe(200);
    expect(await told(member)).toEqual([]);
    await member.patch(`visits/${id}`, { plannedOn: HELD }, { version: moved.body.version });
  });

  it('is not opened by a visit that was held on another day', async () => {
    for (const doneOn of [`${MONTH}-04`, '2026-03-04']) {
      const { version, id } = (await member.get<VisitView>(`visits/${visit.id}`)).body;
      expect((await member.post(`visits/${id}/done`, { doneOn }, { version })).status).toBe(200);
      expect(await told(member)).toEqual([]);
    }
  });

  it('proposes no visit because of its gap', async () => {
    const path = `visits/proposal?organizationId=${bloc.khoi}&quarter=2026-Q2&count=5`;
    await app.database.write(
      (manager) => manager.sql`UPDATE scorecard SET verified_total = self_total - 1500 WHERE id = ${february.id}`,
    );
    await app.app.get(CellMonths).reconcile();
    const because = async (browser: Browser): Promise<string[]> =>
      (await browser.get<VisitProposalView[]>(path)).body.map((each) => each.because);
    expect(await because(reader)).toContain('GAP');
    expect(await because(member)).not.toContain('GAP');
  });

  it('is read once both are given, and nothing says that it was read before', async () => {
    const { version, id } = (await member.get<VisitView>(`visits/${visit.id}`)).body;
    const done = await member.post<VisitView>(`visits/${id}/done`, { doneOn: HELD }, { version });
    const { facts, answers } = aScorecard(hd42Commune, { facts: { heldOn: HELD, speakers: 2 } });
    const given = await member.post(`visits/${id}/observation`, { facts, answers }, { version: done.body.version });
    expect(given.status, JSON.stringify(given.body)).toBe(200);
    expect((await told(member)).length).toBeGreaterThan(15);
    for (const browser of [member, reader]) {
      const { observed, self } = (await browser.get<ObservationView>(`visits/${id}/observation`)).body;
      expect([observed?.readBefore, self?.score.total]).toEqual([undefined, february.self?.score.total]);
    }
  });
});

describe('an officer who lawfully read the card before the visit was his', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let accountId: string;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    officer = await Browser.signedIn(app, 'du.noivu');
    accountId = await accountOf(officer, bloc.noiVu);
  });
  afterAll(() => app.close());

  async function sent(login: string, organizationId: string): Promise<ScorecardView> {
    await app.app.get(ObligationsService).openMonth('2026-03');
    const secretary = await Browser.signedIn(app, login);
    const wanted = { organizationId, month: '2026-03', kind: 'REGULAR' };
    const { id, version } = (await secretary.post<ScorecardView>('scorecards', wanted)).body;
    const body = aScorecard(hd42Commune, { facts: { heldOn: '2026-03-05' } });
    await secretary.post<ReceiptView>(`scorecards/${id}/submit`, body, { version, key: aKey() });
    return (await secretary.get<ScorecardView>(`scorecards/${id}`)).body;
  }

  const planned = async (organizationId: string): Promise<VisitView> =>
    (
      await officer.post<VisitView>('visits', {
        committeeId: bloc.noiVu,
        organizationId,
        quarter: '2026-Q1',
        plannedOn: '2026-03-05',
        members: [{ name: 'Đồng chí du.noivu', accountId }],
      })
    ).body;

  async function observed({ id, version }: VisitView): Promise<ObservationView> {
    const done = await officer.post<VisitView>(`visits/${id}/done`, { doneOn: '2026-03-05' }, { version });
    const { facts, answers } = aScorecard(hd42Commune, { facts: { heldOn: '2026-03-05' } });
    const given = await officer.post(`visits/${id}/observation`, { facts, answers }, { version: done.body.version });
    expect(given.status, JSON.stringify(given.body)).toBe(200);
    return (await officer.get<ObservationView>(`visits/${id}/observation`)).body;
  }

  const MARK = [{ name: 'Đồng chí du.noivu', at: '2026-03-06T03:00:00.000Z' }];

  it('is marked beside the score: by missed, reading, done', async () => {
    const card = await sent('cb.tonghop', bloc.tongHop);
    const visit = await planned(bloc.tongHop);
    expect((await officer.get(`scorecards/${card.id}`)).status).toBe(403);
    const { body } = await officer.post<VisitView>(
      `visits/${visit.id}/missed`,
      { reason: 'Bão' },
      { version: visit.version },
    );
    expect((await officer.get(`scorecards/${card.id}`)).status).toBe(200);
    app.clock.set('2026-03-06T04:00:00Z');
    expect((await observed(body)).observed?.readBefore).toEqual(MARK);
    const above = await Browser.signedIn(app, 'vp.khoi');
    expect((await above.get<ScorecardView>(`scorecards/${card.id}`)).body.observed?.readBefore).toEqual(MARK);
    const { body: revisions } = await above.get<RevisionView[]>(`scorecards/${card.id}/revisions`);
    expect(revisions.map(({ kind, readBefore }) => [kind, readBefore])).toEqual([
      ['SELF', undefined],
      ['OBSERVED', MARK],
    ]);
  });

  it('is marked when the total stood in the queue alone, and withdrawing the visit forgets nothing', async () => {
    app.clock.set('2026-03-06T03:00:00Z');
    await sent('cb.thanhtra', bloc.thanhTra);
    expect((await officer.get('months/2026-03/queue')).status).toBe(200);
    app.clock.set('2026-03-06T05:00:00Z');
    const first = await planned(bloc.thanhTra);
    expect((await officer.delete(`visits/${first.id}`, { version: first.version })).status).toBe(204);
    expect((await observed(await planned(bloc.thanhTra))).observed?.readBefore).toEqual(MARK);
  });
});
