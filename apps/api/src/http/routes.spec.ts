import type {
  CommendationsView,
  ExemplaryModelsView,
  IssuedPapersView,
  OrganizationHistoryView,
  OrganizationsView,
  ProblemView,
} from '@chibo/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { Route } from '../../test-support/routes';
import { routesOf } from '../../test-support/routes';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';
import { anImport } from '../imports/imports.fixture';
import { aJob } from '../jobs/jobs.fixture';

/** Routes that answer without a session, and nothing else does. */
const OPEN = new Set([
  'GET /api/health',
  'GET /api/installation',
  'POST /api/installation',
  'POST /api/session',
  'DELETE /api/session',
  'GET /api/session/demo-accounts',
  'POST /api/session/demo',
  'POST /api/session/invitation',
  'GET /api/paper-checks/:code',
]);

/** Routes a signed-in stranger may use: they concern only the stranger, or what is public inside. */
const HARMLESS = new Set([
  ...OPEN,
  'GET /api/session',
  'PUT /api/session/password',
  'GET /api/session/open',
  'DELETE /api/session/open/:sessionId',
  'POST /api/session/open/end-others',
  'GET /api/session/email',
  'PUT /api/session/email',
  'POST /api/session/email/code',
  'POST /api/session/email/confirmation',
  'GET /api/notices',
  'GET /api/notices/unread',
  'PUT /api/notices/read',
  'GET /api/tasks',
  'GET /api/imports',
  'GET /api/jobs',
  'GET /api/tasks/standings',
  'GET /api/tasks/year',
  'GET /api/organizations',
  'GET /api/organizations/kinds',
  'GET /api/organizations/tree',
  'GET /api/criteria-sets',
  'GET /api/criteria-sets/:id',
  'GET /api/criteria-sets/:id/blank.pdf',
  'GET /api/criteria-sets/templates/:code',
]);

const aReorganization = (bloc: Bloc): object => ({
  ...{ kind: 'DISSOLVE', organizationIds: [bloc.tongHop], from: '2026-05-01' },
  ...{ decisionNumber: '1-QĐ/ĐU', decisionOn: '2026-02-01' },
});

const aCommendation = (bloc: Bloc): object => ({
  committeeId: bloc.noiVu,
  organizationId: bloc.tongHop,
  year: 2025,
  kind: 'COLLECTIVE',
  form: 'CERTIFICATE',
  count: 1,
  forWhat: 'x',
  decisionNumber: 'x',
  decidedOn: '2025-12-26',
});
const aRole = (bloc: Bloc): object => ({
  role: 'CELL_DEPUTY',
  organizationId: bloc.tongHop,
  from: '2026-12-01',
});
const INDICATOR = {
  ...{ name: 'x', section: 'x', unit: 'x', period: 'YEAR', sum: 'SUM', entrant: 'GRASSROOTS', decimals: 0 },
  targets: [],
};

