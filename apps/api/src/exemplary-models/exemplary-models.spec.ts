import type { ExemplaryModelsView, ProblemView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { AuditService } from '../audit/audit.service';

describe('exemplary models', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let secretary: Browser;
  let neighbour: Browser;
  let id: string;

  const signIn = async (): Promise<void> => {
    [officer, secretary, neighbour] = [
      await Browser.signedIn(app, 'du.noivu'),
      await Browser.signedIn(app, 'cb.tonghop'),
      await Browser.signedIn(app, 'cb.thanhtra'),
    ];
  };
  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await signIn();
  });
  afterAll(() => app.close());

  const view = async (browser: Browser, query = ''): Promise<ExemplaryModelsView> =>
    (await browser.get<ExemplaryModelsView>(`exemplary-models${query}`)).body;
  const model = (): object => ({
    organizationId: bloc.tongHop,
    year: 2026,
    title: 'Mỗi tuần một việc làm theo Bác',
    summary: 'Mỗi đảng viên đăng ký một việc cụ thể.',
  });
  const decision = { recognised: true, decisionNumber: '40-QĐ/ĐU', decidedOn: '2026-03-11' };

  it('are nominated by the organisation itself; others see nothing of it before it is open', async () => {
    expect((await neighbour.post('exemplary-models', model())).status).toBe(403);
    const { status, body } = await secretary.post<ExemplaryModelsView>('exemplary-models', model());
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.rows).toMatchObject([{ state: 'NOMINATED', own: false, committeeId: bloc.noiVu }]);
    id = body.rows[0].id;
    expect((await view(neighbour)).rows).toEqual([]);
    expect((await view(officer)).rows).toMatchObject([{ id, own: true, organizationName: 'Chi bộ Phòng Tổng hợp' }]);
    const early = await officer.post<ProblemView>(`exemplary-models/${id}/decision`, decision, { version: 1 });
    expect(early).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
  });

  it('are put before all under the committee for some days, and what each says is kept', async () => {
    const remark = { organizationId: bloc.thanhTra, kind: 'OBJECTION', words: 'Chưa thấy kết quả cụ thể.' };
    const before = await neighbour.post<ProblemView>(`exemplary-models/${id}/remarks`, remark);
    expect(before).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
    expect((await officer.post(`exemplary-models/${id}/opening`, { days: 61 }, { version: 1 })).status).toBe(400);
    expect((await secretary.post(`exemplary-models/${id}/opening`, { days: 5 }, { version: 1 })).status).toBe(403);
    const opened = await officer.post<ExemplaryModelsView>(
      `exemplary-models/${id}/opening`,
      { days: 5 },
      { version: 1 },
    );
    expect(opened.body.rows).toMatchObject([{ state: 'OPEN', openUntil: '2026-03-10' }]);
    const said = await neighbour.post<ExemplaryModelsView>(`exemplary-models/${id}/remarks`, remark);
    expect(said.status, JSON.stringify(said.body)).toBe(201);
    expect(said.body.rows[0].remarks).toMatchObject([
      { organizationName: 'Chi bộ Thanh tra', kind: 'OBJECTION', words: 'Chưa thấy kết quả cụ thể.' },
    ]);
    const stranger = await Browser.signedIn(app, 'cb.duoc');
    expect((await view(stranger)).rows).toEqual([]);
    const others = { ...remark, organizationId: bloc.duoc };
    expect((await stranger.post(`exemplary-models/${id}/remarks`, others)).status).toBe(404);
    expect((await neighbour.post(`exemplary-models/${id}/remarks`, { ...remark, words: ' ' })).status).toBe(400);
  });

  it('are decided when all could speak, once, with number and day', async () => {
    const early = await officer.post<ProblemView>(`exemplary-models/${id}/decision`, decision, { version: 2 });
    expect(early).toMatchObject({ status: 409, body: { detail: 'Còn lấy ý kiến đến hết ngày 10/03/2026.' } });
    app.clock.set('2026-03-12T03:00:00Z');
    await signIn();
    const late = { organizationId: bloc.thanhTra, kind: 'SUPPORT', words: 'Đồng ý.' };
    expect((await neighbour.post<ProblemView>(`exemplary-models/${id}/remarks`, late)).body.detail).toContain(
      'hết thời gian',
    );
    for (const decidedOn of ['2026-03-10', '2026-12-31'])
      expect(
        (await officer.post(`exemplary-models/${id}/decision`, { ...decision, decidedOn }, { version: 2 })).status,
      ).toBe(400);
    expect((await officer.post(`exemplary-models/${id}/decision`, decision, { version: 9 })).status).toBe(412);
    const done = await officer.post<ExemplaryModelsView>(`exemplary-models/${id}/decision`, decision, { version: 2 });
    expect(done.body.rows).toMatchObject([
      { state: 'RECOGNISED', decided: { number: '40-QĐ/ĐU', on: '2026-03-11' }, remarks: [{ kind: 'OBJECTION' }] },
    ]);
    expect((await officer.post(`exemplary-models/${id}/decision`, decision, { version: 3 })).status).toBe(409);
    const actions = (await app.app.get(AuditService).of(id)).map(({ action }) => action);
    expect(actions).toEqual(['model.nominated', 'model.opened', 'model.remarked', 'model.decided']);
  });

  it('are searched without accents, filtered, paged, and go on paper', async () => {
    expect((await view(officer, '?q=viec%20lam&year=2026&state=RECOGNISED')).total).toBe(1);
    expect((await view(officer, '?q=khong%20co')).rows).toEqual([]);
    expect((await view(officer, '?year=2025')).rows).toEqual([]);
    expect((await view(officer, '?page=2')).rows).toEqual([]);
    expect((await view(neighbour)).rows).toMatchObject([{ id, state: 'RECOGNISED' }]);
    const { bytes } = await officer.file(`exemplary-models.csv?organizationId=${bloc.noiVu}&year=2026`);
    for (const words of ['Mỗi tuần một việc làm theo Bác', 'Được công nhận', '40-QĐ/ĐU'])
      expect(bytes.toString('utf8')).toContain(words);
    expect((await officer.file(`exemplary-models.pdf?organizationId=${bloc.noiVu}`)).status).toBe(200);
    expect((await secretary.post('exemplary-models', { ...model(), year: 2027 })).status).toBe(400);
  });
});
