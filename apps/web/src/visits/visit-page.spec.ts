import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ObservationView, VisitView } from '@chibo/contracts';
import { ScorecardsClient } from '../scorecards/scorecards-client';
import { ProblemError } from '../shell/api';
import { Frame } from '../shell/frame';
import { Session } from '../shell/session';
import { ADJUSTMENT, FULL, SELF, SET, aCard } from '../testing/card';
import { Screen } from '../testing/screen';
import { FINDING, aDoneVisit, aMissedVisit, aPlan, aRefusal, aVisit, anObservation } from '../testing/visits';
import { VisitPage } from './visit-page';
import { VisitsClient } from './visits-client';

describe('a visit', () => {
  const client = {
    visit: vi.fn(),
    list: vi.fn(),
    change: vi.fn(),
    withdraw: vi.fn(),
    done: vi.fn(),
    missed: vi.fn(),
    observation: vi.fn(),
    addFinding: vi.fn(),
    changeFinding: vi.fn(),
    setDone: vi.fn(),
  };
  const scorecards = { read: vi.fn() };
  let screen: Screen<VisitPage>;

  async function open(visit: VisitView, observation: Partial<ObservationView> = {}): Promise<void> {
    client.visit.mockResolvedValue(visit);
    if (!client.observation.getMockImplementation()) client.observation.mockResolvedValue(anObservation(observation));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: VisitsClient, useValue: client },
        { provide: ScorecardsClient, useValue: scorecards },
      ],
    });
    TestBed.inject(Session).installation.set({
      demonstration: false,
      needsSetup: false,
      secure: false,
      today: '2026-03-06',
    });
    const fixture = TestBed.createComponent(VisitPage);
    fixture.componentRef.setInput('id', 'v1');
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of [...Object.values(client), scorecards.read]) mock.mockReset();
    client.list.mockResolvedValue(aPlan());
  });
  afterEach(() => screen.element.remove());

  it('says where, when and who, and leads back to its quarter', async () => {
    await open(aVisit());
    expect(screen.get('heading', 'Chi bộ Tổng hợp').tagName).toBe('H1');
    expect(screen.text).toContain('Ngày dự kiến05/03/2026');
    expect(screen.text).toContain('Cán bộ ANguyễn Văn Bình');
    expect(screen.get('link', 'Tổ công tác quý I năm 2026').getAttribute('href')).toBe('/to-cong-tac/2026-Q1?to=so');
    expect(TestBed.inject(Frame).text()).toMatchObject({ title: 'Lượt dự', back: '/to-cong-tac/2026-Q1' });
    expect(screen.all('heading', 'Điểm quan sát')).toEqual([]);
  });

  it('is done on a day, which is checked at its field', async () => {
    await open(aVisit());
    await screen.click('button', 'Ghi đã dự');
    await screen.submit('Ghi đã dự');
    expect(screen.text).toContain('Cần sửa: đồng chí ghi ngày đã dự');
    await screen.type(/^Ngày đã dự/, '7/3');
    await screen.submit('Ghi đã dự');
    expect(screen.text).toContain('Cần sửa: ngày dự 07/03/2026 chưa đến.');
    await screen.type(/^Ngày đã dự/, '5/3');
    client.done.mockResolvedValue(aDoneVisit({ version: 4 }));
    await screen.submit('Ghi đã dự');
    await screen.settle();
    expect(client.done).toHaveBeenCalledWith(expect.objectContaining({ id: 'v1', version: 3 }), '2026-03-05');
    expect(screen.text).toContain('Đã ghi dự ngày 05/03/2026.');
    expect(screen.get('link', 'Chấm điểm quan sát').getAttribute('href')).toBe('/luot-du/v1/cham-diem');
  });

  it('is missed for a reason', async () => {
    await open(aVisit());
    await screen.click('button', 'Ghi không dự');
    await screen.submit('Ghi không dự');
    expect(screen.text).toContain('Cần sửa: đồng chí ghi lý do không dự.');
    await screen.type('Lý do không dự', 'Bão số 3');
    client.missed.mockResolvedValue(aMissedVisit());
    await screen.submit('Ghi không dự');
    expect(client.missed).toHaveBeenCalledWith(expect.anything(), 'Bão số 3');
    expect(screen.text).toContain('Lý do không dựBão số 3');
    expect(screen.get('button', 'Sửa lý do')).toBeTruthy();
  });

  it('has its day and members changed, beginning with those it has', async () => {
    await open(aVisit());
    await screen.click('button', 'Đổi ngày, thành viên');
    await screen.settle();
    expect((screen.get('textbox', 'Cán bộ A') as HTMLInputElement).checked).toBe(true);
    expect((screen.get('textbox', /^Thành viên khác/) as HTMLTextAreaElement).value).toBe('Nguyễn Văn Bình');
    screen.get('textbox', 'Cán bộ A').click();
    await screen.type(/^Ngày dự kiến/, '10/3');
    client.change.mockResolvedValue(aVisit({ plannedOn: '2026-03-10', members: [{ name: 'Nguyễn Văn Bình' }] }));
    await screen.submit('Đổi ngày, thành viên');
    expect(client.change).toHaveBeenCalledWith(expect.anything(), {
      plannedOn: '2026-03-10',
      members: [{ name: 'Nguyễn Văn Bình' }],
    });
    expect(screen.text).toContain('Ngày dự kiến10/03/2026');
  });

  it('goes after a question when it was planned by mistake', async () => {
    await open(aVisit());
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await screen.click('button', 'Rút khỏi kế hoạch');
    expect(client.withdraw).not.toHaveBeenCalled();
    const late = aRefusal(412, 'Lượt dự này vừa được sửa ở máy khác.').problem;
    client.withdraw.mockRejectedValueOnce(new ProblemError({ ...late, current: aVisit({ version: 4 }) }));
    await screen.click('button', 'Rút khỏi kế hoạch');
    expect(screen.get('alert').textContent).toContain('vừa được sửa ở máy khác');
    expect(navigate).not.toHaveBeenCalled();
    await screen.click('button', 'Rút khỏi kế hoạch');
    expect(client.withdraw).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'v1', version: 4 }));
    expect(navigate).toHaveBeenCalledWith(['/to-cong-tac/2026-Q1'], { queryParams: { to: 'so' } });
  });

  it('tells an act that came too late, keeps what was typed and goes on from what stands there', async () => {
    await open(aVisit());
    await screen.click('button', 'Ghi không dự');
    await screen.type('Lý do không dự', 'Bão');
    client.missed.mockRejectedValueOnce(
      new ProblemError({
        ...aRefusal(412, 'Lượt dự này vừa được sửa ở máy khác.').problem,
        current: aVisit({ version: 9 }),
      }),
    );
    await screen.submit('Ghi không dự');
    expect(screen.get('alert').textContent).toContain('vừa được sửa ở máy khác');
    expect((screen.get('textbox', 'Lý do không dự') as HTMLTextAreaElement).value).toBe('Bão');
    client.missed.mockResolvedValue(aMissedVisit());
    await screen.submit('Ghi không dự');
    expect(client.missed).toHaveBeenLastCalledWith(expect.objectContaining({ version: 9 }), 'Bão');
  });

  it('is only read by those above', async () => {
    await open(
      aDoneVisit({ mayPlan: false, whyNotObserve: 'Chỉ đồng chí có tên trong tổ công tác chấm.', findings: [FINDING] }),
    );
    expect(screen.all('button')).toEqual([]);
    expect(screen.all('link', 'Chấm điểm quan sát')).toEqual([]);
    expect(screen.text).toContain('Tổ công tác chưa chấm. Chỉ đồng chí có tên');
  });

  describe('the observed score', () => {
    it('of a committee’s own meeting is none: there are findings', async () => {
      await open(aDoneVisit({ kind: 'COMMITTEE', whyNotObserve: 'Dự họp cấp ủy thì ghi phát hiện.' }));
      expect(screen.text).toContain('Dự họp cấp ủy: ghi phát hiện, không chấm phiếu');
      expect(screen.all('heading', 'Điểm quan sát')).toEqual([]);
      expect(screen.get('heading', 'Phát hiện và việc cần làm')).toBeTruthy();
      expect(client.observation).not.toHaveBeenCalled();
    });

    it('of a meeting that was not held is refused in the words of the field', async () => {
      const text = 'Chi bộ chưa có phiếu của kỳ sinh hoạt ngày 05/03/2026.';
      client.observation.mockRejectedValue(aRefusal(422, 'Không chấm được.', 'facts.heldOn', text));
      await open(aDoneVisit());
      expect(screen.get('alert').textContent).toContain(text);
      expect(screen.all('link', 'Chấm điểm quan sát')).toEqual([]);
    });

    it('shows no score of the branch before both are given, and may be given once more', async () => {
      await open(aDoneVisit({ observed: true }), { observed: { ...SELF, kind: 'OBSERVED' } });
      expect(screen.text).toContain('Đã chấm 94 điểm');
      expect(screen.all('table')).toEqual([]);
      expect(scorecards.read).not.toHaveBeenCalled();
      expect(screen.get('link', 'Chấm lại').getAttribute('href')).toBe('/luot-du/v1/cham-diem');
      expect(screen.all('button', 'Ghi không dự')).toEqual([]);
    });

    it('waits for the card of a branch that has none, and says so', async () => {
      const given = { observed: { ...SELF, kind: 'OBSERVED' as const }, card: undefined };
      await open(aDoneVisit({ observed: true, waitsForCard: true }), given);
      expect(screen.text).toContain('Chi bộ chưa gửi phiếu của kỳ này.');
      expect(screen.get('link', 'Chấm lại')).toBeTruthy();
    });

    it('says where branch and group give the meeting another day, and another set', async () => {
      const observed = { ...SELF, kind: 'OBSERVED' as const, criteriaSetVersionId: 'other' };
      const content = { ...SELF.content, facts: { ...SELF.content.facts, heldOn: '2026-03-04' } };
      scorecards.read.mockResolvedValue(aCard(FULL, { state: 'SUBMITTED', self: SELF, observed, content }));
      await open(aDoneVisit({ observed: true }), { observed, self: SELF, card: { id: 'card', state: 'SUBMITTED' } });
      await screen.settle();
      expect(screen.text).toContain('Tổ công tác dự ngày 05/03/2026, phiếu của chi bộ ghi ngày 04/03/2026.');
      expect(screen.text).toContain('bộ tiêu chí khác');
    });

    it('stands beside the others with the gap of each, once both are given', async () => {
      const observed = {
        ...SELF,
        kind: 'OBSERVED' as const,
        score: aCard({ ...FULL, answers: FULL.answers.slice(1) }).score,
        readBefore: [{ name: 'Đồng chí An', at: '2026-03-05T09:42:00Z' }],
      };
      const verified = {
        ...SELF,
        kind: 'VERIFIED' as const,
        score: { ...SELF.score, total: SELF.score.total - 100 },
        adjustments: [ADJUSTMENT],
      };
      scorecards.read.mockResolvedValue(aCard(FULL, { state: 'VERIFIED', self: SELF, observed, verified }));
      await open(aDoneVisit({ observed: true }), {
        observed,
        self: SELF,
        card: { id: 'card', state: 'VERIFIED' },
        plannedLate: true,
      });
      expect(screen.text).toContain('Lượt dự này được lập khi chi bộ đã gửi phiếu.');
      const READ = 'Đồng chí An đã xem điểm chi bộ tự chấm trước khi chấm (lần đầu lúc 16:42, 05/03/2026).';
      expect(screen.text).toContain(READ);
      await screen.settle();
      expect(screen.text).toContain('Tự chấm94');
      expect(screen.text).toContain('Tổ công tác79 (−15)');
      expect(screen.text).toContain('Thẩm định93 (−1)');
      await screen.click('button', `Tất cả ${SET.groups.flatMap(({ criteria }) => criteria).length}`);
      const rows = screen.rows(/^Điểm từng mục/);
      expect(rows.find(([name]) => name.startsWith('2.1'))).toEqual(['2.1 Nội dung đúng, đủ', '15/15', '–', '15 (0)']);
      expect(rows.find(([name]) => name.startsWith('2.4'))).toEqual(['2.4 Nêu gương', '35/35', '35 (0)', '35 (0)']);
      expect(screen.get('link', 'Mở phiếu của chi bộ').getAttribute('href')).toBe('/phieu/card');
    });
  });

  describe('what was found', () => {
    const BODY = { words: 'Ít ý kiến', action: 'Giao chuẩn bị ý kiến', owner: 'Bí thư', dueOn: '2026-03-20' };

    it('is written with its action, who does it and until when', async () => {
      await open(aDoneVisit());
      await screen.click('button', 'Thêm phát hiện');
      await screen.submit('Thêm phát hiện');
      for (const words of ['nội dung phát hiện', 'việc cần làm', 'ai thực hiện', 'ghi hạn'])
        expect(screen.text).toContain(words);
      await screen.type('Nội dung phát hiện', BODY.words);
      await screen.type('Việc cần làm', BODY.action);
      await screen.type('Người thực hiện', BODY.owner);
      await screen.type(/^Hạn thực hiện/, '1/3');
      await screen.submit('Thêm phát hiện');
      expect(screen.text).toContain('hạn thực hiện phải từ ngày dự 05/03/2026');
      await screen.type(/^Hạn thực hiện/, '20/3');
      client.addFinding.mockResolvedValue(aDoneVisit({ findings: [{ ...FINDING, ...BODY }] }));
      await screen.submit('Thêm phát hiện');
      expect(client.addFinding).toHaveBeenCalledWith(expect.anything(), BODY);
      expect(screen.text).toContain('Bí thư, hạn 20/03/2026');
      expect(screen.text).toContain('Chưa xong');
    });

    it('is put right while it is open', async () => {
      await open(aDoneVisit({ findings: [FINDING] }));
      await screen.click('button', `Sửa việc: ${FINDING.action}`);
      await screen.type('Việc cần làm', 'Ghi rõ kết luận');
      client.changeFinding.mockResolvedValue(aDoneVisit({ findings: [{ ...FINDING, action: 'Ghi rõ kết luận' }] }));
      await screen.submit('Sửa việc cần làm');
      const { words, owner, dueOn } = FINDING;
      expect(client.changeFinding).toHaveBeenCalledWith(expect.anything(), 'f1', {
        words,
        action: 'Ghi rõ kết luận',
        owner,
        dueOn,
      });
      expect(screen.get('heading', 'Ghi rõ kết luận')).toBeTruthy();
    });

    it('is marked done and opened again; an overdue one says so', async () => {
      await open(aDoneVisit({ findings: [{ ...FINDING, overdue: true }] }));
      expect(screen.text).toContain('Quá hạn');
      const done = { at: '2026-03-06T03:00:00Z', by: 'Cán bộ A' };
      client.setDone.mockResolvedValue(aDoneVisit({ findings: [{ ...FINDING, done }] }));
      await screen.click('button', `Đánh dấu đã xong việc: ${FINDING.action}`);
      expect(client.setDone).toHaveBeenCalledWith(expect.anything(), 'f1', true);
      expect(screen.text).toContain('Đã xong Cán bộ A, 10:00, 06/03/2026');
      expect(screen.all('button', /^Sửa việc/)).toEqual([]);
      await screen.click('button', `Mở lại việc: ${FINDING.action}`);
      expect(client.setDone).toHaveBeenLastCalledWith(expect.anything(), 'f1', false);
    });
  });

  it('offers to try again', async () => {
    client.visit.mockRejectedValueOnce(aRefusal(403, 'Tổ chức này không thuộc phạm vi của đồng chí.'));
    await open(aVisit());
    expect(screen.get('alert').textContent).toContain('không thuộc phạm vi');
    await screen.click('button', 'Thử lại');
    expect(screen.get('heading', 'Chi bộ Tổng hợp')).toBeTruthy();
  });
});
