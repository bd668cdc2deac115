import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ClassificationsView,
  CommendationsView,
  DemoAccountView,
  GroupingsView,
  IndicatorOverview,
  MonthObligationsView,
  MonthTableView,
  NoticesView,
  OrganizationsView,
  RankingView,
  ReportCellsView,
  ReportView,
  ScheduleView,
  SessionView,
  TasksView,
  VisitsView,
} from '@chibo/contracts';
import type { CriteriaSet, RatingBand, YearMonth } from '@chibo/domain';
import { classifyYear, countsInBase, formatTenths, OBLIGATION_WHYS, score, shares } from '@chibo/domain';
import { hd12 } from '@chibo/domain/templates';
import { reachedWords, standingWords } from '@chibo/tables';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aDatabase, aTestApp } from '../../test-support/test-app';
import { CriteriaSetVersion } from '../criteria-sets/criteria-set.entity';
import { Database } from '../db/database';
import { Installation } from '../installation/installation.entity';
import { Organization } from '../organizations/organization.entities';
import type { AssessmentSnapshot } from '../scorecards/scorecard.entities';
import { ReceiptCounter } from '../scorecards/scorecard.entities';
import { readBack } from '../paper/paper.fixture';
import { readDemonstrationAccounts } from './demo-accounts';
import { fillDemonstration } from './fill-demonstration';

const NOW = '2026-11-18T03:00:00Z';

interface StoredAssessment {
  id: string;
  kind: 'SELF' | 'VERIFIED' | 'OBSERVED';
  total: number;
  band: RatingBand;
  set_id: string;
  snapshot: string;
  self_total: number;
  self_band: RatingBand;
  decided_total: number | null;
  decided_band: RatingBand | null;
}

interface StoredMonth {
  cell_id: string;
  cell_kind: 'SUBORDINATE_CELL' | 'GRASSROOTS_CELL';
  month: string;
  state: 'MET' | 'EXCUSED';
  reason: string | null;
  document: string | null;
  band: RatingBand | null;
}

let app: TestApp;
let database: Database;
const progress = vi.spyOn(console, 'log').mockImplementation(() => undefined);

beforeAll(async () => {
  const data = await aDatabase();
  await fillDemonstration(new Database(data.sources), data.dataDir, new Date(NOW));
  app = await aTestApp({ mode: 'DEMONSTRATION', now: NOW, data });
  database = app.database;
}, 120_000);

afterAll(() => app.close());

async function count(table: string, where = '1 = 1'): Promise<number> {
  const [{ n }] = await database.read(
    (manager) => manager.sql<{ n: string | number }[]>`SELECT count(*) AS n FROM ${() => table} WHERE ${() => where}`,
  );
  return Number(n);
}

const SINCE_2018 = "valid_from = '2018-01-01'";

it('stores the tree of 2018 and twelve obligations a year for each of its 311 branches', async () => {
  expect(await count('organization_profile', "kind = 'GRASSROOTS_PARTY_ORG'")).toBe(34);
  expect(await count('organization_profile', `kind = 'SUBORDINATE_CELL' AND ${SINCE_2018}`)).toBe(280);
  expect(await count('organization_profile', "kind = 'GRASSROOTS_CELL'")).toBe(31);
  expect(await count('organization_link', SINCE_2018)).toBe(345);
  expect(await count('obligation', "month LIKE '2018-%'")).toBe(12 * 311);
  expect(await count('obligation', "month > '2019' AND kind = 'REGULAR'")).toBe(3 * 311);
  expect(await count('scorecard', "month LIKE '2018-%' AND state = 'DECIDED'")).toBe(12 * 310);
});

it('parts the 65 organisations of 2018 into 53 agencies and 12 public-service units, and all branches with them', async () => {
  const office = await signedIn('vp.khoi');
  const [{ organizationId }] = (await office.get<SessionView>('session')).body.roles;
  const { groupings } = (await office.get<GroupingsView>(`organizations/${organizationId}/groupings`)).body;
  const view = (await office.get<ReportView>(`reports/bands?period=2018&groupingId=${groupings[0].id}`)).body;
  const groups = view.grouping?.groups ?? [];
  expect(groups.map(({ organizations }) => organizations)).toEqual([53, 12]);
  expect(groups.reduce((sum, { classes }) => sum + classes.existing, 0)).toBe(311);
});

