import { TestBed } from '@angular/core/testing';
import type { ChasingView } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { aBranch, theReminders } from '../testing/notices';
import { Screen } from '../testing/screen';
import { ChaseForm } from './chase-form';
import { ChasingClient } from './chasing-client';

const BRANCHES = [
  aBranch('th', 'Chi bộ Tổng hợp'),
  aBranch('tt', 'Chi bộ Thanh tra', { addresses: 0 }),
  aBranch('kh', 'Chi bộ Kế hoạch', { people: 0, addresses: 0 }),
  aBranch('vp', 'Chi bộ Văn phòng', { today: true }),
];

describe('reminding branches', () => {
  const client = { chasing: vi.fn(), chase: vi.fn() };
  let screen: Screen<ChaseForm>;
  const closed = vi.fn();

  async function open(view: ChasingView = theReminders(BRANCHES)): Promise<void> {
    client.chasing.mockResolvedValue(view);
    await begin();
  }

  async function begin(): Promise<void> {
    TestBed.configureTestingModule({ providers: [{ provide: ChasingClient, useValue: client }] });
    const fixture = TestBed.createComponent(ChaseForm);
    fixture.componentRef.setInput('month', '2026-02');
    fixture.componentRef.setInput('organizationId', 'nv');
    fixture.componentInstance.closed.subscribe(closed);
    screen = new Screen(fixture);
    document.body.append(screen.element);
    await screen.settle();
    await screen.settle();
  }

  const box = (name: RegExp): HTMLInputElement => screen.get('textbox', name) as HTMLInputElement;

  beforeEach(() => {
    for (const mock of [client.chasing, client.chase, closed]) mock.mockReset();
  });
  afterEach(() => screen.element.remove());

  it('shows first who would be told and how, and who cannot be', async () => {
    await open();
    expect(client.chasing).toHaveBeenCalledWith('2026-02', 'nv');
    expect(
      [/Tổng hợp/, /Thanh tra/, /Kế hoạch/, /Văn phòng/].map((name) => [box(name).checked, box(name).disabled]),
    ).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [false, true],
    ]);
    expect(screen.text).toContain('Chưa sinh hoạt, hạn 02/03/2026; thông báo và thư');
    expect(screen.text).toContain('thông báo; chưa có địa chỉ thư');
    expect(screen.text).toContain('chưa có tài khoản, không nhắc được');
    expect(screen.text).toContain('hôm nay đã nhắc');
    expect(screen.text).toContain('1 thư sẽ gửi đi và không rút lại được.');
    expect(document.activeElement).toBe(screen.get('heading', 'Nhắc chi bộ chưa gửi phiếu'));
  });

  it('tells those that are left ticked, and says how many were told', async () => {
    await open();
    box(/Thanh tra/).click();
    await screen.settle();
    client.chase.mockResolvedValue({
      ...theReminders([aBranch('th', 'Chi bộ Tổng hợp', { today: true }), BRANCHES[1]]),
      told: 1,
      letters: 1,
    });
    await screen.click('button', 'Nhắc 1 chi bộ');
    expect(client.chase).toHaveBeenCalledWith('2026-02', { organizationId: 'nv', cellIds: ['th'] });
    expect(screen.get('status').textContent).toContain('Đã nhắc 1 chi bộ, 1 thư đang gửi đi.');
    expect(box(/Tổng hợp/).disabled).toBe(true);
    expect(screen.all('button', /^Nhắc/)).toEqual([]);
  });

  it('speaks of no letters where there is no mail server', async () => {
    await open(theReminders(BRANCHES, false));
    expect(screen.text).toContain('hệ thống chưa nối máy chủ thư nên không gửi thư');
    expect(screen.text).toContain('hạn 02/03/2026; thông báo trên hệ thống');
    expect(screen.text).not.toContain('không rút lại được');
  });

  it('says when nobody owes anything, and closes', async () => {
    await open(theReminders([]));
    expect(screen.text).toContain('Không còn chi bộ nào chưa gửi phiếu.');
    await screen.click('button', 'Đóng');
    expect(closed).toHaveBeenCalled();
  });

  it('keeps the choice when the server does not answer', async () => {
    await open();
    client.chase.mockRejectedValue(new NetworkError());
    await screen.click('button', 'Nhắc 2 chi bộ');
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ');
    expect(screen.get('button', 'Nhắc 2 chi bộ')).toBeTruthy();
  });

  it('can be opened again when there was no answer', async () => {
    client.chasing.mockRejectedValueOnce(new NetworkError());
    await begin();
    client.chasing.mockResolvedValue(theReminders(BRANCHES));
    await screen.click('button', 'Thử lại');
    expect(screen.get('button', 'Nhắc 2 chi bộ')).toBeTruthy();
  });
});
