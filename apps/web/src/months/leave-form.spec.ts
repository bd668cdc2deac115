import { TestBed } from '@angular/core/testing';
import type { CellRow } from '@chibo/contracts';
import { ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { aRow } from '../testing/month';
import { Screen } from '../testing/screen';
import { LeaveForm } from './leave-form';
import { MonthsClient } from './months-client';

describe('letting a branch send', () => {
  const client = { grantLeave: vi.fn(), withdrawLeave: vi.fn() };
  const done = vi.fn();
  let screen: Screen<LeaveForm>;

  async function open(row: Partial<CellRow> = {}): Promise<void> {
    TestBed.configureTestingModule({ providers: [{ provide: MonthsClient, useValue: client }] });
    TestBed.inject(Session).installation.set({
      demonstration: false,
      needsSetup: false,
      secure: false,
      today: '2026-03-06',
    });
    const fixture = TestBed.createComponent(LeaveForm);
    fixture.componentRef.setInput('row', aRow('vp', 'Chi bộ Văn phòng', row));
    fixture.componentRef.setInput('month', '2026-02');
    fixture.componentInstance.done.subscribe(done);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of [client.grantLeave, client.withdrawLeave, done]) mock.mockReset();
  });

  it('names the branch and the month, and wants a day and a reason', async () => {
    await open();
    expect(document.activeElement?.textContent?.trim()).toBe('Cho Chi bộ Văn phòng gửi phiếu tháng 2/2026');
    await screen.submit(/^Cho Chi bộ/);
    expect(screen.text).toContain('đồng chí ghi ngày cuối được gửi');
    expect(screen.text).toContain('đồng chí ghi lý do');
    expect(client.grantLeave).not.toHaveBeenCalled();
  });

  it('takes a day of this month alone, and sends both', async () => {
    await open();
    await screen.type('Được gửi đến hết ngày', '20');
    await screen.type('Lý do', ' Bí thư đi công tác ');
    await screen.submit(/^Cho Chi bộ/);
    expect(client.grantLeave).toHaveBeenCalledWith('o-vp', { until: '2026-03-20', reason: 'Bí thư đi công tác' });
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('shows what the server refuses at its field', async () => {
    const errors = [{ field: 'until', text: 'Ngày cuối được gửi phải từ hôm nay.' }];
    client.grantLeave.mockRejectedValue(
      new ProblemError({
        type: 'about:blank',
        title: 'x',
        status: 422,
        code: 'NOT_READY',
        detail: 'Chưa.',
        requestId: 'r',
        errors,
      }),
    );
    await open();
    await screen.type('Được gửi đến hết ngày', '01/03/2026');
    await screen.type('Lý do', 'Bão');
    await screen.submit(/^Cho Chi bộ/);
    expect(screen.text).toContain('gày cuối được gửi phải từ hôm nay');
    expect(done).not.toHaveBeenCalled();
  });

  it('is withdrawn where it was given', async () => {
    await open({ leaveUntil: '2026-03-20' });
    expect(screen.text).toContain('Đang được gửi đến hết ngày 20/03/2026');
    await screen.click('button', 'Thôi cho gửi nữa');
    expect(client.withdrawLeave).toHaveBeenCalledWith('o-vp');
    expect(done).toHaveBeenCalledTimes(1);
  });
});
