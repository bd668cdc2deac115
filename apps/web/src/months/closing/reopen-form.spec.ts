import { TestBed } from '@angular/core/testing';
import { NetworkError } from '../../shell/api';
import { aClosing, closedMonth } from '../../testing/closing';
import { Screen } from '../../testing/screen';
import { MonthsClient } from '../months-client';
import { ReopenForm } from './reopen-form';

describe('opening a closed month again', () => {
  const client = { reopenMonth: vi.fn() };
  const reopened = vi.fn();
  const cancelled = vi.fn();
  let screen: Screen<ReopenForm>;

  beforeEach(async () => {
    for (const mock of [client.reopenMonth, reopened, cancelled]) mock.mockReset();
    TestBed.configureTestingModule({ providers: [{ provide: MonthsClient, useValue: client }] });
    const fixture = TestBed.createComponent(ReopenForm);
    fixture.componentRef.setInput('view', closedMonth());
    fixture.componentInstance.reopened.subscribe(reopened);
    fixture.componentInstance.cancelled.subscribe(cancelled);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
  });
  afterEach(() => screen.element.remove());

  it('begins at its heading and wants a reason before it asks', async () => {
    expect(document.activeElement?.textContent).toBe('Mở lại sổ tháng 3/2026');
    await screen.type('Lý do mở lại', '  ');
    await screen.submit(/^Mở lại sổ/);
    expect(screen.text).toContain('Cần sửa: đồng chí ghi lý do mở lại sổ.');
    expect(document.activeElement).toBe(screen.get('textbox', 'Lý do mở lại'));
    expect(client.reopenMonth).not.toHaveBeenCalled();
  });

  it('sends the reason, trimmed', async () => {
    const view = aClosing();
    client.reopenMonth.mockResolvedValue(view);
    await screen.type('Lý do mở lại', ' Bổ sung phiếu ');
    await screen.submit(/^Mở lại sổ/);
    const body = { organizationId: 'tinh', reason: 'Bổ sung phiếu' };
    expect(client.reopenMonth).toHaveBeenCalledExactlyOnceWith('2026-03', body);
    expect(reopened).toHaveBeenCalledExactlyOnceWith(view);
  });

  it('stays with what was written when the server cannot be reached', async () => {
    client.reopenMonth.mockRejectedValue(new NetworkError());
    await screen.type('Lý do mở lại', 'Bổ sung phiếu');
    await screen.submit(/^Mở lại sổ/);
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    expect((screen.get('textbox', 'Lý do mở lại') as HTMLTextAreaElement).value).toBe('Bổ sung phiếu');
  });

  it('can be left', async () => {
    await screen.click('button', 'Thôi');
    expect(cancelled).toHaveBeenCalledTimes(1);
  });
});