it('shows the figures of the articles in its year 2018', async () => {
  const office = await signedIn('vp.khoi');
  const of = async (period: string): Promise<Map<string, (string | undefined)[]>> => {
    const { rows } = (await office.get<IndicatorOverview>(`indicators/overview?period=${period}`)).body;
    return new Map(rows.map((row) => [row.indicator.name, [standingWords(row), reachedWords(row)]]));
  };
  const year = await of('2018');
  expect(year.get('Lượt đảng viên học tập nghị quyết')?.[0]).toBe('6.731');
  expect(year.get('Lượt quần chúng học tập nghị quyết')?.[0]).toBe('3.279');
  expect(year.get('Đảng viên mới kết nạp')).toEqual(['191', 'Đạt, vượt 59% kế hoạch năm']);
  expect(year.get('Đảng viên dự học tập chuyên đề')?.[0]).toBe('98,6%');
  expect(year.get('Kinh phí an sinh xã hội')?.[0]).toBe('> 127');
  expect(year.get('Đơn vị hoàn thành tốt nhiệm vụ chính trị')?.[1]).toBe('Đạt chỉ tiêu năm');
  expect((await of('2015-2020')).get('Đảng viên mới kết nạp')).toEqual(['645', 'Đạt, vượt 14,16% chỉ tiêu đại hội']);
});

it('numbers receipts within each month without a gap', async () => {
  const months = await database.read(
    (manager) => manager.sql<{ month: string; last: number; sent: string; least: string; most: string }[]>`
    SELECT r.month, r.last, count(c.receipt_number) AS sent, min(c.receipt_number) AS least, max(c.receipt_number) AS most
    FROM receipt_counter r JOIN scorecard c ON c.month = r.month GROUP BY r.month, r.last`,
  );
  expect(months).toHaveLength(15);
  for (const { month, last, sent, least, most } of months) {
    expect([Number(sent), least, most]).toEqual([last, `${month}-0001`, `${month}-${String(last).padStart(4, '0')}`]);
  }
});

describe('every stored card', () => {
  let rows: StoredAssessment[];
  let sets: Map<string, CriteriaSet>;

  beforeAll(async () => {
    rows = await database.read(
      (manager) => manager.sql<StoredAssessment[]>`
      SELECT a.id, a.kind, a.total, a.band, a.criteria_set_version_id AS set_id, a.snapshot,
        c.self_total, c.self_band, c.decided_total, c.decided_band
      FROM assessment a JOIN scorecard c ON c.id = a.scorecard_id`,
    );
    const versions = await database.read((manager) => manager.find(CriteriaSetVersion));
    sets = new Map(versions.map(({ id, content }) => [id, content]));
  });

  /** Assessments whose stored figures are not what score() makes of their facts and answers. */
  function wrong(stored: StoredAssessment[]): string[] {
    return stored.filter((row) => !agrees(row)).map(({ id }) => id);
  }

  function agrees({ kind, total, band, set_id, snapshot, ...card }: StoredAssessment): boolean {
    const { content, context, score: kept, adjustments } = JSON.parse(snapshot) as AssessmentSnapshot;
    const set = sets.get(set_id);
    if (!set) return false;
    const facts = { ...content.facts, ...context } as Parameters<typeof score>[1];
    const again = score(set, facts, content.answers, adjustments);
    const listed = {
      SELF: [card.self_total, card.self_band],
      VERIFIED: [card.decided_total, card.decided_band],
      OBSERVED: [total, band],
    }[kind];
    const figures = [total, kept.total, listed[0], band, kept.band, listed[1]];
    return again.complete && figures.every((figure, at) => figure === (at < 3 ? again.total : again.band));
  }

  it('comes to its stored total and band again by score()', () => {
    expect(rows.length).toBeGreaterThan(2 * 12 * 310);
    expect(wrong(rows)).toEqual([]);
  });

  it('has gaps between the branch and its superior in some recent months, each with words', () => {
    const adjusted = rows.flatMap(({ snapshot }) => (JSON.parse(snapshot) as AssessmentSnapshot).adjustments ?? []);
    expect(adjusted.length).toBeGreaterThan(30);
    expect(adjusted.filter(({ words }) => words === '')).toEqual([]);
  });

  it('would be found if one answer were another one', () => {
    const at = rows.findIndex(({ set_id }) => sets.get(set_id)?.code === 'HD12-2018');
    const snapshot = JSON.parse(rows[at].snapshot) as AssessmentSnapshot;
    const answer = snapshot.content.answers.find(({ code }) => code === 'V.1');
    if (answer) answer.value = (answer.value ?? 0) - 100;
    expect(wrong(rows.with(at, { ...rows[at], snapshot: JSON.stringify(snapshot) }))).toEqual([rows[at].id]);
  });
});

