import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ProblemView, RoleView, TaskView, TasksView } from '@chibo/contracts';
import { MeetingPlansClient } from '../meeting-plans/meeting-plans-client';
import { ServerClock } from '../device/server-clock';
import { NetworkError, ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { Screen } from '../testing/screen';
import { Journal } from '../scorecards/draft/journal';
import type { Edit } from '../scorecards/draft/merge';
import { VisitsClient } from '../visits/visits-client';
import { ScorecardsClient } from '../scorecards/scorecards-client';
import { TasksPage } from './tasks-page';
import { DEVICE } from '../testing/device';
import { TasksClient } from './tasks-client';
import { NoticesClient } from '../notices/notices-client';
import { aCellYear, aStanding } from '../testing/home';
import { OFFICER } from '../testing/month';
import { theNotices } from '../testing/notices';

const SECRETARY: RoleView = {
  role: 'CELL_SECRETARY',
  roleLabel: 'Bí thư chi bộ',
  organizationId: 'cell',
  organizationName: 'Chi bộ Thanh tra',
  isCell: true,
};

const TASK: TaskView = {
  obligationId: 'o',
  organizationId: 'cell',
  organizationName: 'Chi bộ Thanh tra',
  receiver: 'Đảng ủy Sở Nội vụ',
  month: '2026-03',
  kind: 'REGULAR',
  state: 'DRAFT',
  stateLabel: 'Đang lập phiếu',
  scorecardId: 'card',
  heldOn: '2026-03-05',
  deadline: '2026-03-07',
  daysLeft: 2,
  answered: 17,
  applicable: 27,
  nextCode: '5.1',
  savedAt: '2026-03-05T09:20:00Z',
};
const UNOPENED: TaskView = { ...TASK, state: 'OPEN', scorecardId: undefined, heldOn: undefined, answered: undefined };

describe('what is to be done', () => {
  const client = { open: vi.fn(), reportNotHeld: vi.fn(), giveUp: vi.fn(), read: vi.fn() };
  const plans = { plan: vi.fn() };
  const visits = { findingsOf: vi.fn().mockResolvedValue([]) };
  const home = {
    tasks: vi.fn(),
    standings: () =>
      Promise.resolve({ organization: { id: 'tinh', name: '' }, months: [aStanding('2026-03')], earlier: 0 }),
    year: () => Promise.resolve(aCellYear()),
  };
  let screen: Screen<TasksPage>;

  async function open(tasks: Partial<TasksView>, role = SECRETARY): Promise<void> {
    home.tasks.mockResolvedValue({ owed: [], keyed: [], past: [], review: [], ...tasks });
    plans.plan.mockImplementation((organizationId: string, month: string) =>
      Promise.resolve({ organizationId, month, mayPlan: true }),
    );
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ScorecardsClient, useValue: client },
        { provide: MeetingPlansClient, useValue: plans },
        { provide: VisitsClient, useValue: visits },
        { provide: TasksClient, useValue: home },
        { provide: NoticesClient, useValue: { notices: () => Promise.resolve(theNotices()) } },
      ],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-05' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [role] });
    screen = new Screen(TestBed.createComponent(TasksPage));
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
  });

  it('puts one job in front: what, until when, how far, and where the button leads', async () => {
    await open({ owed: [TASK] });
    expect(screen.get('heading', 'Chấm điểm kỳ sinh hoạt ngày 05/03')).toBeTruthy();
    expect(screen.text).toContain('Gửi Đảng ủy Sở Nội vụ trước hết ngày 07/03/2026, còn 2 ngày.');
    expect(screen.text).toContain('Đã chấm 17/27');
    expect(screen.text).toContain('Đã gửi lên lúc 16:20');
    expect(screen.get('link', 'Chấm tiếp từ mục 5.1').getAttribute('href')).toBe('/phieu/card?muc=5.1');
  });

  it('says what still waits on this device', async () => {
    new Journal(DEVICE, 'an', 'card').write({ key: 'facts.present', base: null, value: 3, sent: [], at: 1 });
    await open({ owed: [TASK] });
    expect(screen.text).toContain('Đã lưu trên máy, 1 thay đổi chờ gửi lên');
  });

  it('opens a card that is not there yet, once for two taps', async () => {
    client.open.mockResolvedValue({ id: 'new' });
    await open({ owed: [UNOPENED] });
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const button = screen.get('button', 'Lập phiếu');
    button.click();
    button.click();
    await screen.settle();
    expect(client.open).toHaveBeenCalledExactlyOnceWith({ organizationId: 'cell', month: '2026-03', kind: 'REGULAR' });
    expect(navigate).toHaveBeenCalledWith(['/phieu', 'new']);
  });

  it('reports a month without a meeting with its reason', async () => {
    client.reportNotHeld.mockResolvedValue(undefined);
    await open({ owed: [UNOPENED] });
    await screen.click('button', 'Báo không sinh hoạt kỳ này');
    await screen.type(/^Vì sao không sinh hoạt/, 'Bão số 3');
    screen.element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await screen.settle();
    expect(client.reportNotHeld).toHaveBeenCalledWith('o', { reason: 'Bão số 3' });
    expect(home.tasks).toHaveBeenCalledTimes(2);
  });

  describe('with an empty card of a thematic meeting', () => {
    const EMPTY_CARD: TaskView = { ...TASK, kind: 'THEMATIC', heldOn: undefined, answered: 0, giveUpVersion: 1 };

    it('gives it up after a question, and looks again', async () => {
      client.giveUp.mockResolvedValue(undefined);
      await open({ owed: [EMPTY_CARD] });
      await screen.click('button', 'Bỏ phiếu còn trống này');
      expect(client.giveUp).not.toHaveBeenCalled();
      await screen.click('button', 'Thôi');
      await screen.click('button', 'Bỏ phiếu còn trống này');
      home.tasks.mockResolvedValue({ owed: [], keyed: [], past: [], review: [] });
      await screen.click('button', 'Bỏ phiếu');
      await screen.settle();
      expect(client.giveUp).toHaveBeenCalledExactlyOnceWith('card', 1);
      expect(screen.text).toContain('Chưa có việc cần làm');
    });

    it('leads the focus to the heading, since the button is gone', async () => {
      client.giveUp.mockResolvedValue(undefined);
      await open({ owed: [EMPTY_CARD] });
      document.body.append(screen.element);
      await screen.click('button', 'Bỏ phiếu còn trống này');
      home.tasks.mockResolvedValue({ owed: [], keyed: [], past: [], review: [] });
      await screen.click('button', 'Bỏ phiếu');
      await screen.settle();
      expect(document.activeElement).toBe(screen.get('heading', 'Chưa có việc cần làm'));
    });

    it('given up elsewhere, says so once and lets go of what this device held for it', async () => {
      const words = 'Phiếu chuyên đề này còn trống và đã được bỏ lúc 16:20.';
      const problem = { type: 'about:blank', title: '', status: 410, code: 'GIVEN_UP', detail: words, requestId: 'r' };
      client.read.mockRejectedValue(new ProblemError(problem as ProblemView));
      const of = (id: string): Journal => new Journal(DEVICE, 'an', id);
      const edit: Edit = { key: 'weaknesses', base: null, value: 'Họp muộn.', sent: [], at: 1 };
      for (const id of ['gone', 'card', 'visit-1']) of(id).write(edit);
      await open({ owed: [EMPTY_CARD] });
      await screen.settle();
      expect(client.read).toHaveBeenCalledExactlyOnceWith('gone');
      expect(screen.get('alert').textContent).toContain(words);
      expect(screen.get('alert').textContent).toContain('Họp muộn.');
      expect(['gone', 'card', 'visit-1'].map((id) => of(id).read().length)).toEqual([0, 1, 1]);
    });

    it('keeps what it holds for a card that cannot be asked for', async () => {
      client.read.mockRejectedValue(new NetworkError());
      new Journal(DEVICE, 'an', 'far').write({ key: 'weaknesses', base: null, value: 'x', sent: [], at: 1 });
      await open({ owed: [EMPTY_CARD] });
      expect(new Journal(DEVICE, 'an', 'far').read()).toHaveLength(1);
      expect(screen.all('alert')).toEqual([]);
    });

    it('shows why it was not given up, and the card still there', async () => {
      client.giveUp.mockRejectedValue(new NetworkError());
      await open({ owed: [EMPTY_CARD] });
      await screen.click('button', 'Bỏ phiếu còn trống này');
      await screen.click('button', 'Bỏ phiếu');
      await screen.settle();
      expect(screen.text).toContain('Không kết nối được máy chủ');
      expect(screen.all('link', 'Chấm tiếp')).toHaveLength(1);
    });

    it('does not offer it while this device holds something for it, nor for another card', async () => {
      new Journal(DEVICE, 'an', 'card').write({ key: 'weaknesses', base: null, value: 'x', sent: [], at: 1 });
      await open({ owed: [EMPTY_CARD, { ...TASK, scorecardId: 'other' }] });
      expect(screen.all('button', /Bỏ phiếu/)).toEqual([]);
    });
  });

  it('leads a complete card to the check, and a returned one to its message', async () => {
    await open({ owed: [{ ...TASK, answered: 27 }] });
    expect(screen.get('link', 'Kiểm tra và gửi').getAttribute('href')).toBe('/phieu/card/kiem-tra');
    TestBed.resetTestingModule();
    await open({
      owed: [{ ...TASK, state: 'RETURNED', stateLabel: 'Trả lại', answered: 27, returnedMessage: 'Bổ sung biên bản.' }],
    });
    expect(screen.text).toContain('Bổ sung biên bản.');
    expect(screen.get('link', 'Mở phiếu để bổ sung').getAttribute('href')).toMatch(/^\/phieu\/card/);
  });

  it('says in words that a card is late', async () => {
    await open({ owed: [{ ...TASK, daysLeft: -3 }] });
    expect(screen.text).toContain('quá hạn 3 ngày');
  });

  it.each<[string, Partial<TasksView>, string]>([
    ['of this month while its card is not begun', { owed: [UNOPENED] }, 'tháng 3/2026'],
    ['of the next month once it is', { owed: [TASK] }, 'tháng 4/2026'],
    ['of the next month when nothing is owed', {}, 'tháng 4/2026'],
  ])('has the next meeting in a line: %s', async (_when, tasks, month) => {
    await open(tasks);
    expect(screen.text).toContain(`Chưa ghi lịch kỳ sinh hoạt ${month}`);
    expect(screen.get('button', `Ghi lịch kỳ sinh hoạt ${month}`)).toBeTruthy();
  });

  it('names who of the superior follows the branch, where somebody does', async () => {
    await open({ owed: [{ ...TASK, officer: 'Nguyễn Văn An' }] });
    expect(screen.text).toContain('Đồng chí phụ trách: Nguyễn Văn An.');
    TestBed.resetTestingModule();
    await open({ owed: [TASK] });
    expect(screen.text).not.toContain('Đồng chí phụ trách');
  });

  it('says that there is nothing to do', async () => {
    await open({});
    expect(screen.get('heading', 'Chưa có việc cần làm')).toBeTruthy();
  });

  it('offers to try again without a network', async () => {
    home.tasks.mockRejectedValueOnce(new NetworkError());
    await open({ owed: [TASK] });
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    await screen.click('button', 'Thử lại');
    expect(screen.get('heading', /^Chấm điểm kỳ sinh hoạt/)).toBeTruthy();
  });

  it('shows an officer how many cards wait, month by month, and how the month stands', async () => {
    const review = [{ organizationId: 'du', organizationName: 'Đảng bộ Sở Nội vụ', month: '2026-03', waiting: 4 }];
    await open({ review }, OFFICER);
    expect(screen.get('heading', '4 phiếu chờ xác nhận').tagName).toBe('H1');
    expect(screen.get('link', 'Xem 4 phiếu').getAttribute('href')).toContain('2026-03');
    expect(screen.get('link', 'Thẩm định lần lượt').getAttribute('href')).toBe('/thang/2026-03/tham-dinh?to=du');
    expect(screen.get('heading', 'Tháng 3/2026: đã xếp loại 241/310 phiếu')).toBeTruthy();
  });

  it('has a new day after midnight, and asks what is due on it', async () => {
    await open({ owed: [TASK] });
    const before = home.tasks.mock.calls.length;
    TestBed.inject(ServerClock).hear('2026-03-31T17:00:01.000Z', Date.now());
    await screen.settle();
    expect(home.tasks.mock.calls.length).toBe(before + 1);
    expect(plans.plan).toHaveBeenLastCalledWith('cell', '2026-05');
  });
});