const BODIES: Record<string, (bloc: Bloc) => object> = {
  'POST /api/scorecards': (bloc) => ({ organizationId: bloc.tongHop, month: '2026-01', kind: 'REGULAR' }),
  'PATCH /api/scorecards/:id': () => ({ weaknesses: 'x' }),
  'POST /api/scorecards/:id/submit': () => ({ facts: {}, answers: [], weaknesses: '', vote: {} }),
  'POST /api/scorecards/:id/criteria-set': (bloc) => ({ criteriaSetVersionId: bloc.setVersionId }),
  'POST /api/scorecards/:id/return': () => ({ message: 'x' }),
  'POST /api/organizations': (bloc) => ({
    kind: 'PARTY_CELL',
    code: 'x',
    name: 'Chi bộ X',
    parentId: bloc.noiVu,
    from: '2026-01-01',
  }),
  'POST /api/reorganizations': aReorganization,
  'POST /api/reorganizations/preview': aReorganization,
  'POST /api/reorganizations/:id/undo': () => ({ reason: 'x' }),
  'POST /api/organizations/:id/changes': () => ({ from: '2026-01-01', name: 'Y' }),
  'POST /api/organizations/:id/indicators': () => ({ indicators: [INDICATOR] }),
  'PUT /api/indicators/:id': () => INDICATOR,
  'PUT /api/organizations/:id/indicators/:period': () => ({ values: [] }),
  'POST /api/organizations/:id/indicators/:period/submit': () => ({ values: [] }),
  'POST /api/organizations/:id/indicators/:period/reopen': () => ({ reason: 'x' }),
  'POST /api/organizations/:id/groupings': () => ({ name: 'x', groups: [{ name: 'x' }] }),
  'PUT /api/groupings/:id': () => ({ name: 'x', groups: [{ name: 'x' }] }),
  'POST /api/groupings/:id/organizations': (bloc) => ({ organizationIds: [bloc.tongHop], from: '2026-01-01' }),
  'POST /api/groupings/:id/organizations/preview': (bloc) => ({ organizationIds: [bloc.tongHop], from: '2026-01-01' }),
  'POST /api/accounts': (bloc) => ({
    login: 'moi',
    displayName: 'Mới',
    role: 'CELL_SECRETARY',
    organizationId: bloc.tongHop,
  }),
  'POST /api/accounts/:id/roles': (bloc) => aRole(bloc),
  'PUT /api/accounts/:id/roles/:roleId': (bloc) => aRole(bloc),
  'POST /api/accounts/:id/roles/:roleId/end': () => ({ until: '2026-12-31' }),
  'POST /api/criteria-sets': () => ({ template: 'HD42-2025-commune' }),
  'PUT /api/criteria-sets/:id': () => ({ content: {} }),
  'POST /api/criteria-sets/:id/publication': (bloc) => ({ ownerId: bloc.khoi, validFrom: '2026-01-01' }),
  'PUT /api/organizations/:id/settings': () => ({ decides: 'SELF', twoPeople: false }),
  'POST /api/jobs/cards': (bloc) => ({ organizationId: bloc.noiVu, month: '2026-02', form: 'card', file: 'pdf' }),
  'PUT /api/reports/commentary': () => ({
    ...{ strengths: '', limits: '', causes: '', solutions: '', footnote: '', preparedBy: '', signedBy: '' },
  }),
  'PUT /api/organizations/:id/letterhead': () => ({ place: '', symbol: '', recipients: [] }),
  'POST /api/keyed-cards': (bloc) => ({
    organizationId: bloc.tongHop,
    month: '2026-02',
    paper: 'x',
    receivedOn: '2026-02-05',
    facts: {},
    answers: [],
    weaknesses: '',
    vote: {},
  }),
  'POST /api/scorecards/:id/object': () => ({ reason: 'x' }),
  'POST /api/scorecards/:id/verify': () => ({ adjustments: [] }),
  'POST /api/scorecards/:id/correct': () => ({ adjustments: [], reason: 'x' }),
  'POST /api/months/:month/close': (bloc) => ({ organizationId: bloc.noiVu, missing: [] }),
  'POST /api/months/:month/reopen': (bloc) => ({ organizationId: bloc.noiVu, reason: 'x' }),
  'POST /api/months/:month/chasing': (bloc) => ({ organizationId: bloc.noiVu, cellIds: [] }),
  'POST /api/months/:month/queue/confirm': () => ({ cards: [] }),
  'PUT /api/organizations/:id/meeting-plan': () => ({ month: '2026-03', day: '2026-03-20', time: '', place: '' }),
  'PUT /api/organizations/:id/deadlines': () => ({ tier: 'CELL', days: 3 }),
  'POST /api/organizations/:id/deadlines/exceptions': () => ({
    tier: 'CELL',
    month: '2026-02',
    day: '2026-03-20',
    reason: 'x',
  }),
  'POST /api/organizations/:id/supervision': (bloc) => ({
    name: 'x',
    cells: [{ cellId: bloc.tongHop }],
    from: '2026-02-01',
  }),
  'POST /api/organizations/:id/supervision/:assignmentId/end': () => ({ until: '2026-02-28' }),
  'PUT /api/visits/target': (bloc) => ({ organizationId: bloc.noiVu, quarter: '2026-Q1', cells: 2, committees: 1 }),
  'POST /api/visits': (bloc) => ({
    committeeId: bloc.noiVu,
    organizationId: bloc.tongHop,
    quarter: '2026-Q1',
    plannedOn: '2026-02-05',
    members: [{ name: 'x' }],
  }),
  'PATCH /api/visits/:id': () => ({ plannedOn: '2026-02-06' }),
  'POST /api/visits/:id/done': () => ({ doneOn: '2026-02-05' }),
  'POST /api/visits/:id/missed': () => ({ reason: 'x' }),
  'POST /api/visits/:id/observation': () => ({ facts: {}, answers: [] }),
  'POST /api/visits/:id/findings': () => ({ words: 'x', action: 'x', owner: 'x', dueOn: '2026-03-05' }),
  'PATCH /api/visits/:id/findings/:findingId': () => ({ words: 'x', action: 'x', owner: 'x', dueOn: '2026-03-05' }),
  'PUT /api/visits/:id/findings/:findingId/done': () => ({ done: true }),
  'POST /api/exemplary-models': (bloc) => ({ organizationId: bloc.tongHop, year: 2026, title: 'x', summary: 'x' }),
  'POST /api/exemplary-models/:id/opening': () => ({ days: 5 }),
  'POST /api/exemplary-models/:id/remarks': (bloc) => ({ organizationId: bloc.tongHop, kind: 'SUPPORT', words: 'x' }),
  'POST /api/exemplary-models/:id/decision': () => ({
    recognised: true,
    decisionNumber: 'x',
    decidedOn: '2026-03-01',
  }),
  'POST /api/commendations': (bloc) => ({ ...aCommendation(bloc) }),
  'PUT /api/commendations/:id': (bloc) => ({ ...aCommendation(bloc) }),
  'POST /api/commendations/:id/withdraw': () => ({ reason: 'x' }),
  'PUT /api/classifications/own': (bloc) => ({ organizationId: bloc.tongHop, year: 2026 }),
  'POST /api/classifications': (bloc) => ({ organizationId: bloc.noiVu, year: 2026, act: 'PROPOSE', items: [] }),
  'POST /api/classifications/conclusion': (bloc) => ({
    organizationId: bloc.noiVu,
    year: 2026,
    decided: 0,
    undecided: 3,
  }),
  'POST /api/classifications/reopening': (bloc) => ({ organizationId: bloc.noiVu, year: 2026, reason: 'x' }),
  'PUT /api/classifications/ceiling': (bloc) => ({
    ...{ organizationId: bloc.noiVu, base: 'ALL', rounding: 'DOWN', newMonths: 0, byKind: false },
  }),
  'POST /api/obligations/excuses': () => ({ obligationIds: [OWED.id], reason: 'x' }),
  'POST /api/obligations/excuses/undo': () => ({ obligationIds: [OWED.id], reason: 'x' }),
  'PUT /api/readiness/steps/:step/skip': () => ({ reason: 'không dùng' }),
  'POST /api/obligations/:id/excuse': () => ({ reason: 'x' }),
  'POST /api/organizations/:id/past-months': () => ({ from: '2025-12', to: '2025-12' }),
  'POST /api/months/:month/past-results': (bloc) => ({
    document: 'x',
    results: [{ obligationId: bloc.tongHop, total: 9000, band: 'GOOD' }],
  }),
  'PUT /api/obligations/:id/leave': () => ({ until: '2026-03-20', reason: 'x' }),
  'POST /api/obligations/:id/reopen': () => ({ reason: 'x' }),
};

