import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { QueueItem, ScorecardView } from '@chibo/contracts';
import { signal } from '@angular/core';
import { ServerClock } from '../device/server-clock';
import { NetworkError, ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { Viewport } from '../shell/viewport';
import { ReviewClient } from '../scorecards/review/review-client';
import { ScorecardsClient } from '../scorecards/scorecards-client';
import { aCard, FULL, SELF } from '../testing/card';
import { OFFICER } from '../testing/month';
import { anItem } from '../testing/queue';
import { Screen } from '../testing/screen';
import { PULSE_EVERY } from './pulse';
import { SETTLING } from './queue-card';
import { QueueClient } from './queue-client';
import { QueuePage } from './queue-page';

const FULL_MARKS = anItem('B', { exceptions: [{ code: 'ALL_FULL', text: 'Mọi mục đạt điểm tối đa' }] });
const QUEUE = [anItem('A'), FULL_MARKS, anItem('C')];
const NOW = '2026-03-06T03:00:00Z';
const OPEN: ScorecardView['moves'] = [{ move: 'verify' }, { move: 'confirm' }, { move: 'return' }];

function waiting(id: string, changes: Partial<ScorecardView> = {}): ScorecardView {
  const cell = { id: `cell-${id}`, name: `Chi bộ ${id}`, kindLabel: 'Chi bộ' };
  return aCard(FULL, { id, cell, state: 'SUBMITTED', stateLabel: 'Đã gửi', self: SELF, moves: OPEN, ...changes });
}

function decided(id: string): ScorecardView {
  return waiting(id, {
    version: 4,
    state: 'DECIDED',
    stateLabel: 'Đã xếp loại',
    decided: { total: 9400, band: 'GOOD', at: NOW, by: 'An' },
    moves: [{ move: 'takeBack' }],
  });
}

describe('walking the waiting cards', () => {
  const queue = { view: vi.fn(), confirm: vi.fn(), pulse: vi.fn() };
  const review = { confirm: vi.fn(), verify: vi.fn(), decide: vi.fn(), return: vi.fn(), takeBack: vi.fn() };
  const cards = { read: vi.fn(), paper: () => '' };
  const wide = signal(true);
  let screen: Screen<unknown>;
  let items: QueueItem[];

  async function open(address = '?to=so', queued = QUEUE): Promise<void> {
    items = queued;
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'thang/:month/tham-dinh', component: QueuePage }], withComponentInputBinding()),
        { provide: QueueClient, useValue: queue },
        { provide: ReviewClient, useValue: review },
        { provide: ScorecardsClient, useValue: cards },
        { provide: Viewport, useValue: { wide } },
      ],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-06' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [OFFICER] });
    const harness = await RouterTestingHarness.create(`/thang/2026-03/tham-dinh${address}`);
    document.body.append(harness.fixture.nativeElement as HTMLElement);
    screen = new Screen(harness.fixture);
    await calm();
  }

  /** Everything has been answered, and the card has been on the screen long enough to be acted on. */
  async function calm(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) await screen.settle();
    vi.advanceTimersByTime(SETTLING);
  }

  async function press(key: string): Promise<void> {
    await screen.press((document.activeElement ?? document.body) as HTMLElement, key);
    await calm();
  }

  const shown = (): string => screen.get('heading', /, tháng 3\/2026$/).textContent ?? '';
  const marked = (): (string | undefined)[] =>
    [...screen.element.querySelectorAll('[aria-current]')].map((row) => row.querySelector('.name')?.textContent);
  const said = (): string => screen.all('status')[0].textContent ?? '';

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'], now: Date.parse(NOW) });
    for (const mock of [...Object.values(queue), ...Object.values(review), cards.read]) mock.mockReset();
    queue.view.mockImplementation(() =>
      Promise.resolve({ month: '2026-03', organization: { id: 'so', name: 'Đảng bộ Sở Nội vụ' }, items }),
    );
    cards.read.mockImplementation((id: string) => Promise.resolve(waiting(id)));
    review.confirm.mockImplementation(({ id }: ScorecardView) => {
      items = items.filter(({ scorecardId }) => scorecardId !== id);
      return Promise.resolve(decided(id));
    });
    wide.set(true);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    document.body.replaceChildren();
  });

  it('shows what waits in order, with last month and what is worth a look, and opens the first', async () => {
    await open();
    expect(queue.view).toHaveBeenCalledWith('2026-03', 'so');
    expect(screen.get('heading', 'Còn 3 phiếu chờ')).toBeTruthy();
    const rows = screen.all('button', /^Chi bộ /).map((row) => row.textContent);
    expect(rows[1]).toContain('Chi bộ B');
    expect(rows[1]).toContain('94 điểm');
    expect(rows[1]).toContain('tháng trước 92');
    expect(rows[1]).toContain('Mọi mục đạt điểm tối đa');
    expect(rows[2]).toContain('Không có điểm cần xem');
    expect(shown()).toContain('Chi bộ A');
    expect(marked()).toEqual(['Chi bộ A']);
    expect(TestBed.inject(Router).url).toContain('phieu=A');
  });

  it("narrows to the officer's own branches, in the address, and walks only those", async () => {
    const mine = { officer: { name: 'An', mine: true } };
    await open('?to=so', [anItem('A'), anItem('B', mine), anItem('C', { officer: { name: 'Bình', mine: false } })]);
    await screen.click('button', 'Tôi phụ trách 1');
    await calm();
    expect(TestBed.inject(Router).url).toContain('cua=toi');
    expect(screen.get('heading', 'Còn 1 phiếu chờ')).toBeTruthy();
    expect(shown()).toContain('Chi bộ B');
    await press('x');
    expect(review.confirm).toHaveBeenCalledOnce();
    expect(said()).toContain('Còn 0 phiếu');
    expect(screen.get('heading', 'Không còn phiếu nào của chi bộ đồng chí phụ trách')).toBeTruthy();
    expect(screen.all('link', /Khóa sổ/)).toEqual([]);
    await screen.click('button', 'Xem 2 phiếu còn lại');
    await calm();
    expect(screen.get('heading', 'Còn 2 phiếu chờ')).toBeTruthy();
    expect(shown()).toContain('Chi bộ A');
  });

  it('offers no such choice to who follows none of them', async () => {
    await open();
    expect(screen.all('button', /Tôi phụ trách/)).toEqual([]);
  });

  it('walks by keys, and by a button for each', async () => {
    await open();
    await press('j');
    expect(shown()).toContain('Chi bộ B');
    expect(document.activeElement?.id).toBe('queue-B');
    await press('ArrowDown');
    expect(shown()).toContain('Chi bộ C');
    await press('j');
    await press('k');
    expect(shown()).toContain('Chi bộ B');
    await screen.click('button', /^Trước/);
    await calm();
    expect(shown()).toContain('Chi bộ A');
    expect((screen.get('button', /^Trước/) as HTMLButtonElement).disabled).toBe(true);
    await screen.click('button', /^Tiếp/);
    await calm();
    expect(marked()).toEqual(['Chi bộ B']);
  });

  it('leads into the card with Enter', async () => {
    await open();
    (document.activeElement as HTMLElement).blur();
    await press('Enter');
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('confirms, says so, and goes on to the next until none is left', async () => {
    await open('?to=so', QUEUE.slice(0, 2));
    await press('x');
    expect(review.confirm).toHaveBeenCalledExactlyOnceWith(waiting('A'));
    expect(said()).toBe('Chi bộ A: Đã xếp loại Tốt. Còn 1 phiếu.');
    expect(shown()).toContain('Chi bộ B');
    await screen.click('button', /^Xác nhận xếp loại Tốt/);
    await calm();
    expect(screen.get('heading', 'Không còn phiếu nào chờ đồng chí trong tháng 3/2026')).toBeTruthy();
    expect(screen.get('link', 'Khóa sổ tháng 3/2026').getAttribute('href')).toBe('/thang/2026-03/khoa-so?to=so');
    expect(screen.get('link', 'Xem bảng tháng').getAttribute('href')).toBe('/thang/2026-03?to=so');
  });

  it('does not confirm an unseen card for the second press of a double press', async () => {
    await open();
    await screen.press(document.body, 'x');
    for (let turn = 0; turn < 4; turn++) await screen.settle();
    expect(shown()).toContain('Chi bộ B');
    await press('x');
    expect(review.confirm).toHaveBeenCalledTimes(1);
    await press('x');
    expect(review.confirm).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['verify', 'Thẩm định', 'SUBMITTED', [{ move: 'verify' }, { move: 'confirm', reason: 'Cần hai người.' }]],
    ['decide', 'Quyết định xếp loại Tốt', 'VERIFIED', [{ move: 'decide' }]],
  ] as const)('does the act the card waits for: %s', async (move, label, state, moves) => {
    cards.read.mockImplementation((id: string) => Promise.resolve(waiting(id, { state, moves: [...moves] })));
    review[move].mockImplementation(({ id }: ScorecardView) => Promise.resolve(decided(id)));
    await open();
    expect(screen.get('button', new RegExp(`^${label}`))).toBeTruthy();
    await press('x');
    expect(review[move]).toHaveBeenCalledTimes(1);
    expect(shown()).toContain('Chi bộ B');
  });

  it('says why an act is off, and does not do it', async () => {
    const moves = [{ move: 'decide' as const, reason: 'Cần người thứ hai quyết định xếp loại.' }];
    cards.read.mockImplementation((id: string) => Promise.resolve(waiting(id, { state: 'VERIFIED', moves })));
    await open();
    await press('x');
    expect(review.decide).not.toHaveBeenCalled();
    expect(screen.text).toContain('Cần người thứ hai quyết định xếp loại.');
  });

  it('returns a card with words, in a form where letters are letters', async () => {
    review.return.mockImplementation(({ id }: ScorecardView) =>
      Promise.resolve(waiting(id, { state: 'RETURNED', moves: [] })),
    );
    await open();
    await press('l');
    expect(document.activeElement).toBe(screen.get('textbox', 'Lời nhắn gửi bí thư'));
    await press('j');
    await press('x');
    expect(shown()).toContain('Chi bộ A');
    expect(screen.text).toContain('Đang trả lại phiếu, chưa xác nhận được.');
    await screen.type('Lời nhắn gửi bí thư', 'Đề nghị bổ sung biên bản.');
    await screen.submit(/^Trả lại/);
    await calm();
    expect(review.return.mock.calls[0][1]).toMatchObject({ message: 'Đề nghị bổ sung biên bản.' });
    expect(said()).toContain('Chi bộ A: Đã trả lại chi bộ.');
    expect(shown()).toContain('Chi bộ B');
  });

  it('sends adjustments with the verification, and says what they come to', async () => {
    review.verify.mockImplementation(({ id }: ScorecardView) =>
      Promise.resolve(waiting(id, { state: 'VERIFIED', moves: [] })),
    );
    await open();
    await screen.click('button', 'Điều chỉnh mục 2.3');
    await press('x');
    expect(review.verify).not.toHaveBeenCalled();
    await screen.choose('Điểm thẩm định, mục 2.3', '300');
    screen.get('radiogroup', 'Lý do điều chỉnh mục 2.3').querySelectorAll('input')[1].click();
    await screen.type('Ghi rõ vì sao, mục 2.3', 'Biên bản chưa rõ');
    expect(screen.text).toContain('1 mục điều chỉnh: 93 điểm, Tốt');
    await screen.click('button', /^Thẩm định/);
    await calm();
    expect(review.verify.mock.calls[0][1].adjustments).toMatchObject([{ code: '2.3', points: 300 }]);
    expect(shown()).toContain('Chi bộ B');
  });

  it('asks before it leaves words that were not sent', async () => {
    const confirm = vi.spyOn(window, 'confirm').mockReturnValue(false);
    await open();
    await press('l');
    await screen.click('button', /^Tiếp/);
    expect(shown()).toContain('Chi bộ A');
    confirm.mockReturnValue(true);
    await screen.click('button', /^Tiếp/);
    await calm();
    expect(shown()).toContain('Chi bộ B');
    expect(confirm).toHaveBeenCalledTimes(2);
  });

  it('takes the last act back for ten minutes, and opens that card again', async () => {
    review.takeBack.mockImplementation(({ id }: ScorecardView) => {
      items = QUEUE;
      return Promise.resolve(waiting(id, { version: 5 }));
    });
    await open();
    await press('x');
    expect(screen.text).toContain('Thu hồi được đến 10:10.');
    await press('u');
    expect(review.takeBack).toHaveBeenCalledExactlyOnceWith(decided('A'));
    expect(shown()).toContain('Chi bộ A');
    expect(said()).toBe('Chi bộ A: đã thu hồi. Còn 3 phiếu.');
    expect(screen.all('button', /^Thu hồi/)).toEqual([]);
  });

  it('counts the ten minutes by the server, whatever the clock of the device says', async () => {
    await open();
    vi.setSystemTime(Date.parse(NOW) + 3_600_000);
    TestBed.inject(ServerClock).hear(NOW, Date.now());
    await press('x');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await screen.settle();
    expect(screen.text).toContain('Thu hồi được đến 10:10.');
  });

  it('keeps the act and says why when it cannot be taken back', async () => {
    review.takeBack.mockRejectedValue(new NetworkError());
    await open();
    await press('x');
    await screen.click('button', /^Thu hồi/);
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    expect(shown()).toContain('Chi bộ B');
  });

  it('tells what another officer has just done, without reloading, and locks the acts', async () => {
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ['Date', 'performance', 'setInterval', 'clearInterval'], now: Date.parse(NOW) });
    await open();
    items = QUEUE.slice(1);
    queue.pulse.mockResolvedValue({ version: 4, state: 'DECIDED', stateLabel: 'Đã xếp loại' });
    vi.advanceTimersByTime(PULSE_EVERY);
    await calm();
    expect(screen.get('alert').textContent).toContain('Phiếu này vừa được xử lý: Đã xếp loại');
    expect(screen.get('heading', 'Còn 2 phiếu chờ')).toBeTruthy();
    expect((screen.get('button', /^Xác nhận xếp loại/) as HTMLButtonElement).disabled).toBe(true);
    await press('x');
    expect(review.confirm).not.toHaveBeenCalled();
    cards.read.mockResolvedValueOnce(decided('A'));
    await screen.click('button', 'Xem bản mới');
    await calm();
    expect(screen.all('alert')).toEqual([]);
    expect(screen.text).toContain('Đã xếp loại, không còn chờ đồng chí xử lý.');
    await press('j');
    expect(shown()).toContain('Chi bộ B');
  });

  it('says the same when the server refuses because somebody was faster', async () => {
    const problem = {
      type: 'about:blank' as const,
      title: '',
      status: 412,
      code: 'VERSION_CONFLICT',
      detail: 'Phiếu vừa được sửa.',
      requestId: '',
    };
    review.confirm.mockRejectedValue(new ProblemError({ ...problem, current: decided('A') }));
    await open();
    await press('x');
    expect(screen.get('alert').textContent).toContain('Phiếu này vừa được xử lý: Đã xếp loại');
  });

  it('shows a refusal beside the act, and lets it be tried again', async () => {
    review.confirm.mockRejectedValueOnce(new NetworkError());
    await open();
    await press('x');
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    await press('x');
    expect(shown()).toContain('Chi bộ B');
    expect(screen.all('alert')).toEqual([]);
  });

  it('begins with the list on a phone, and goes from card to card there', async () => {
    wide.set(false);
    await open();
    expect(cards.read).not.toHaveBeenCalled();
    expect(screen.get('heading', 'Còn 3 phiếu chờ').tagName).toBe('H1');
    await screen.click('button', /^Chi bộ B/);
    await calm();
    expect(shown()).toContain('Chi bộ B');
    await screen.click('button', /^Xác nhận xếp loại Tốt/);
    await calm();
    expect(shown()).toContain('Chi bộ C');
    expect(document.activeElement?.tagName).toBe('H1');
    await screen.click('button', 'Về danh sách, còn 2 phiếu');
    await calm();
    expect(screen.get('heading', 'Còn 2 phiếu chờ')).toBeTruthy();
  });

  it('explains its keys, and turns them off for whom they disturb', async () => {
    await open();
    await press('?');
    const sheet = screen.element.querySelector('dialog') as HTMLDialogElement;
    expect(sheet.open).toBe(true);
    sheet.querySelector('input')?.click();
    await screen.click('button', 'Đóng');
    await press('x');
    await press('j');
    expect(review.confirm).not.toHaveBeenCalled();
    expect(shown()).toContain('Chi bộ A');
  });

  it('offers to try again when a card or the queue does not open', async () => {
    queue.view.mockRejectedValueOnce(new NetworkError());
    cards.read.mockRejectedValueOnce(new NetworkError());
    await open();
    expect(screen.text).toContain('Chưa mở được hàng chờ');
    await screen.click('button', 'Thử lại');
    await calm();
    expect(screen.get('heading', 'Chưa mở được phiếu')).toBeTruthy();
    await screen.click('button', 'Thử lại');
    await calm();
    expect(shown()).toContain('Chi bộ A');
  });
});
