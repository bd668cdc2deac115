import type { OwnFindingView, ProblemView, ScorecardView, VisitView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { AuditService } from '../audit/audit.service';
import { accountOf, fieldsOf, VisitFixture } from './visits.fixture';

const FINDING = {
  words: 'Biên bản chưa ghi kết luận',
  action: 'Bổ sung kết luận',
  owner: 'Bí thư chi bộ',
  dueOn: '2026-03-20',
};

describe('what a working group found', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let visits: VisitFixture;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    officer = await Browser.signedIn(app, 'du.noivu');
    visits = new VisitFixture(officer, bloc, await accountOf(officer, bloc.noiVu));
  });
  afterAll(() => app.close());

  const found = async (visit: VisitView, change: object = {}): Promise<VisitView> =>
    (await visits.act(visit, 'findings', { ...FINDING, ...change })).body;
  const of = async (browser: Browser, organizationId: string): Promise<OwnFindingView[]> =>
    (await browser.get<OwnFindingView[]>(`visits/findings?organizationId=${organizationId}`)).body;

  describe('put right', () => {
    let visit: VisitView;
    const rewrite = (body: object, browser = officer) =>
      browser.patch<VisitView & ProblemView>(`visits/${visit.id}/findings/${visit.findings[0].id}`, body, {
        version: visit.version,
      });

    beforeAll(async () => {
      visit = await found(await visits.done());
    });

    it('keeps its place and says in the audit what it was', async () => {
      const { status, body } = await rewrite({ ...FINDING, action: 'Bổ sung phần kết luận', dueOn: '2026-03-25' });
      expect([status, body.findings]).toMatchObject([
        200,
        [{ id: visit.findings[0].id, action: 'Bổ sung phần kết luận', dueOn: '2026-03-25', words: FINDING.words }],
      ]);
      const entry = (await app.app.get(AuditService).of(visit.id)).at(-1);
      expect(entry).toMatchObject({
        action: 'visit.finding-changed',
        payload: { before: FINDING, after: { action: 'Bổ sung phần kết luận', dueOn: '2026-03-25' } },
      });
      visit = body;
    });

    it.each<[string, object, string]>([
      ['no action', { action: '' }, 'action'],
      ['a day before the visit', { dueOn: '2026-03-04' }, 'dueOn'],
    ])('refuses %s and names the field', async (_what, change, field) => {
      const { status, body } = await rewrite({ ...FINDING, ...change });
      expect([status, fieldsOf(body)]).toEqual([400, [field]]);
    });

    it('is refused to others, on an older version, of another visit and once it is done', async () => {
      expect((await rewrite(FINDING, await Browser.signedIn(app, 'vp.khoi'))).status).toBe(403);
      expect((await rewrite(FINDING, await Browser.signedIn(app, 'cb.tonghop'))).status).toBe(403);
      const other = await visits.done({ plannedOn: '2026-03-04' });
      const path = `findings/${visit.findings[0].id}`;
      expect((await officer.patch(`visits/${other.id}/${path}`, FINDING, { version: other.version })).status).toBe(404);
      const closed = await officer.put<VisitView>(
        `visits/${visit.id}/${path}/done`,
        { done: true },
        { version: visit.version },
      );
      expect((await rewrite(FINDING)).status).toBe(409);
      visit = closed.body;
      expect(await rewrite(FINDING)).toMatchObject({
        status: 409,
        body: { detail: expect.stringContaining('mở lại') },
      });
      const open = await officer.put<VisitView>(
        `visits/${visit.id}/${path}/done`,
        { done: false },
        { version: visit.version },
      );
      expect((await rewrite(FINDING)).status).toBe(412);
      visit = open.body;
      expect((await rewrite(FINDING)).status).toBe(200);
    });
  });

  it('is read by the branch it is about: open first by its day, what was closed lately after, and no score', async () => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const { body: draft } = await secretary.post<ScorecardView>('scorecards', {
      organizationId: bloc.tongHop,
      month: '2026-03',
      kind: 'REGULAR',
    });
    const facts = { heldOn: '2026-03-05' };
    await secretary.patch(`scorecards/${draft.id}`, { facts }, { version: draft.version });
    const done = await visits.done({ plannedOn: '2026-03-06' });
    const observation = aScorecard(hd42Commune, { facts });
    const observed = await visits.act(done, 'observation', { facts: observation.facts, answers: observation.answers });
    expect([observed.status, observed.body.observed]).toEqual([200, true]);
    let visit = await found(observed.body, { action: 'Sau cùng', dueOn: '2026-03-28' });
    visit = await found(visit, { action: 'Trước hết', dueOn: '2026-03-05' });
    visit = await found(visit, { action: 'Đã làm', dueOn: '2026-03-05' });
    const path = `visits/${visit.id}/findings/${visit.findings[2].id}/done`;
    await officer.put(path, { done: true }, { version: visit.version });

    const own = await of(secretary, bloc.tongHop);
    const mine = own.filter(({ action }) => ['Sau cùng', 'Trước hết', 'Đã làm'].includes(action));
    expect(mine.map(({ action, overdue }) => [action, overdue])).toEqual([
      ['Trước hết', true],
      ['Sau cùng', false],
      ['Đã làm', false],
    ]);
    expect(mine[2].done?.by).toBe('Đồng chí du.noivu');
    expect(mine[0]).toMatchObject({ committeeName: 'Đảng bộ Sở Nội vụ', doneOn: '2026-03-05', words: FINDING.words });
    expect(JSON.stringify(own)).not.toMatch(/score|total|band|assessment/i);
    expect((await secretary.put(path, { done: false }, { version: visit.version + 1 })).status).toBe(403);
  });

  it('about a committee’s own meeting is read by that committee', async () => {
    const above = await Browser.signedIn(app, 'vp.khoi');
    const ofKhoi = new VisitFixture(above, { ...bloc, noiVu: bloc.khoi });
    const visit = await ofKhoi.done({ organizationId: bloc.yTe, members: [{ name: 'A' }] });
    await ofKhoi.act(visit, 'findings', FINDING);
    const health = await Browser.signedIn(app, 'du.yte');
    expect(await of(health, bloc.yTe)).toMatchObject([{ action: FINDING.action, overdue: false }]);
    expect(await of(officer, bloc.noiVu)).toEqual([]);
  });

  it('is told to nobody else', async () => {
    for (const login of ['du.yte', 'vp.khoi', 'du.noivu'] as const) {
      const other = await Browser.signedIn(app, login);
      expect((await other.get(`visits/findings?organizationId=${bloc.tongHop}`)).status).toBe(403);
    }
    const nowhere = await officer.get<ProblemView>('visits/findings');
    expect([nowhere.status, fieldsOf(nowhere.body)]).toEqual([400, ['organizationId']]);
  });
});
