import type { JobsView, JobView, ProblemView, ReceiptView, ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp, onPostgres } from '../../test-support/test-app';
import { SessionsService } from '../accounts/sessions.service';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { ObligationsService } from '../obligations/obligations.service';
import { readBack } from '../paper/paper.fixture';
import { JobClaims } from './job-claims';
import { JobRunner } from './job-runner';
import type { MadePiece } from './job-works';
import { type JobWorks } from './job-works';
import type { JobPlan } from './job.entities';
import { Job, JobPiece, pieceOf } from './job.entities';
import { aJob } from './jobs.fixture';
import type { JoinedPaper } from './joined-pdf';
import { RecurringJobs } from './recurring-jobs.service';

const CARDS = { month: '2026-02', form: 'summary', file: 'zip' };

describe('work that takes longer than a request', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let accountId: string;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    await sent('cb.tonghop', bloc.tongHop);
    await sent('cb.thanhtra', bloc.thanhTra);
    officer = await Browser.signedIn(app, 'du.noivu');
    [{ id: accountId }] = await app.database.read(
      (manager) => manager.sql<{ id: string }[]>`SELECT id FROM account WHERE login = 'du.noivu'`,
    );
  });
  beforeEach(() =>
    app.database.write(async (manager) => {
      await manager.deleteAll(JobPiece);
      await manager.deleteAll(Job);
    }),
  );
  afterAll(() => app.close());

  async function sent(login: string, organizationId: string): Promise<void> {
    const secretary = await Browser.signedIn(app, login);
    const wanted = { organizationId, month: '2026-02', kind: 'REGULAR' };
    const { body: card } = await secretary.post<ScorecardView>('scorecards', wanted);
    const body = aScorecard(hd42Commune, { facts: { heldOn: '2026-02-05' } });
    await secretary.post<ReceiptView>(`scorecards/${card.id}/submit`, body, { version: 1, key: aKey() });
  }

  const ask = (who: Browser, changes: object = {}) =>
    who.post<JobView & ProblemView>(
      'jobs/cards',
      { ...CARDS, organizationId: bloc.noiVu, ...changes },
      { key: aKey() },
    );
  const look = async (id: string): Promise<JobView> => (await officer.get<JobView>(`jobs/${id}`)).body;
  const stored = (id: string): Promise<Job> => app.database.read((manager) => manager.findOneByOrFail(Job, { id }));
  const pieces = async (jobId: string): Promise<string[]> =>
    (await app.database.read((manager) => manager.find(JobPiece, { where: { jobId }, order: { place: 'ASC' } }))).map(
      ({ name }) => name,
    );

  const papersOf = async (jobId: string): Promise<JoinedPaper[]> =>
    (await app.database.read((manager) => manager.findBy(JobPiece, { jobId }))).flatMap(({ papers }) => papers ?? []);

  /** A runner as another process has it, over its own door to the same data. */
  function runner(
    made: (item: string, place: number) => Promise<MadePiece>,
    database: Database = app.database,
  ): JobRunner {
    const works = { piece: (job: Job) => made(pieceOf(job.plan, job.done).join(', '), job.done) };
    const claims = new JobClaims(database, app.clock);
    const sessions = app.app.get(SessionsService);
    return new JobRunner(database, claims, works as unknown as JobWorks, sessions, app.app.get(RecurringJobs), false);
  }

  const named = async (item: string): Promise<MadePiece> => ({ name: item, content: Buffer.from(item) });
  const ITEMS = Array.from({ length: 12 }, (_, at) => `tờ ${at}`);
  const plan: JobPlan = { month: '2026-02', organizationId: '', file: 'zip', items: ITEMS };

  it('gives all sent cards of a subtree as one archive, to whoever asked, for a day', async () => {
    const { status, body } = await ask(officer);
    expect([status, body.title, body.total]).toEqual([202, 'Tóm tắt phiếu tháng 2/2026, Đảng bộ Sở Nội vụ', 2]);
    await app.app.get(JobRunner).run();
    expect(await look(body.id)).toMatchObject({ state: 'DONE', stateLabel: 'Đã xong', done: 2 });
    const { bytes } = await officer.file(`jobs/${body.id}/file`);
    const listed = bytes.toString('utf8');
    expect(listed).toMatch(/^PK[\s\S]*001 Chi bộ Phòng Tổng hợp\.pdf%PDF[\s\S]*002 Chi bộ Thanh tra\.pdf%PDF/u);
    app.clock.set('2026-02-07T04:00:00Z');
    await app.app.get(JobRunner).run();
    officer = await Browser.signedIn(app, 'du.noivu');
    expect((await officer.get(`jobs/${body.id}/file`)).status).toBe(404);
    expect(await pieces(body.id)).toEqual([]);
  });

  it('gives them as one PDF file, each card as it is alone, with a list of the branches', async () => {
    officer = await Browser.signedIn(app, 'du.noivu');
    const { body } = await ask(officer, { file: 'pdf', form: 'card' });
    expect(body).toMatchObject({ title: 'Phiếu tháng 2/2026, Đảng bộ Sở Nội vụ', file: 'pdf', done: 0, total: 2 });
    await app.app.get(JobRunner).run();
    expect(await look(body.id)).toMatchObject({ state: 'DONE', done: 2, total: 2 });
    const { bytes, headers } = await officer.file(`jobs/${body.id}/file`);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe('attachment; filename="phieu-2026-02.pdf"');
    const { plan: asked } = await stored(body.id);
    const alone = [];
    for (const id of asked.items) alone.push(readBack((await officer.file(`scorecards/${id}/card.pdf`)).bytes));
    const whole = readBack(bytes);
    expect(whole.text).toEqual(alone.flatMap(({ text }) => text));
    expect(whole.text.join(' ').match(/Mã kiểm tra/g)).toHaveLength(2);
    expect(whole.title).toBe(body.title);
    expect(await papersOf(body.id)).toEqual([
      { name: 'Chi bộ Phòng Tổng hợp', under: 'Đảng bộ Sở Nội vụ', pages: 1 },
      { name: 'Chi bộ Thanh tra', under: 'Đảng bộ Sở Nội vụ', pages: 1 },
    ]);
  });

  it('makes ten cards of one file at a time, counts cards, and goes on after a kill behind the last part', async () => {
    const items = Array.from({ length: 23 }, (_, at) => `${at}`);
    const id = await aJob(app.database, accountId, { plan: { ...plan, file: 'pdf', items } });
    const dead = new JobClaims(app.database, app.clock);
    const claimed = await dead.next();
    await dead.store(claimed!, await named('cũ'));
    expect(await look(id)).toMatchObject({ done: 10, total: 23 });
    app.clock.set(new Date(app.clock.now().getTime() + 3 * 60_000).toISOString());
    await runner(named).run();
    expect(await pieces(id)).toEqual(['cũ', items.slice(10, 20).join(', '), items.slice(20).join(', ')]);
    expect(await look(id)).toMatchObject({ state: 'DONE', done: 23, total: 23 });
  });

  it('is made once by two runners over their own connections at once, each job by one of them', async () => {
    // Two processes share a PostgreSQL; an SQLite folder is one process's alone.
    const other = onPostgres ? new Database(await app.data.again()) : app.database;
    const ids = [];
    for (let n = 0; n < 4; n += 1) ids.push(await aJob(app.database, accountId, { plan }));
    const makers = new Map<string, Set<string>>();
    const maker = (who: string) => async (item: string) => {
      makers.set(who, (makers.get(who) ?? new Set()).add(item));
      await new Promise((resolve) => setTimeout(resolve, 1));
      return { name: `${who} ${item}`, content: Buffer.from('x') };
    };
    await Promise.all([runner(maker('một')).run(), runner(maker('hai'), other).run()]);
    for (const id of ids) {
      const names = await pieces(id);
      const [who] = names[0].split(' ');
      expect(names).toEqual(ITEMS.map((item) => `${who} ${item}`));
      expect(await stored(id)).toMatchObject({ state: 'DONE', done: 12 });
    }
    expect([...makers.keys()].sort()).toEqual(['hai', 'một']);
    if (other !== app.database) await other.onApplicationShutdown();
  });

  it('goes on behind the last stored piece after a kill between claim and end', async () => {
    const id = await aJob(app.database, accountId, { plan });
    const dead = new JobClaims(app.database, app.clock);
    const claimed = await dead.next();
    expect(claimed?.id).toBe(id);
    for (let done = 0; done < 5; done += 1) await dead.store({ ...claimed!, done }, await named(`cũ ${done}`));
    // Killed here. Nobody takes it while it may still be alive.
    await runner(named).run();
    expect(await stored(id)).toMatchObject({ state: 'RUNNING', done: 5 });
    app.clock.set(new Date(app.clock.now().getTime() + 3 * 60_000).toISOString());
    await runner(named).run();
    expect(await pieces(id)).toEqual([...ITEMS.keys()].map((at) => (at < 5 ? `cũ ${at}` : `tờ ${at}`)));
    expect(await stored(id)).toMatchObject({ state: 'DONE', done: 12 });
  });

  it('takes nothing from one who was thought dead and comes back', async () => {
    const id = await aJob(app.database, accountId, { plan });
    const slow = new JobClaims(app.database, app.clock);
    const claimed = await slow.next();
    app.clock.set(new Date(app.clock.now().getTime() + 3 * 60_000).toISOString());
    const quick = new JobClaims(app.database, app.clock);
    expect((await quick.next())?.id).toBe(id);
    expect(await slow.store(claimed!, await named('x'))).toBe(false);
    expect(await slow.finish(claimed!)).toBe(false);
    expect([await pieces(id), (await stored(id)).state]).toEqual([[], 'RUNNING']);
  });

  it('is cancelled between two pieces, and nothing of it stays', async () => {
    const id = await aJob(app.database, accountId, { plan });
    const cancelling = runner(async (item, place) => {
      if (place === 3)
        expect((await officer.send('DELETE', `jobs/${id}`, undefined, { key: aKey() })).status).toBe(200);
      return named(item);
    });
    await cancelling.run();
    expect(await look(id)).toMatchObject({ state: 'CANCELLED', stateLabel: 'Đã hủy' });
    expect(await pieces(id)).toEqual([]);
    expect((await officer.send('DELETE', `jobs/${id}`, undefined, { key: aKey() })).status).toBe(409);
    expect((await officer.get(`jobs/${id}/file`)).status).toBe(409);
  });

  it('is given back when the process stops, and taken up by the next', async () => {
    const id = await aJob(app.database, accountId, { plan });
    const stopping: JobRunner = runner(async (item, place) => {
      if (place === 2) void stopping.beforeApplicationShutdown();
      return named(item);
    });
    await stopping.run();
    expect(await stored(id)).toMatchObject({ state: 'WAITING', done: 3, claim: null });
    await runner(named).run();
    expect(await stored(id)).toMatchObject({ state: 'DONE', done: 12 });
  });

  it('is tried again later where something is busy, and ends with its words where it is refused as such', async () => {
    const id = await aJob(app.database, accountId, { plan });
    let busy = true;
    const shaky = runner(async (item, place) => {
      if (place === 4 && busy) throw new Refusal(503, 'BUSY', 'Máy chủ đang bận.');
      return named(item);
    });
    await shaky.run();
    expect(await stored(id)).toMatchObject({ state: 'WAITING', done: 4, failures: 1, error: 'Máy chủ đang bận.' });
    busy = false;
    await shaky.run();
    expect((await stored(id)).done).toBe(4);
    app.clock.set(new Date(app.clock.now().getTime() + 61_000).toISOString());
    await shaky.run();
    expect(await stored(id)).toMatchObject({ state: 'DONE', failures: 0 });
    const refused = await aJob(app.database, accountId, { plan });
    await runner(() => Promise.reject(Refusal.forbidden('Không còn quyền.'))).run();
    expect(await look(refused)).toMatchObject({ state: 'FAILED', error: 'Không còn quyền.', done: 0 });
  });

  it('is made with the rights its account has then: of one that is disabled nothing is made', async () => {
    const id = await aJob(app.database, 'gone', { plan });
    await runner(named).run();
    expect(await stored(id)).toMatchObject({ state: 'FAILED', done: 0 });
  });

  it('is one at a time of an account, its own, and of a committee it may read', async () => {
    app.clock.set('2026-02-09T03:00:00Z');
    officer = await Browser.signedIn(app, 'du.noivu');
    const waiting = await aJob(app.database, accountId, { nextTryAt: '2030-01-01T00:00:00.000Z' });
    expect(await ask(officer)).toMatchObject({ status: 409, body: { code: 'JOB_OPEN' } });
    const other = await Browser.signedIn(app, 'du.yte');
    expect((await ask(other)).status).toBe(403);
    expect((await other.get(`jobs/${waiting}`)).status).toBe(403);
    expect((await other.get<JobsView>('jobs')).body).toEqual({ jobs: [] });
    expect((await officer.get<JobsView>('jobs')).body.jobs.map(({ id }) => id)).toEqual([waiting]);
    const nothing = await other.post<ProblemView>(
      'jobs/cards',
      { ...CARDS, organizationId: bloc.yTe },
      { key: aKey() },
    );
    expect(nothing).toMatchObject({ status: 409, body: { code: 'NO_CARDS' } });
  });
});