describe('the year 2018', () => {
  let years: { kind: StoredMonth['cell_kind']; months: StoredMonth[]; band?: RatingBand }[];

  beforeAll(async () => {
    const stored = await database.read(
      (manager) => manager.sql<StoredMonth[]>`
      SELECT o.cell_id, p.kind AS cell_kind, o.month, o.state, o.reason, o.document, c.decided_band AS band FROM obligation o
      JOIN organization_profile p ON p.organization_id = o.cell_id
      LEFT JOIN scorecard c ON c.cell_id = o.cell_id AND c.month = o.month
      WHERE o.month LIKE '2018-%'`,
    );
    years = [...Map.groupBy(stored, ({ cell_id }) => cell_id).values()].map((months) => ({
      kind: months[0].cell_kind,
      months,
      band: classifyYear(hd12.yearRule, months.map(asOutcome)).band,
    }));
  });

  function asOutcome({ month, state, band }: StoredMonth): YearMonth {
    return {
      month,
      outcome: state === 'EXCUSED' ? { kind: 'EXCUSED' } : band ? { kind: 'RATED', band } : { kind: 'MISSING' },
    };
  }

  function classes(kind: StoredMonth['cell_kind']): {
    good: number;
    fair: number;
    others: number;
    unrated: number;
    printed: string[];
  } {
    const own = years.filter((year) => year.kind === kind);
    const of = (band: RatingBand | undefined): number => own.filter((year) => year.band === band).length;
    const [good, fair, unrated] = [of('GOOD'), of('FAIR'), of(undefined)];
    const shown = shares({ good, fair }, own.length - unrated);
    return {
      good,
      fair,
      unrated,
      others: own.length - good - fair - unrated,
      printed: shown ? [formatTenths(shown.good), formatTenths(shown.fair)] : [],
    };
  }

  it('classes the chi bộ as the article of 2018 counts them', () => {
    expect(classes('SUBORDINATE_CELL')).toEqual({
      good: 252,
      fair: 28,
      others: 0,
      unrated: 0,
      printed: ['90,0%', '10,0%'],
    });
    expect(classes('GRASSROOTS_CELL')).toEqual({
      good: 29,
      fair: 1,
      others: 0,
      unrated: 1,
      printed: ['96,7%', '3,3%'],
    });
  });

  it('has at least 6 Khá months in a Khá year, at most 5 in a Tốt one, and none below Khá', () => {
    const fairMonths = (band: RatingBand): number[] =>
      years
        .filter((year) => year.band === band)
        .map(({ months }) => months.filter((month) => month.band === 'FAIR').length);
    expect(Math.min(...fairMonths('FAIR'))).toBeGreaterThanOrEqual(6);
    expect(Math.max(...fairMonths('GOOD'))).toBeLessThanOrEqual(5);
    expect(years.flatMap(({ months }) => months).filter(({ band }) => band === 'AVERAGE' || band === 'POOR')).toEqual(
      [],
    );
  });

  it('excuses the branch that was not rated in each month, with reason and document', () => {
    const [unrated] = years.filter(({ band }) => band === undefined);
    expect(unrated.months).toHaveLength(12);
    for (const { state, reason, document } of unrated.months)
      expect([state, Boolean(reason), Boolean(document)]).toEqual(['EXCUSED', true, true]);
  });
});

describe('visits of the working group', () => {
  it('come to the line of the report, some with another score than the branch', async () => {
    const browser = await signedIn('vp.khoi');
    const { organizations } = (await browser.get<OrganizationsView>('organizations')).body;
    const [{ id }] = organizations.filter(({ code }) => code === 'LC');
    const { body } = await browser.get<VisitsView>(`visits?organizationId=${id}&quarter=2026-Q4`);
    expect(body.coverage.text).toBe('08 cấp ủy và 18 chi bộ');
    expect(body.ofYear.text).toBe('08 cấp ủy và 18 chi bộ');
    const states = (state: string): number => body.visits.filter((visit) => visit.state === state).length;
    expect([states('DONE'), states('MISSED'), states('PLANNED')]).toEqual([26, 2, 4]);
    expect(body.visits.filter(({ observed }) => observed)).toHaveLength(18);
    expect(body.visits.filter(({ doneOn = '' }) => doneOn > '2026-11-18')).toEqual([]);
    const findings = body.visits.flatMap((visit) => visit.findings);
    const closed = findings.filter(({ done }) => done);
    expect(findings).toHaveLength(26);
    expect(closed.length).toBeGreaterThan(5);
    expect(closed.length).toBeLessThan(26);
    expect(findings.filter(({ done }) => done && done.at > NOW)).toEqual([]);
    expect(await count('assessment', `kind = 'OBSERVED' AND created_at <= '${NOW}'`)).toBe(18);
    const lower = `kind = 'OBSERVED' AND total < (SELECT c.self_total FROM scorecard c WHERE c.id = scorecard_id)`;
    expect(await count('assessment', lower)).toBeGreaterThan(10);
    expect(await count('audit', "subject_type = 'visit'")).toBe(32 + 28 + 18 + 26 + closed.length);
  });
});

