import type { MonthClosingView, RankedCell, RankingView } from '@chibo/contracts';
import { addMonths } from '@chibo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Country } from '../../bench/country/country';
import { fillCountry } from '../../bench/country/country';
import { account } from '../../bench/seed';
import { routesOf } from '../../test-support/routes';
import type { TestApp } from '../../test-support/test-app';
import { aDatabase, aTestApp } from '../../test-support/test-app';
import { closedPart } from '../closings/closed-cells';
import type { ClosingSnapshot } from '../closings/closing.entities';
import { Database } from '../db/database';
import { newId } from '../db/new-id';

/** More than any page holds of whatever a list may have: branches that are decided, that wait, that owe. */
const BRANCHES = 2_000;

/** Longest list in an answer: the largest page there is. */
const MOST = 500;

/** Files hold whole tables, up to a length of their own that is refused in words (cell-months/whole-lists.ts). */
const FILES = /\.(?::format|pdf)$|\/file$/;

/** Answers that no list of the country stands in, so that this spec need not be given one: why not. */
const NOT_ASKED: Record<string, string> = {
  'scorecards/:id': 'of one card',
  'keyed-cards': 'of one card',
  'visits/:id': 'of one visit',
  'imports/:id': 'of one file, which an account must have sent; its rows come in pages of 100 (imports.service.ts)',
  'accounts/:id/sessions': 'of one account, which has 30 sessions at most (sessions.service.ts)',
  'jobs/:id': 'of one job, which has 500 pieces at most (jobs.service.ts)',
  'session/demo-accounts': 'at most 200, of a demonstration alone (account-reader.ts)',
  'criteria-sets/:id/publication': 'asked for a draft',
};

