import type { CommitteeSettingsView, MonthTableView, ProblemView, ReportView, ScorecardView } from '@chibo/contracts';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

/** February 2026: Dược, the one branch of Y tế, is decided; of the five others nobody is. */
describe('the words of a month', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;
  let admin: Browser;
  let card: ScorecardView;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth('2026-02');
    office = await Browser.signedIn(app, 'vp.khoi');
    admin = await Browser.signedIn(app, 'admin');
    card = await sentRegular(app, 'cb.duoc', bloc.duoc, '2026-02');
    const yTe = await Browser.signedIn(app, 'du.yte');
    expect((await yTe.post(`scorecards/${card.id}/confirm`, {}, { version: 2 })).status).toBe(200);
  });
  afterAll(() => app.close());

  const order = async (sentence: string, organizationId = bloc.khoi) =>
    admin.put<CommitteeSettingsView & ProblemView>(`organizations/${organizationId}/settings`, {
      decides: 'SELF',
      twoPeople: false,
      sentence,
    });
  const table = async (who: Browser): Promise<MonthTableView> =>
    (await who.get<MonthTableView>('months/2026-02/table')).body;

  it('are the house’s own until somebody has chosen others', async () => {
    expect((await table(office)).sentence).toBe(
      'Tháng 2/2026: 1/3 tổ chức đảng đánh giá đủ chi bộ, đạt 33,3%; 1/5 chi bộ được đánh giá: Tốt 1, đạt 100,0%; Khá 0, bằng 0,0%; Trung bình 0; Kém 0.',
    );
  });

  it('are refused where a place is unknown, by its name', async () => {
    const { status, body } = await order('{tốt} và {xuất sắc}');
    expect([status, body.errors?.[0].field]).toEqual([400, 'sentence']);
    expect(body.errors?.[0].text).toContain('{xuất sắc}');
    expect((await order('a'.repeat(601))).status).toBe(400);
  });

  it('are the committee’s once it has them, also below it and of a period; empty, they are given up', async () => {
    expect((await order('{cấp ủy}: {được đánh giá}/{phải chấm} trong {kỳ}')).body.sentence).toContain('{kỳ}');
    expect((await table(office)).sentence).toMatch(/: 1\/5 trong tháng 2\/2026$/);
    const below = await Browser.signedIn(app, 'du.noivu');
    expect((await table(below)).sentence).toBe('Đảng bộ Sở Nội vụ: 0/3 trong tháng 2/2026');
    const { body } = await office.get<ReportView>('reports/bands?period=2026-Q1');
    expect(body.sentence).toMatch(/: 1\/5 trong quý I năm 2026$/i);
    expect((await order('')).body.sentence).toContain('{tổ chức đủ}');
  });

  it('has a paragraph for the minutes of a card that was sent, as Word, and none of one that was not', async () => {
    const secretary = await Browser.signedIn(app, 'cb.duoc');
    const { status, bytes } = await secretary.file(`scorecards/${card.id}/minutes.docx`);
    expect(status).toBe(200);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    expect(value).toMatch(
      /Chi bộ thống nhất chấm sinh hoạt tháng 2\/2026 đạt 100\/100 điểm, tự xếp loại Tốt\. Biểu quyết: /,
    );
    const wanted = { organizationId: bloc.tongHop, month: '2026-02', kind: 'REGULAR' };
    const other = await Browser.signedIn(app, 'cb.tonghop');
    const { body: draft } = await other.post<ScorecardView>('scorecards', wanted);
    expect((await other.get<ProblemView>(`scorecards/${draft.id}/minutes.docx`)).body).toMatchObject({
      code: 'NOT_SENT',
    });
  });
});
