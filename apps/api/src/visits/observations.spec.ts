import type {
  MonthCellsView,
  MonthTableView,
  ObservationBody,
  ObservationView,
  ProblemView,
  RankingView,
  QueueView,
  ReceiptView,
  RevisionView,
  ScorecardView,
  VisitView,
} from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import type { ScorecardOverrides } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { AuditService } from '../audit/audit.service';
import { accountOf, fieldsOf, VisitFixture } from './visits.fixture';

const MONTH = '2026-03';

/** What the working group saw: fewer spoke than the branch says. */
function seen(overrides: ScorecardOverrides = {}): ObservationBody {
  const { facts, answers } = aScorecard(hd42Commune, { ...overrides, facts: { speakers: 2, ...overrides.facts } });
  return { facts, answers };
}

describe('an observed score', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let above: Browser;
  let visits: VisitFixture;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    officer = await Browser.signedIn(app, 'du.noivu');
    above = await Browser.signedIn(app, 'vp.khoi');
    visits = new VisitFixture(officer, bloc, await accountOf(officer, bloc.noiVu));
  });
  afterAll(() => app.close());

  const card = async (browser: Browser, id: string): Promise<ScorecardView> =>
    (await browser.get<ScorecardView>(`scorecards/${id}`)).body;

  /** A card of the meeting of the fifth, begun; `heldOn` null: its day is not known yet. */
  async function begun(secretary: Browser, organizationId: string, heldOn: string | null = `${MONTH}-05`) {
    const wanted = { organizationId, month: MONTH, kind: 'REGULAR' };
    const { body } = await secretary.post<ScorecardView>('scorecards', wanted);
    if (heldOn === null) return body;
    await secretary.patch(`scorecards/${body.id}`, { facts: { heldOn } }, { version: body.version });
    return card(secretary, body.id);
  }

  async function sent(secretary: Browser, { id, version }: ScorecardView): Promise<ScorecardView> {
    const key = aKey();
    const reply = await secretary.post<ReceiptView>(`scorecards/${id}/submit`, aScorecard(hd42Commune), {
      version,
      key,
    });
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    return card(secretary, id);
  }

  const observation = async (browser: Browser, { id }: VisitView): Promise<ObservationView> =>
    (await browser.get<ObservationView>(`visits/${id}/observation`)).body;

  it('given first stays hidden from the branch and everybody else until the branch has sent', async () => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const draft = await begun(secretary, bloc.tongHop);
    const visit = await visits.done();
    expect(visit.whyNotObserve).toBeUndefined();
    const form = await observation(officer, visit);
    expect(form).toMatchObject({ heldOn: '2026-03-05', card: { id: draft.id }, cell: { id: bloc.tongHop } });
    expect([form.criteriaSet.code, form.self, form.observed]).toEqual([hd42Commune.code, undefined, undefined]);

    const { status, body: given } = await visits.act(visit, 'observation', seen());
    expect([status, given.observed]).toEqual([200, true]);
    const mine = await observation(officer, visit);
    expect(mine.observed).toMatchObject({ kind: 'OBSERVED', revision: 1, by: 'Đồng chí du.noivu' });
    expect(mine.self).toBeUndefined();
    expect((await observation(above, visit)).observed).toBeUndefined();
    expect((await card(secretary, draft.id)).observed).toBeUndefined();
    expect((await secretary.get<RevisionView[]>(`scorecards/${draft.id}/revisions`)).body).toEqual([]);
    for (const path of ['', '/revisions', '/history'])
      expect((await above.get(`scorecards/${draft.id}${path}`)).status).toBe(403);

    const whole = await sent(secretary, await card(secretary, draft.id));
    expect(whole.observed?.score.total).toBeLessThan(whole.self?.score.total ?? 0);
    for (const browser of [officer, above]) {
      expect((await card(browser, draft.id)).observed).toMatchObject({ kind: 'OBSERVED', by: 'Đồng chí du.noivu' });
      const both = await observation(browser, visit);
      expect([both.observed?.kind, both.self?.kind]).toEqual(['OBSERVED', 'SELF']);
    }
    const { body: revisions } = await secretary.get<RevisionView[]>(`scorecards/${draft.id}/revisions`);
    expect(revisions.map(({ kind }) => kind)).toEqual(['OBSERVED', 'SELF']);
    const entries = await app.app.get(AuditService).of(visit.id);
    expect(entries.at(-1)).toMatchObject({
      action: 'visit.observed',
      payload: { scorecardId: draft.id, revision: 1 },
    });
  });

  it('once both are given, holds the branch to what it sent and the group to what it saw', async () => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const whole = await begun(secretary, bloc.tongHop, null);
    const reply = await act<ProblemView>(secretary, whole, 'recall');
    expect(reply).toMatchObject({ status: 409, body: { detail: expect.stringContaining('Tổ công tác') } });
    expect(whole.moves.find(({ move }) => move === 'recall')?.reason).toContain('Tổ công tác');
    const [visit] = (await officer.get<{ visits: VisitView[] }>(`visits?organizationId=${bloc.noiVu}&quarter=2026-Q1`))
      .body.visits;
    const again = await visits.act<ProblemView>(visit, 'observation', seen());
    expect(again).toMatchObject({ status: 409, body: { detail: expect.stringContaining('đã gửi điểm tự chấm') } });
    for (const [move, body] of [
      ['done', { doneOn: '2026-03-04' }],
      ['missed', { reason: 'x' }],
    ] as const)
      expect((await visits.act(visit, move, body)).status).toBe(409);
    const { body: queue } = await officer.get<QueueView>(`months/${MONTH}/queue`);
    expect(queue.items[0].exceptions.map(({ code }) => code)).toContain('OBSERVED_GAP');
  });

  it("keeps the branch's card from the group until it has given its own, and from nobody else", async () => {
    const secretary = await Browser.signedIn(app, 'cb.thanhtra');
    const planned = await visits.planned({ organizationId: bloc.thanhTra });
    const { id } = await sent(secretary, await begun(secretary, bloc.thanhTra));
    const closed = async (): Promise<void> => {
      for (const path of ['', '/revisions', '/history']) {
        const reply = await officer.get<ProblemView>(`scorecards/${id}${path}`);
        expect(reply).toMatchObject({ status: 403, body: { detail: expect.stringContaining('điểm quan sát trước') } });
      }
      const { body: queue } = await officer.get<QueueView>(`months/${MONTH}/queue`);
      expect(queue.items.map(({ cellId }) => cellId)).not.toContain(bloc.thanhTra);
      const { cells } = (await officer.get<MonthCellsView>(`months/${MONTH}/cells`)).body;
      const row = cells.find(({ cellId }) => cellId === bloc.thanhTra);
      expect(row).toMatchObject({ state: 'SUBMITTED', canOpen: false });
      expect([row?.selfTotal, row?.selfBand]).toEqual([undefined, undefined]);
      const { undecided } = (await officer.get<RankingView>(`months/${MONTH}/ranking`)).body;
      expect(undecided.map(({ cellId }) => cellId)).toEqual([bloc.tongHop]);
      const { rows } = (await officer.get<MonthTableView>(`months/${MONTH}/table`)).body;
      expect(rows.find(({ organizationId }) => organizationId === bloc.thanhTra)?.cell?.selfTotal).toBeUndefined();
      expect((await act(officer, { id, version: 3 }, 'verify', { adjustments: [] })).status).toBe(403);
    };
    expect((await card(secretary, id)).version).toBe(3);
    await closed();
    const { body: visit } = await visits.act(planned, 'done', { doneOn: '2026-03-05' });
    await closed();
    const form = await officer.get<ObservationView>(`visits/${visit.id}/observation`);
    expect(form.body.self).toBeUndefined();
    expect(JSON.stringify(form.body)).not.toContain('"speakers":9');
    expect((await above.get(`scorecards/${id}`)).status).toBe(200);
    const { body } = await visits.act(visit, 'observation', seen());
    expect(body.observed).toBe(true);
    expect((await card(officer, id)).observed?.revision).toBe(1);
  });

  it('is replaced by a new revision while the branch has not sent, the first one kept', async () => {
    const secretary = await Browser.signedIn(app, 'cb.duoc');
    const yTe = await Browser.signedIn(app, 'du.yte');
    const ofYTe = new VisitFixture(yTe, { ...bloc, noiVu: bloc.yTe }, await accountOf(yTe, bloc.yTe));
    const { id } = await begun(secretary, bloc.duoc);
    const visit = await ofYTe.done({ organizationId: bloc.duoc });
    const { body: first } = await ofYTe.act(visit, 'observation', seen());
    const { body: second } = await ofYTe.act(first, 'observation', seen({ facts: { speakers: 9 } }));
    expect((await observation(yTe, second)).observed?.revision).toBe(2);
    const whole = await sent(secretary, await card(secretary, id));
    expect(whole.observed).toMatchObject({ revision: 2, score: { total: whole.self?.score.total } });
    const { body: revisions } = await secretary.get<RevisionView[]>(`scorecards/${id}/revisions`);
    expect(revisions.map(({ kind, revision }) => `${kind} ${revision}`)).toEqual([
      'OBSERVED 1',
      'OBSERVED 2',
      'SELF 1',
    ]);
  });

  describe('of the meeting of a committee above', () => {
    let visit: VisitView;
    let secretary: Browser;
    let ofKhoi: VisitFixture;

    beforeAll(async () => {
      secretary = await Browser.signedIn(app, 'cb.bao');
      ofKhoi = new VisitFixture(above, { ...bloc, noiVu: bloc.khoi }, await accountOf(above, bloc.khoi));
      visit = await ofKhoi.done({ organizationId: bloc.bao });
    });

    const refusal = async (body: ObservationBody): Promise<[number, string[] | undefined]> => {
      const reply = await ofKhoi.act<ProblemView>(visit, 'observation', body);
      return [reply.status, fieldsOf(reply.body)];
    };

    it('is refused at the day while the branch says that none was held', async () => {
      const draft = await begun(secretary, bloc.bao, '2026-03-04');
      const fifth = { facts: { heldOn: '2026-03-05' } };
      await secretary.patch(`scorecards/${draft.id}`, fifth, { version: draft.version });
      const [{ id }] = await app.database.read(
        (manager) =>
          manager.sql<{ id: string }[]>`SELECT id FROM obligation WHERE cell_id = ${bloc.bao} AND month = ${MONTH}`,
      );
      await app.database.write((manager) => manager.sql`UPDATE obligation SET state = 'NOT_HELD' WHERE id = ${id}`);
      const reply = await ofKhoi.act<ProblemView>(visit, 'observation', seen());
      expect(reply).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'facts.heldOn', text: expect.stringContaining('Không sinh hoạt') }] },
      });
      await app.database.write((manager) => manager.sql`UPDATE obligation SET state = 'OPEN' WHERE id = ${id}`);
    });

    it.each<[string, ScorecardOverrides, string[]]>([
      ['another day', { facts: { heldOn: '2026-03-04' } }, ['facts.heldOn']],
      ['facts that contradict each other', { facts: { present: 15 } }, ['facts.present']],
      ['a fact that is missing', { facts: { minutes: undefined } }, ['facts.minutes']],
    ])('is refused with %s, by field', async (_what, overrides, fields) => {
      const [status, named] = await refusal(seen(overrides));
      expect(status).toBe(422);
      expect(named).toEqual(expect.arrayContaining(fields));
    });

    it('is refused when it is not whole or has what the set has not', async () => {
      const { facts, answers } = seen();
      const [first, ...others] = answers;
      expect(await refusal({ facts, answers: others })).toEqual([422, [`answers.${first.code}`]]);
      expect(await refusal({ facts, answers: [...answers, { code: '99', value: 1 }] })).toEqual([422, ['answers.99']]);
      expect((await above.get<VisitView>(`visits/${visit.id}`)).body).toMatchObject({ observed: false, version: 2 });
    });

    it('is given by a member alone, of a visit that took place', async () => {
      const named = await ofKhoi.done({ organizationId: bloc.keHoach, members: [{ name: 'Khác' }] });
      const stranger = await ofKhoi.act<ProblemView>(named, 'observation', seen());
      expect(stranger).toMatchObject({ status: 409, body: { detail: expect.stringContaining('trong tổ công tác') } });
      const planned = await ofKhoi.planned({ organizationId: bloc.keHoach, plannedOn: '2026-03-20' });
      expect((await ofKhoi.act(planned, 'observation', seen())).status).toBe(409);
      const committee = await ofKhoi.done({ organizationId: bloc.noiVu });
      const reply = await ofKhoi.act<ProblemView>(committee, 'observation', seen());
      expect(reply).toMatchObject({ status: 409, body: { detail: expect.stringContaining('ghi phát hiện') } });
      expect((await officer.post(`visits/${visit.id}/observation`, seen(), { version: 2 })).status).toBe(403);
    });

    it('takes the day of the visit when it names none', async () => {
      const { facts, answers } = seen({ facts: { heldOn: undefined } });
      const { body } = await ofKhoi.act(visit, 'observation', { facts, answers });
      expect(body.observed).toBe(true);
      expect((await observation(above, visit)).observed?.content.facts.heldOn).toBe('2026-03-05');
    });
  });
});