it('closes the month before last at the bloc and at the offered committee; two branches were decided afterwards', async () => {
  const browser = await signedIn('vp.khoi');
  const { closing, total } = (await browser.get<MonthTableView>('months/2026-09/table')).body;
  expect([closing?.shown, closing?.kept, closing?.altered, closing?.changesTotal]).toEqual([
    'CLOSED',
    true,
    undefined,
    2,
  ]);
  const live = (await browser.get<MonthTableView>('months/2026-09/table?figures=LIVE')).body.total;
  expect(live.rated - total.rated).toBe(2);
  const ranking = (await browser.get<RankingView>('months/2026-09/ranking')).body;
  expect(ranking.ranked).toBeLessThan(
    (await browser.get<RankingView>('months/2026-09/ranking?figures=LIVE')).body.ranked,
  );
  const below = await (await signedIn('du.noivu')).get<MonthTableView>('months/2026-09/table');
  expect(below.body.closing?.shown).toBe('CLOSED');
});

describe('the obligations of the three months', () => {
  it.each(['2026-09', '2026-10', '2026-11'])('of %s have the base of the month table', async (month) => {
    const browser = await signedIn('vp.khoi');
    const { total } = (await browser.get<MonthTableView>(`months/${month}/table?figures=LIVE`)).body;
    const { counts, whys, rows } = (await browser.get<MonthObligationsView>(`months/${month}/obligations`)).body;
    expect(counts).toEqual(total);
    expect(OBLIGATION_WHYS.filter(countsInBase).reduce((sum, why) => sum + whys[why], 0)).toBe(total.owed);
    expect(rows.filter(({ counted }) => counted)).toHaveLength(total.owed);
    expect([total.existing, whys.NOT_FOUNDED, whys.ENDED]).toEqual([311, 1, 1]);
    expect(rows.find(({ why }) => why === 'ENDED')?.day).toBe('2026-09-01');
    expect(rows.find(({ why }) => why === 'NOT_FOUNDED')?.day).toBe('2026-12-01');
    const excused = rows.filter(({ why }) => why === 'EXCUSED');
    expect(excused.filter(({ reason, document, by }) => !reason || !document || !by)).toEqual([]);
  });
});

describe('who follows the branches', () => {
  it('is said for most, by place in the committee; some of them by an account', async () => {
    const office = await signedIn('vp.khoi');
    const { filters } = (await office.get<MonthTableView>('months/2026-11/table')).body;
    const present = await count('supervising_officer', 'valid_to IS NULL');
    expect(present).toBeGreaterThan(250);
    expect(present).toBeLessThan(311);
    expect(await count('supervising_officer', "valid_to = '2026-10-01'")).toBeGreaterThan(20);
    expect(filters.MINE).toBeGreaterThan(2);
    expect((await tasksOf('cb.vanphong')).owed[0].officer).toBeTruthy();
    const acts = await count('audit', "action LIKE 'supervision.%'");
    expect(acts).toBe(
      (await count('supervising_officer')) + (await count('supervising_officer', 'valid_to IS NOT NULL')),
    );
  });
});

describe('the meetings of next month', () => {
  it('are planned by most branches, and the secretaries who can sign in are still asked', async () => {
    const office = await signedIn('vp.khoi');
    const [khoi] = (await office.get<SessionView>('session')).body.roles;
    const path = `organizations/${khoi.organizationId}/schedule?month=2026-12`;
    const { rows } = (await office.get<ScheduleView>(path)).body;
    const planned = rows.filter(({ plan }) => plan);
    expect([rows.length, planned.length]).toEqual([311, await count('meeting_plan')]);
    expect(planned.length).toBeGreaterThan(230);
    expect(planned.every(({ plan }) => plan?.day.startsWith('2026-12') && plan.time && plan.place)).toBe(true);
    expect(await count('audit', "action = 'meeting.planned'")).toBe(planned.length);
    const own = (await (await signedIn('cb.vanphong')).get<SessionView>('session')).body.roles[0];
    expect(rows.find(({ cellId }) => cellId === own.organizationId)?.plan).toBeUndefined();
  });
});

