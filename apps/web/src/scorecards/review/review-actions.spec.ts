import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { RoleView, ScorecardView } from '@chibo/contracts';
import { NetworkError, ProblemError } from '../../shell/api';
import { Session } from '../../shell/session';
import { aCard, FULL } from '../../testing/card';
import { OFFICER } from '../../testing/month';
import { Screen } from '../../testing/screen';
import { ReviewActions } from './review-actions';
import { ReviewClient } from './review-client';

const OPEN: ScorecardView['moves'] = [{ move: 'confirm' }, { move: 'return' }];
const WAITING = aCard(FULL, { state: 'SUBMITTED', stateLabel: 'Đã gửi', moves: OPEN });
const DONE = aCard(FULL, {
  version: 4,
  state: 'DECIDED',
  stateLabel: 'Đã xếp loại',
  moves: [
    { move: 'confirm', reason: 'Phiếu đã xếp loại.' },
    { move: 'return', reason: 'Phiếu đã xếp loại.' },
  ],
});

describe('reviewing a card', () => {
  const client = { confirm: vi.fn(), return: vi.fn(), nextWaiting: vi.fn() };
  const changed = vi.fn();
  let screen: Screen<ReviewActions>;
  let fixture: ComponentFixture<ReviewActions>;

  async function open(view = WAITING, roles: RoleView[] = [OFFICER]): Promise<void> {
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: ReviewClient, useValue: client }] });
    TestBed.inject(Session).view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles });
    fixture = TestBed.createComponent(ReviewActions);
    fixture.componentRef.setInput('view', view);
    fixture.componentInstance.changed.subscribe((next) => {
      changed(next);
      fixture.componentRef.setInput('view', next);
    });
    screen = new Screen(fixture);
    await screen.settle();
  }

  const button = (name: string | RegExp): HTMLButtonElement => screen.get('button', name) as HTMLButtonElement;
  async function sendBack(words: string): Promise<void> {
    await screen.click('button', 'Trả lại để bổ sung');
    await screen.type('Lời nhắn gửi bí thư', words);
    button('Trả lại phiếu').form?.dispatchEvent(new Event('submit', { cancelable: true }));
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of [...Object.values(client), changed]) mock.mockReset();
    client.nextWaiting.mockResolvedValue('next');
  });

  it('confirms the band in one tap and leads to the next card that waits', async () => {
    client.confirm.mockResolvedValue(DONE);
    await open();
    await screen.click('button', 'Xác nhận xếp loại Tốt');
    expect(client.confirm).toHaveBeenCalledExactlyOnceWith(WAITING);
    expect(changed).toHaveBeenCalledWith(DONE);
    expect(screen.get('status').textContent).toContain('Đã xếp loại Tốt.');
    expect(screen.get('link', 'Mở phiếu chờ tiếp theo').getAttribute('href')).toBe('/phieu/next');
    expect(screen.all('button')).toEqual([]);
  });

  it('asks once for two taps', async () => {
    client.confirm.mockReturnValue(new Promise(() => undefined));
    await open();
    button('Xác nhận xếp loại Tốt').click();
    button('Xác nhận xếp loại Tốt').click();
    await screen.settle();
    expect(client.confirm).toHaveBeenCalledTimes(1);
    expect(button('Đang xác nhận…').disabled).toBe(true);
    expect(button('Trả lại để bổ sung').disabled).toBe(true);
  });

  it('says that nothing waits any more, but only when that is known', async () => {
    const none = 'Không còn phiếu nào chờ trong tháng này.';
    client.confirm.mockResolvedValue(DONE);
    client.nextWaiting.mockResolvedValueOnce(null).mockRejectedValueOnce(new NetworkError());
    await open();
    await screen.click('button', 'Xác nhận xếp loại Tốt');
    expect(screen.get('status').textContent).toContain(none);
    TestBed.resetTestingModule();
    await open();
    await screen.click('button', 'Xác nhận xếp loại Tốt');
    expect(screen.get('status').textContent).toContain('Đã xếp loại Tốt.');
    expect(screen.text).not.toContain(none);
  });

  it('takes nothing along to the next card, neither words nor what was said', async () => {
    client.confirm.mockResolvedValue(DONE);
    await open();
    await screen.click('button', 'Trả lại để bổ sung');
    await screen.type('Lời nhắn gửi bí thư', 'Cho phiếu này');
    fixture.componentRef.setInput('view', { ...WAITING, id: 'next' });
    await screen.settle();
    expect(screen.all('textbox')).toEqual([]);
    await screen.click('button', 'Xác nhận xếp loại Tốt');
    expect(screen.all('status')).toEqual([]);
    await screen.click('button', 'Trả lại để bổ sung');
    expect((screen.get('textbox') as HTMLTextAreaElement).value).toBe('');
  });

  it('returns a card only with words for the branch', async () => {
    client.return.mockResolvedValue(DONE);
    await open();
    document.body.append(screen.element);
    await sendBack('  ');
    expect(screen.text).toContain('Cần sửa: đồng chí ghi nội dung đề nghị chi bộ bổ sung.');
    const field = screen.get('textbox', 'Lời nhắn gửi bí thư');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    expect(client.return).not.toHaveBeenCalled();
    await screen.click('button', 'Thôi');
    await sendBack(' Bổ sung biên bản, mục 2.1. ');
    expect(client.return).toHaveBeenCalledWith(WAITING, { message: 'Bổ sung biên bản, mục 2.1.' });
    expect(screen.get('status').textContent).toContain('Đã trả lại chi bộ.');
  });

  it('keeps the words when there is no network', async () => {
    client.return.mockRejectedValue(new NetworkError());
    await open();
    await sendBack('Bổ sung biên bản.');
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    expect((screen.get('textbox') as HTMLTextAreaElement).value).toBe('Bổ sung biên bản.');
  });

  it('says beside the button that is off why it is', async () => {
    await open(DONE);
    expect(button('Xác nhận xếp loại').disabled).toBe(true);
    const why = button('Xác nhận xếp loại').getAttribute('aria-describedby') ?? '';
    expect(screen.element.querySelector(`#${why}`)?.textContent).toBe('Phiếu đã xếp loại.');
    TestBed.resetTestingModule();
    await open({ ...WAITING, moves: [{ move: 'confirm', reason: 'Điểm chưa đủ.' }, { move: 'return' }] });
    expect(button('Xác nhận xếp loại Tốt').disabled).toBe(true);
    expect(button('Trả lại để bổ sung').disabled).toBe(false);
    expect(screen.text).toContain('Điểm chưa đủ.');
  });

  it('shows what stands now when another officer was faster', async () => {
    const problem = {
      type: 'about:blank',
      title: '',
      status: 412,
      code: 'VERSION_CONFLICT',
      requestId: '',
      current: DONE,
    } as const;
    client.confirm.mockRejectedValue(new ProblemError({ ...problem, detail: 'Phiếu có bản mới hơn.' }));
    await open();
    await screen.click('button', 'Xác nhận xếp loại Tốt');
    expect(screen.get('alert').textContent).toContain('Phiếu có bản mới hơn.');
    await screen.click('button', 'Xem phiếu hiện nay');
    expect(changed).toHaveBeenCalledWith(DONE);
    expect(screen.all('alert')).toEqual([]);
    expect(screen.text).toContain('Phiếu đã xếp loại.');
  });

  it('is not there for the branch itself', async () => {
    await open(WAITING, [{ ...OFFICER, role: 'CELL_SECRETARY', isCell: true }]);
    expect(screen.text).toBe('');
  });
});