/** Whatever grows with the country comes in pages, or is counted. */
describe('answers of a country', () => {
  let app: TestApp;
  let country: Country;
  /** Cookies of an officer of each level, of the country's administrator and of one branch's secretary, with what they ask about. */
  let readers: { token: string; about: string }[];
  let office: string;
  let closed: string;
  let open: string;
  let set: string;
  let grouping: string;
  let indicator: string;

  beforeAll(async () => {
    const data = await aDatabase();
    const database = new Database(data.sources);
    country = await fillCountry(database, BRANCHES);
    const { ids, officers, months } = country;
    office = officers.country;
    readers = Object.entries(ids).map(([level, about]) => ({ token: officers[level as keyof typeof ids], about }));
    await database.write(async (manager) => {
      const [{ id: cell }] = await manager.sql<{ id: string }[]>`
        SELECT child_id AS id FROM organization_link WHERE parent_id = ${ids.committee} ORDER BY child_id LIMIT 1`;
      [{ id: set }] = await manager.sql<{ id: string }[]>`SELECT id FROM criteria_set_version`;
      readers.push({ token: await account(manager, 'ADMIN', ids.country), about: ids.country });
      readers.push({ token: await account(manager, 'CELL_SECRETARY', cell), about: cell });
    });
    app = await aTestApp({ data, now: new Date().toISOString() });
    open = months[months.length - 1];
    closed = addMonths(open, -1);
    const parted = { name: 'Vùng', groups: [{ name: 'Cao' }] };
    const defined = {
      name: 'x',
      section: 'x',
      unit: 'x',
      period: 'QUARTER',
      sum: 'SUM',
      entrant: 'GRASSROOTS',
      decimals: 0,
      targets: [],
    };
    const all = await ask(office, `organizations/${ids.country}/indicators`, { indicators: [defined] });
    indicator = ((await all.json()) as { indicators: { id: string }[] }).indicators[0].id;
    grouping = ((await (await ask(office, `organizations/${ids.country}/groupings`, parted)).json()) as { id: string })
      .id;
    const body = { organizationId: ids.country, missing: [] };
    expect((await ask(office, `months/${closed}/close`, body)).status).toBe(200);
  }, 120_000);
  afterAll(() => app.close());

  function ask(token: string, path: string, body?: object): Promise<Response> {
    return fetch(`${app.url}/api/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { Cookie: `chibo=${token}`, 'X-Chibo': '1', 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
  }

  const read = async <T>(path: string): Promise<T> => (await (await ask(office, path)).json()) as T;

  /** The route with everything it may be asked for, of either month. */
  function addresses(path: string, about: string, taken: ReadonlySet<string>): string[] {
    const quarter = `${closed.slice(0, 4)}-Q${Math.ceil(Number(closed.slice(5)) / 3)}`;
    const known = {
      organizationId: about,
      month: closed,
      quarter,
      period: quarter,
      year: closed.slice(0, 4),
      from: closed,
      to: closed,
      count: '10',
      of: 'CELLS',
      ...(path === 'audit-trail' && { from: `${closed}-01`, to: `${open}-28` }),
    };
    const query = new URLSearchParams(Object.entries(known).filter(([name]) => taken.has(name)));
    return [closed, open].map((month) => {
      const filled = path
        .replace('organizations/:id', `organizations/${about}`)
        .replace('indicators/:id', `indicators/${indicator}`)
        .replace(':period', quarter)
        .replace('groupings/:id', `groupings/${grouping}`)
        .replace('criteria-sets/:id', `criteria-sets/${set}`)
        .replace(':month', month)
        .replace(':code', 'HD42-2025-commune')
        .replace(/:\w+/g, newId());
      return `${filled}?${query}`;
    });
  }

  it('have no list longer than a page', async () => {
    const taken = await queriesOf(app.url);
    const paths = routesOf(app).flatMap(({ method, path }) =>
      method === 'GET' && !FILES.test(path) ? [path.replace('/api/', '')] : [],
    );
    const [long, answered] = [new Map<string, number>(), new Set<string>()];
    for (const path of paths)
      for (const { token, about } of readers)
        for (const address of addresses(path, about, taken.get(`/api/${path}`) ?? new Set())) {
          const response = await ask(token, address);
          if (response.status !== 200) continue;
          answered.add(path);
          for (const [where, length] of lengthsIn(await response.json(), path))
            if (length > MOST) long.set(where, Math.max(length, long.get(where) ?? 0));
        }
    expect([...long]).toEqual([]);
    const forgotten = paths.filter((path) => !answered.has(path));
    expect(forgotten.filter((path) => !Object.keys(NOT_ASKED).some((known) => path.startsWith(known)))).toEqual([]);
  }, 300_000);

  it('of a ranking are together the whole of it, each with its rank among all', async () => {
    const page = (at: number, q = ''): Promise<RankingView> =>
      read(`months/${closed}/ranking?organizationId=${country.ids.country}&page=${at}&q=${q}`);
    const first = await page(1);
    const all: RankedCell[] = [];
    for (let at = 1; at <= Math.ceil(first.total / first.pageSize); at += 1) all.push(...(await page(at)).cells);
    expect([first.total, first.ranked, all.length]).toEqual([2_250, 2_250, 2_250]);
    expect(new Set(all.map(({ cellId }) => cellId)).size).toBe(2_250);
    for (const { total, rank, among } of all) {
      expect(rank).toBe(1 + all.filter((other) => other.total > total).length);
      expect(among).toBe(all.filter((other) => other.total === total).length);
    }
    const some = await page(1, 'co so 1.3');
    expect([some.total, some.ranked]).toEqual([
      all.filter(({ parentName }) => /cơ sở 1\.3/.test(parentName)).length,
      2_250,
    ]);
    expect(all).toEqual(expect.arrayContaining(some.cells));
    const [{ mean, n }] = first.organizations;
    expect([n, Math.round(all.reduce((sum, { total }) => sum + total, 0) / 2_250)]).toEqual([2_250, mean]);
  });

  it('of a closed month are together the frozen copy, numbered through', async () => {
    const page = async (at: number): Promise<NonNullable<MonthClosingView['closed']>> =>
      (await read<MonthClosingView>(`months/${closed}/closing?organizationId=${country.ids.country}&page=${at}`))
        .closed!;
    const first = await page(1);
    const pages = await Promise.all([1, 2, 3, 4, 5].map(page));
    const [{ snapshot }] = await app.database.read(
      (manager) => manager.sql<{ snapshot: string }[]>`SELECT snapshot FROM month_closing`,
    );
    const { cells } = JSON.parse(snapshot) as ClosingSnapshot;
    expect([first.total, cells.length]).toEqual([2_250, 2_250]);
    const said = cells.map((cell, at) => ({ ...closedPart(cell), number: at + 1 }));
    expect(pages.flatMap((each) => each.cells)).toEqual(said);
  });

  it('of a month that is to be closed name the first that are missing; a reason is given for the others at once', async () => {
    const { ids } = country;
    const about = `months/${addMonths(closed, -1)}`;
    await app.database.write(
      (manager) => manager.sql`UPDATE scorecard SET state = 'SUBMITTED' WHERE month = ${addMonths(closed, -1)}`,
    );
    await app.database.write(
      (manager) =>
        manager.sql`UPDATE cell_month SET state = 'SUBMITTED', decided_total = NULL, decided_band = NULL WHERE month = ${addMonths(closed, -1)}`,
    );
    const view = await read<MonthClosingView>(`${about}/closing?organizationId=${ids.country}`);
    expect([view.missing.length, view.missingTotal]).toEqual([MOST, 2_250]);
    const missing = view.missing.slice(0, 2).map(({ cellId }) => ({ cellId, reason: 'Chờ biên bản' }));
    const body = { organizationId: ids.country, missing };
    const refused = await ask(office, `${about}/close`, body);
    expect([refused.status, ((await refused.json()) as { errors: unknown[] }).errors.length]).toEqual([422, 2_248]);
    const done = await ask(office, `${about}/close`, { ...body, others: 'Đang thẩm định' });
    const { closed: frozen } = (await done.json()) as MonthClosingView;
    expect(frozen?.cells.slice(0, 3).map(({ reason }) => reason)).toEqual([
      'Chờ biên bản',
      'Chờ biên bản',
      'Đang thẩm định',
    ]);
  });
});

/** What each route takes as its query, as it describes itself. */
async function queriesOf(url: string): Promise<Map<string, Set<string>>> {
  const { paths } = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
    paths: Record<string, { get?: { parameters?: { name: string; in: string }[] } }>;
  };
  return new Map(
    Object.entries(paths).map(([path, { get }]) => [
      path.replace(/\{(\w+)\}/g, ':$1'),
      new Set((get?.parameters ?? []).flatMap(({ name, in: where }) => (where === 'query' ? [name] : []))),
    ]),
  );
}

/** Every list, and every object taken as one, with where it stands. */
function* lengthsIn(value: unknown, where: string): Generator<[where: string, length: number]> {
  if (typeof value !== 'object' || value === null) return;
  yield [where, Object.keys(value).length];
  for (const [key, each] of Object.entries(value))
    yield* lengthsIn(each, Array.isArray(value) ? `${where}[]` : `${where}.${key}`);
}
