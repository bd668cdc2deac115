import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ScorecardView } from '@chibo/contracts';
import type { WaitingSending } from '../../device/waiting-sendings';
import { WaitingSendings } from '../../device/waiting-sendings';
import { NetworkError, ProblemError } from '../../shell/api';
import { Outbox } from '../../shell/outbox';
import { Session } from '../../shell/session';
import { aCard, CARRIED, FACTS, FULL, SELF } from '../../testing/card';
import { DEVICE } from '../../testing/device';
import { Screen } from '../../testing/screen';
import { Journal } from '../draft/journal';
import { ScorecardsClient } from '../scorecards-client';
import { CheckPage } from './check-page';

describe('check before sending', () => {
  const client = { read: vi.fn(), submit: vi.fn(), save: vi.fn() };
  let screen: Screen<CheckPage>;
  let navigate: ReturnType<typeof vi.spyOn>;

  async function open(card: ScorecardView): Promise<void> {
    client.read.mockResolvedValue(card);
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: ScorecardsClient, useValue: client }] });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-06' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(CheckPage);
    fixture.componentRef.setInput('id', 'card');
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
  });

  it('says total, band and why not higher, and names the receiver on the one official button', async () => {
    await open(aCard({ ...FULL, facts: { ...FACTS, present: 15, excused: 2 } }));
    expect(screen.text).toContain('Vì sao chưa là Tốt');
    expect(screen.text).toContain('Chưa đạt');
    expect(screen.get('button', 'Gửi Đảng ủy Sở Nội vụ')).toBeTruthy();
  });

  it('lists the lines below maximum with their reasons, and the vote', async () => {
    await open(aCard(FULL));
    expect(screen.text).toContain('Gửi muộn');
    expect(screen.text).toContain('14/15 đồng chí, 93,3%');
    expect(screen.text).toContain('Còn 01 đồng chí vắng');
  });

  it('tells each group against last month', async () => {
    const earlier = {
      ...FULL,
      answers: FULL.answers.map((one) => (one.code === '2.3' ? { ...one, value: 500 } : one)),
    };
    await open(aCard(FULL, { previous: { month: '2026-02', content: earlier, score: aCard(earlier).score } }));
    expect(screen.text).toContain('Như tháng 2');
    expect(screen.text).toContain('Giảm 1 so với tháng 2');
  });

  it('says under which set the card is sent, and leads back to a set that waits to be agreed to', async () => {
    client.submit.mockResolvedValue({});
    await open(aCard(FULL));
    await screen.click('button', /^Gửi/);
    expect((client.submit.mock.lastCall as unknown[])[2]).toMatchObject({ criteriaSetVersionId: 'set' });
    TestBed.resetTestingModule();
    client.submit.mockClear();
    await open(aCard(FULL, { swap: { from: 'Bộ cũ', to: 'Bộ mới', under: 'old', again: 5, kept: 3 } }));
    expect(navigate).toHaveBeenCalledWith(['/phieu', 'card'], { replaceUrl: true });
    expect(client.submit).not.toHaveBeenCalled();
  });

  it('says why a closed month takes nothing, and sends nothing', async () => {
    const reason = 'Đảng ủy Sở Nội vụ đã khóa sổ tháng này nên chi bộ không gửi được nữa.';
    const { moves } = aCard(FULL);
    const closed = moves.map((each) => (each.move === 'submit' ? { ...each, reason } : each));
    await open(aCard(FULL, { moves: closed }));
    expect(screen.text).toContain(reason);
    expect(screen.get('button', /^Gửi/).getAttribute('aria-disabled')).toBe('true');
    await screen.click('button', /^Gửi/);
    expect(client.submit).not.toHaveBeenCalled();
  });

  it('says by whose leave it is sent', async () => {
    const leave = { until: '2026-03-20', reason: 'Bí thư đi công tác', by: 'Đồng chí Lan', at: '2026-03-06T03:00:00Z' };
    await open(aCard(FULL, { leave }));
    expect(screen.text).toContain('Được gửi đến hết ngày 20/03/2026');
    expect(screen.text).toContain('Đồng chí Lan cho gửi. Lý do: Bí thư đi công tác');
  });

  it('of a month long past wants to hear once more which month it is', async () => {
    client.submit.mockResolvedValue({});
    await open(aCard({ ...FULL, facts: { ...FACTS, heldOn: '2025-11-05' } }, { month: '2025-11' }));
    await screen.click('button', /^Gửi/);
    expect(screen.text).toContain('Đồng chí đánh dấu ô này trước khi gửi');
    expect(client.submit).not.toHaveBeenCalled();
    screen.get('checkbox', /phiếu tháng 11\/2025/).click();
    await screen.settle();
    await screen.click('button', /^Gửi/);
    expect((client.submit.mock.lastCall as unknown[])[2]).toMatchObject({ confirmedMonth: '2025-11' });
  });

  it('sends once for two taps, and goes to the receipt', async () => {
    let arrive: (receipt: unknown) => void = () => undefined;
    client.submit.mockImplementation(() => new Promise((resolve) => (arrive = resolve)));
    await open(aCard(FULL));
    const button = screen.get('button', 'Gửi Đảng ủy Sở Nội vụ');
    button.click();
    button.click();
    await vi.waitFor(() => expect(client.submit).toHaveBeenCalled());
    arrive({});
    await vi.waitFor(() =>
      expect(navigate).toHaveBeenCalledWith(['/phieu', 'card', 'bien-nhan'], { replaceUrl: true }),
    );
    expect(client.submit).toHaveBeenCalledTimes(1);
  });

  it('sends nothing more once it is sent, though the receipt takes its time to open', async () => {
    client.submit.mockResolvedValue({});
    await open(aCard(FULL));
    const button = screen.get('button', 'Gửi Đảng ủy Sở Nội vụ');
    button.click();
    await vi.waitFor(() => expect(navigate).toHaveBeenCalled());
    button.click();
    await screen.settle();
    expect(client.submit).toHaveBeenCalledTimes(1);
  });

  describe('without an answer', () => {
    const waiting = (): WaitingSending[] => TestBed.inject(WaitingSendings).of('an');
    afterEach(() => TestBed.inject(WaitingSendings).drop('an', 'card'));

    it('the sending waits on this device, counts once however often it is pressed, and is gone once answered', async () => {
      client.submit.mockRejectedValueOnce(new NetworkError()).mockResolvedValueOnce({});
      await open(aCard(FULL));
      await screen.click('button', 'Gửi Đảng ủy Sở Nội vụ');
      await vi.waitFor(() => expect(screen.text).toContain('Phiếu chờ gửi'));
      expect(screen.text).toContain('chỉ được tính một lần');
      expect(waiting()).toMatchObject([{ cardId: 'card', month: '2026-03', body: { weaknesses: FULL.weaknesses } }]);
      await screen.click('button', 'Gửi Đảng ủy Sở Nội vụ');
      await vi.waitFor(() => expect(client.submit).toHaveBeenCalledTimes(2));
      await vi.waitFor(() => expect(waiting()).toEqual([]));
    });

    it('changes that cannot go up wait too, and nothing is sent of another version', async () => {
      client.save.mockRejectedValue(new NetworkError());
      new Journal(DEVICE, 'an', 'card').write({
        key: 'weaknesses',
        base: FULL.weaknesses,
        value: 'Mới',
        sent: [],
        at: 1,
      });
      await open(aCard(FULL));
      await screen.click('button', 'Gửi Đảng ủy Sở Nội vụ');
      await vi.waitFor(() => expect(waiting()).toMatchObject([{ body: { weaknesses: 'Mới' } }]));
      expect(client.submit).not.toHaveBeenCalled();
      new Journal(DEVICE, 'an', 'card').takeAll();
    });

    it('what has gone up by itself leads on to its receipt', async () => {
      client.submit.mockRejectedValueOnce(new NetworkError());
      await open(aCard(FULL));
      await screen.click('button', 'Gửi Đảng ủy Sở Nội vụ');
      await vi.waitFor(() => expect(waiting()).toHaveLength(1));
      expect(navigate).not.toHaveBeenCalled();
      TestBed.inject(Outbox).sent.set(waiting());
      await screen.settle();
      expect(navigate).toHaveBeenCalledWith(['/phieu', 'card', 'bien-nhan'], { replaceUrl: true });
    });

    it('it can be taken back', async () => {
      client.submit.mockRejectedValueOnce(new NetworkError());
      await open(aCard(FULL));
      await screen.click('button', 'Gửi Đảng ủy Sở Nội vụ');
      await vi.waitFor(() => expect(waiting()).toHaveLength(1));
      await screen.click('button', 'Bỏ chờ gửi');
      expect(waiting()).toEqual([]);
      expect(screen.text).not.toContain('Phiếu chờ gửi');
    });
  });

  it('says how many of the actions of last month are done, and nothing where there are none', async () => {
    await open(aCard({ ...FULL, actionsDone: ['2.3'] }, { carried: CARRIED }));
    expect(screen.text).toContain('Việc tháng trướcĐã xong 1/3 việc.');
    expect(screen.get('link', 'Sửa việc tháng trước').getAttribute('href')).toBe('/phieu/card?tai=actions.weaknesses');
    TestBed.resetTestingModule();
    await open(aCard(FULL));
    expect(screen.text).not.toContain('Việc tháng trước');
  });

  describe('the second look', () => {
    const SPENT = 'chibo.time.v1/an/card';
    const previous = { month: '2026-02', content: FULL, score: aCard(FULL).score };

    it('is suggested when all is as last month, and keeps nobody from sending', async () => {
      localStorage.setItem(SPENT, '300');
      client.submit.mockResolvedValue({});
      await open(aCard(FULL, { previous }));
      expect(screen.text).toContain('Mọi mục giống phiếu tháng 2. Đồng chí xem lại lần nữa trước khi gửi.');
      expect(screen.text).not.toContain('rất nhanh');
      await screen.click('button', 'Gửi Đảng ủy Sở Nội vụ');
      await vi.waitFor(() => expect(client.submit).toHaveBeenCalledTimes(1));
    });

    it('is suggested when the card took less than 45 seconds', async () => {
      localStorage.setItem(SPENT, '44');
      await open(aCard(FULL));
      expect(screen.text).toContain('Phiếu được nhập rất nhanh trên máy này. Đồng chí xem lại');
    });

    it('is suggested for a number that may be a slip', async () => {
      localStorage.setItem(SPENT, '300');
      await open(aCard({ ...FULL, facts: { ...FULL.facts, minutes: 999 } }));
      expect(screen.text).toContain('Thời lượng (phút): 999 phút, đúng không?');
    });

    it('is not suggested for a card that took its time and differs, nor for one given back', async () => {
      localStorage.setItem(SPENT, '45');
      const answers = FULL.answers.map((one) => (one.code === '2.3' ? { ...one, value: 300 } : one));
      await open(aCard({ ...FULL, answers }, { previous }));
      expect(screen.text).not.toContain('xem lại lần nữa');
      TestBed.resetTestingModule();
      localStorage.clear();
      const returned = { message: 'Xem lại', at: '', by: '', lines: [] };
      await open(aCard(FULL, { previous, state: 'RETURNED', self: SELF, returned }));
      expect(screen.text).not.toContain('xem lại lần nữa');
    });

    it('sends the seconds and the actions with the card', async () => {
      localStorage.setItem(SPENT, '300');
      client.submit.mockResolvedValueOnce({});
      await open(aCard({ ...FULL, actionsDone: ['2.3'] }, { carried: CARRIED }));
      await screen.click('button', 'Gửi Đảng ủy Sở Nội vụ');
      await vi.waitFor(() => expect(client.submit).toHaveBeenCalled());
      expect(client.submit.mock.calls[0][2]).toMatchObject({ secondsSpent: 300, actionsDone: ['2.3'] });
    });

    it('sends no time with a card given back: mending one line takes none', async () => {
      client.submit.mockResolvedValue({});
      const returned = { message: 'Xem lại', at: '', by: '', lines: [] };
      await open(aCard(FULL, { state: 'RETURNED', self: SELF, returned }));
      await screen.click('button', 'Gửi Đảng ủy Sở Nội vụ');
      await vi.waitFor(() => expect(client.submit).toHaveBeenCalled());
      expect(client.submit.mock.calls[0][2]).not.toHaveProperty('secondsSpent');
    });
  });

  it('goes back to the card when there is something to mend', async () => {
    await open(aCard({ ...FULL, weaknesses: '' }));
    expect(navigate).toHaveBeenCalledWith(['/phieu', 'card'], { queryParams: { sua: '' }, replaceUrl: true });
  });

  it('goes to the receipt when the card was sent already', async () => {
    const sent = aCard(FULL, {
      moves: [{ move: 'save', reason: 'Phiếu đã gửi.' }],
      receipt: {} as ScorecardView['receipt'],
    });
    await open(sent);
    expect(navigate).toHaveBeenCalledWith(['/phieu', 'card', 'bien-nhan'], { replaceUrl: true });
  });

  it('says so when the card was changed elsewhere', async () => {
    const words = { type: 'about:blank', title: '', status: 412, code: 'VERSION_CONFLICT', requestId: '' } as const;
    client.submit.mockRejectedValueOnce(new ProblemError({ ...words, detail: 'Phiếu có bản mới hơn.' }));
    await open(aCard(FULL));
    await screen.click('button', 'Gửi Đảng ủy Sở Nội vụ');
    await vi.waitFor(() => expect(screen.text).toContain('Phiếu vừa thay đổi trên máy khác'));
  });

  it('shows what a card given back by line will change, and leads only to what is open', async () => {
    const answers = FULL.answers.map((one) => (one.code === '2.3' ? { ...one, value: 300 } : one));
    const returned = { message: '', at: '', by: '', lines: [{ code: '2.3', message: 'Bổ sung' }] };
    await open(aCard({ ...FULL, answers }, { state: 'RETURNED', self: SELF, returned }));
    expect(screen.get('heading', 'Đã sửa so với lần trước')).toBeTruthy();
    expect(screen.text).toMatch(/Trước: 4 điểm .* nay: 3 điểm/);
    expect(screen.all('link', /^Sửa/).map((link) => link.getAttribute('href'))).toEqual([
      '/phieu/card?muc=2.3',
      '/phieu/card?tai=vote.officialPresent',
    ]);
  });

  it('says so when nothing was changed since the card came back', async () => {
    const returned = { message: 'Xem lại', at: '', by: '', lines: [] };
    await open(aCard(FULL, { state: 'RETURNED', self: SELF, returned }));
    expect(screen.text).toContain('Chưa sửa gì so với phiếu đã gửi.');
    expect(screen.all('link', /^Sửa/)).toHaveLength(5);
  });
});