/** The obligation that is asked for in a body. */
const OWED = { id: '' };

describe('every route', () => {
  let app: TestApp;
  let bloc: Bloc;
  let routes: Route[];
  let ids: Record<string, string>;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    routes = routesOf(app);
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const { body } = await secretary.post<{ id: string }>('scorecards', {
      organizationId: bloc.tongHop,
      month: '2026-02',
      kind: 'REGULAR',
    });
    const [{ id: obligation }] = await app.database.read(
      (manager) =>
        manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${bloc.tongHop} AND month = '2026-02'`,
    );
    OWED.id = obligation;
    const [{ id: account }] = await app.database.read(
      (manager) => manager.sql<{ id: string }[]>`SELECT id FROM account WHERE login = 'cb.tonghop'`,
    );
    const officer = await Browser.signedIn(app, 'du.noivu');
    const visit = await officer.post<{ id: string }>('visits', BODIES['POST /api/visits'](bloc));
    const commended = await officer.post<CommendationsView>('commendations', aCommendation(bloc));
    const model = { organizationId: bloc.tongHop, year: 2026, title: 'x', summary: 'x' };
    const nominated = await secretary.post<ExemplaryModelsView>('exemplary-models', model);
    await officer.file('months/2026-02/table.pdf');
    const defined = await officer.post<{ indicators: { id: string }[] }>(`organizations/${bloc.noiVu}/indicators`, {
      indicators: [INDICATOR],
    });
    const grouped = await officer.post<{ id: string }>(`organizations/${bloc.noiVu}/groupings`, {
      name: 'Quy mô',
      groups: [{ name: 'Nhỏ' }],
    });
    const { papers } = (await officer.get<IssuedPapersView>('issued-papers')).body;
    const admin = await Browser.signedIn(app, 'admin');
    const renamed = { from: '2026-01-05', name: 'Chi bộ Tổng hợp' };
    await admin.post(`organizations/${bloc.tongHop}/changes`, renamed);
    const history = await admin.get<OrganizationHistoryView>(`organizations/${bloc.tongHop}/history`);
    ids = {
      reorganizations: history.body.acts[0].id,
      'issued-papers': papers[0].id,
      indicators: defined.body.indicators[0].id,
      groupings: grouped.body.id,
      visits: visit.body.id,
      commendations: commended.body.rows[0].id,
      'exemplary-models': nominated.body.rows[0].id,
      imports: await anImport(app.database, account),
      jobs: await aJob(app.database, account),
      scorecards: body.id,
      obligations: obligation,
      accounts: account,
      organizations: bloc.tongHop,
      'criteria-sets': bloc.setVersionId,
    };
  });
  afterAll(() => app.close());

  /** What a reading route asks for in its query. */
  function queryOf({ method, path }: Route): string {
    const quarter = `organizationId=${bloc.noiVu}&quarter=2026-Q1`;
    if (path === '/api/reports/commentary') return `organizationId=${bloc.noiVu}&period=2026-Q1`;
    if (method === 'POST' && path === '/api/imports') return 'sheet=people&name=x.csv';
    if (method !== 'GET') return '';
    if (/meeting-plan$|schedule/.test(path)) return 'month=2026-02';
    if (path === '/api/criteria-sets/:id/publication') return `ownerId=${bloc.khoi}&validFrom=2026-02-01`;
    if (path === '/api/keyed-cards') return `organizationId=${bloc.tongHop}&month=2026-02`;
    if (path.startsWith('/api/indicators/')) return `organizationId=${bloc.noiVu}&period=2026`;
    if (path === '/api/visits' || path.startsWith('/api/visits.') || path.startsWith('/api/visits/unvisited'))
      return quarter;
    if (path.startsWith('/api/reports/')) return `organizationId=${bloc.noiVu}&period=2026-Q1`;
    if (path.startsWith('/api/commendations') || path.startsWith('/api/exemplary-models'))
      return `organizationId=${bloc.noiVu}`;
    if (path === '/api/classifications/ceiling') return `organizationId=${bloc.noiVu}`;
    if (path.startsWith('/api/classifications')) return `organizationId=${bloc.noiVu}&year=2026`;
    if (path.endsWith('/excuses')) return 'from=2026-02&to=2026-02';
    if (path.endsWith('/past-months')) return 'from=2025-12&to=2025-12';
    if (path === '/api/visits/findings') return `organizationId=${bloc.noiVu}`;
    return path === '/api/visits/proposal' ? `${quarter}&count=3` : '';
  }

  function call(browser: Browser, route: Route): Promise<{ status: number; body: unknown }> {
    const noun = route.path.split('/')[2];
    const path = route.path
      .replace('/api/', '')
      .replace(':id', ids[noun] ?? newId())
      .replace(':exceptionId', newId())
      .replace(':findingId', newId())
      .replace(':assignmentId', newId())
      .replace(':roleId', newId())
      .replace(':sessionId', 'x'.repeat(22))
      .replace(':month', '2026-02')
      .replace(':sheet', 'people')
      .replace(':step', 'MAIL')
      .replace(':period', '2026')
      .replace(':format', 'csv')
      .replace(':code', 'HD42-2025-commune');
    const query = noun === 'months' && !/close$|reopen$/.test(path) ? `organizationId=${bloc.noiVu}` : queryOf(route);
    const ranged = query ? `${path}?${query}` : path;
    const body = route.method === 'GET' ? undefined : (BODIES[`${route.method} ${route.path}`]?.(bloc) ?? {});
    return browser.send(route.method, ranged, body, { version: 1, key: aKey() });
  }

  it('is known to this spec, so that none is forgotten', () => {
    expect(routes.length).toBeGreaterThan(30);
    const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    expect([...OPEN, ...HARMLESS, ...Object.keys(BODIES)].filter((route) => !known.has(route))).toEqual([]);
  });

  it('says on the route what it needs: a right, an account, or nothing', () => {
    const marks = routes.map(({ method, path, openToAll, needs }) => {
      const said = openToAll ? needs === undefined && 'open' : needs && (needs.length > 0 ? 'right' : 'account');
      return [`${method} ${path}`, said] as const;
    });
    expect(marks.filter(([, said]) => !said)).toEqual([]);
    const marked = (what: string): string[] => marks.flatMap(([name, said]) => (said === what ? [name] : []));
    expect(new Set(marked('open'))).toEqual(OPEN);
    expect(marked('right').length).toBeGreaterThan(70);
  });

  it('answers 401 to nobody, but for the open ones', async () => {
    const anonymous = new Browser(app.url);
    for (const route of routes) {
      const name = `${route.method} ${route.path}`;
      if (OPEN.has(name)) continue;
      expect([name, (await call(anonymous, route)).status]).toEqual([name, 401]);
    }
  });

  it("gives a stranger's account nothing of this subtree", async () => {
    const stranger = await Browser.signedIn(app, 'cb.duoc');
    for (const route of routes) {
      const name = `${route.method} ${route.path}`;
      if (HARMLESS.has(name)) continue;
      expect([name, (await call(stranger, route)).status]).toEqual([name, 403]);
    }
  });

  it('lists to a stranger only its own branch', async () => {
    const stranger = await Browser.signedIn(app, 'cb.duoc');
    const { body } = await stranger.get<OrganizationsView>('organizations');
    expect(body.organizations.map(({ id }) => id)).toEqual([bloc.duoc]);
  });

  it('takes its body, query and params through a DTO class', () => {
    const bare = routes.flatMap(({ method, path, inputs }) =>
      inputs
        .filter(({ source, name }) => source !== 'other' && !/(Body|Query|Param)$/.test(name))
        .map(({ source, name }) => `${method} ${path}: ${source} ${name}`),
    );
    expect(bare).toEqual([]);
    expect(
      routes.filter(({ path, inputs }) => path.includes(':') && !inputs.some(({ source }) => source === 'param')),
    ).toEqual([]);
  });

  it('stands in /api/openapi.json, and nothing else does', async () => {
    const document = (await (await fetch(`${app.url}/api/openapi.json`)).json()) as OpenAPIObject;
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const real = routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(real.sort());
    for (const [method, path] of [
      ['POST', 'openapi.json'],
      ['GET', 'openapi.json/x'],
    ])
      expect((await new Browser(app.url).send(method, path, undefined, {})).status).toBe(404);
  });

  it('refuses what does not come from our own pages', async () => {
    for (const headers of [{ 'X-Chibo': '' }, { Origin: 'https://example.org' }] as Record<string, string>[]) {
      const reply = await new Browser(app.url).send<ProblemView>(
        'POST',
        'session',
        { login: 'cb.tonghop', password: 'x' },
        { headers },
      );
      expect(reply).toMatchObject({ status: 403, body: { code: 'CROSS_SITE' } });
    }
  });

  it('answers an unknown address with problem JSON', async () => {
    const reply = await new Browser(app.url).get<ProblemView>('khong-co');
    expect(reply).toMatchObject({ status: 404, body: { code: 'NOT_FOUND', detail: 'Không có địa chỉ này.' } });
    expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });
});