describe('what was told', () => {
  it('waits for the secretaries who can sign in: a card given back, a month decided', async () => {
    const returned = (await (await signedIn('cb.hoinongdan')).get<NoticesView>('notices')).body;
    const waiting = returned.notices.find(({ notice }) => notice.kind === 'RETURNED');
    expect(waiting).toMatchObject({ read: false, text: expect.stringContaining('Chi bộ Cơ quan Hội Nông dân tỉnh') });
    const { notices } = (await (await signedIn('cb.vanphong')).get<NoticesView>('notices')).body;
    expect(notices.map(({ notice: { kind } }) => kind)).toEqual(['DECIDED', 'DECIDED']);
    expect(await count('mail')).toBe(0);
  });
});

describe('accounts', () => {
  it('keep their random passwords in a file that only its owner reads', () => {
    const file = join(app.data.dataDir, 'tai-khoan-minh-hoa.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const offered = readDemonstrationAccounts(app.data.dataDir);
    expect(offered.map(({ login }) => login)).toEqual([
      'cb.vanphong',
      'pbt.vanphong',
      'cb.thanhtra',
      'cb.hoinongdan',
      'du.noivu',
      'vp.khoi',
      'lanhdao.khoi',
      'admin',
    ]);
    expect(new Set(offered.map(({ password }) => password)).size).toBe(offered.length);
  });

  it('are offered by role, and those who stand for authors cannot sign in', async () => {
    const { body } = await new Browser(app.url).get<DemoAccountView[]>('session/demo-accounts');
    expect(body.map(({ displayName }) => displayName)).toEqual(
      readDemonstrationAccounts(app.data.dataDir).map(({ title }) => title),
    );
    expect(await count('account', 'password_hash IS NULL AND disabled_at IS NOT NULL')).toBe(3);
  });

  it('find their work: a card half done, one to correct, cards that wait', async () => {
    const [half] = (await tasksOf('cb.vanphong')).owed;
    expect([half.state, half.answered, half.applicable]).toEqual(['DRAFT', 17, 27]);
    expect((await tasksOf('cb.thanhtra')).owed.map(({ state }) => state)).toEqual(['OPEN']);
    expect((await tasksOf('cb.hoinongdan')).owed.map(({ returnedMessage }) => Boolean(returnedMessage))).toEqual([
      true,
    ]);
    expect((await tasksOf('du.noivu')).review).toMatchObject([{ month: '2026-11', waiting: 3 }]);
  });
});

async function tasksOf(login: string): Promise<TasksView> {
  return (await (await signedIn(login)).get<TasksView>('tasks')).body;
}

/** As one of the offered accounts. */
async function signedIn(login: string): Promise<Browser> {
  const password = readDemonstrationAccounts(app.data.dataDir).find((account) => account.login === login)?.password;
  const browser = new Browser(app.url);
  expect((await browser.post('session', { login, password })).status).toBe(200);
  return browser;
}

it('is filled whole or not at all, and says how far it is', async () => {
  const data = await aDatabase();
  const another = new Database(data.sources);
  const rows = (): Promise<number[]> =>
    another.read((manager) => Promise.all([manager.count(Organization), manager.count(Installation)]));
  await another.write((manager) => manager.insert(ReceiptCounter, { month: '2026-11', last: 1 }));
  await expect(fillDemonstration(another, data.dataDir, new Date(NOW))).rejects.toThrow(/unique/i);
  expect(await rows()).toEqual([0, 0]);
  expect(progress.mock.calls.map(([line]) => line as string)).toContain(
    'Filling the demonstration: 348 organisations, 12 accounts …',
  );
  await data.drop();
});

it('refuses to fill a second time, and leaves the passwords as they are', async () => {
  const file = join(app.data.dataDir, 'tai-khoan-minh-hoa.json');
  const before = readFileSync(file, 'utf8');
  await expect(fillDemonstration(database, app.data.dataDir, new Date(NOW))).rejects.toThrow('marked already');
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(await count('installation')).toBe(1);
});

it('reports 2018 as the article does: 252 Tốt and 28 Khá of 280, 29 and 1 of the 30 rated of 31', async () => {
  const office = await signedIn('vp.khoi');
  const { byKind, total, rows } = (await office.get<ReportView>('reports/bands?period=2018')).body;
  const [grassroots, subordinate] = ['GRASSROOTS_CELL', 'SUBORDINATE_CELL'].map(
    (kind) => byKind.find((one) => one.kind === kind)?.classes,
  );
  expect(subordinate).toMatchObject({ existing: 280, rated: 280, bands: { GOOD: 252, FAIR: 28, AVERAGE: 0, POOR: 0 } });
  expect(subordinate?.percents).toMatchObject({ GOOD: 900, FAIR: 100 });
  expect(grassroots).toMatchObject({ existing: 31, rated: 30, excused: 1, bands: { GOOD: 29, FAIR: 1 } });
  expect(grassroots?.percents).toMatchObject({ GOOD: 967, FAIR: 33 });
  expect(total.classes).toMatchObject({ existing: 311, rated: 310, bands: { GOOD: 281, FAIR: 29 }, soFar: 0 });
  expect(rows).toHaveLength(65);
  expect(rows.reduce((sum, { classes }) => sum + classes.rated, 0)).toBe(310);
  const months = await office.get<ReportCellsView>('reports/cells?period=2018&page=4');
  expect(months.body).toMatchObject({ total: 311, pageSize: 100 });
  expect(months.body.cells).toHaveLength(11);
});

it('classes the 65 organisations of 2018 as the article counts them, 14, 47 and 4, over a ceiling that lowers nobody', async () => {
  const office = await signedIn('vp.khoi');
  const view = (await office.get<ClassificationsView>('classifications?year=2018')).body;
  const { existing, decided, bands } = view.totals;
  expect([existing, decided, bands]).toEqual([
    65,
    65,
    { OUTSTANDING: 14, WELL_DONE: 47, COMPLETED: 4, NOT_COMPLETED: 0 },
  ]);
  expect(view.checks).toMatchObject([{ outstanding: 14, base: 61, most: 12, isOver: true }]);
  const text = readBack((await office.file('classifications.pdf?year=2018')).bytes)
    .text.join(' ')
    .replace(/\s+/g, ' ');
  for (const words of [
    '14 tổ chức Hoàn thành xuất sắc nhiệm vụ (21,5%)',
    '47 tổ chức Hoàn thành tốt nhiệm vụ (72,3%)',
    '04 tổ chức Hoàn thành nhiệm vụ (6,2%)',
  ])
    expect(text).toContain(words);
  const running = (await office.get<ClassificationsView>('classifications?year=2026&filter=UNRATED')).body;
  expect([running.running, running.totals.decided, running.totals.rated + running.total]).toEqual([true, 0, 65]);
});

it('has the 14 giấy khen of 2018, on the page and on paper, and no person by a name', async () => {
  const office = await signedIn('vp.khoi');
  const { counts, rows } = (await office.get<CommendationsView>('commendations?year=2018')).body;
  expect([counts, rows.length]).toEqual([[{ kind: 'COLLECTIVE', form: 'CERTIFICATE', n: 14 }], 14]);
  const text = readBack((await office.file('commendations.pdf?year=2018')).bytes)
    .text.join(' ')
    .replace(/\s+/g, ' ');
  expect(text).toContain('14 tập thể, 0 cá nhân (14 giấy khen)');
  const now = (await office.get<CommendationsView>('commendations?year=2026&kind=INDIVIDUAL')).body;
  for (const { recipient } of now.rows) expect(recipient).toMatch(/^Cá nhân \d\d \(minh họa\)$/);
});

it('puts 2018 on paper with the figures of the article, and branch by branch', async () => {
  const office = await signedIn('vp.khoi');
  const text = readBack((await office.file('reports/bands.pdf?period=2018')).bytes).text.join(' ');
  for (const figures of ['280 280 252 90,0 28 10,0', '31 30 29 96,7 1 3,3', '311 310 281 90,6 29 9,4'])
    expect(text).toContain(figures);
  expect(text).toContain('Được miễn ở mọi tháng trong kỳ.');
  const months = await office.file('reports/cells.csv?period=2018');
  const lines = months.bytes.toString('utf8').trimEnd().split('\r\n');
  expect(lines.filter((line) => /;(Tốt|Khá)$/.test(line))).toHaveLength(310);
});
