import { TestBed } from '@angular/core/testing';
import { NetworkError } from '../shell/api';
import { aRow } from '../testing/month';
import { Screen } from '../testing/screen';
import { ExcuseForm } from './excuse-form';
import { MonthsClient } from './months-client';

describe('excusing a branch', () => {
  const client = { excuse: vi.fn(), reopen: vi.fn() };
  const done = vi.fn();
  const cancelled = vi.fn();
  let screen: Screen<ExcuseForm>;

  async function open(act: 'excuse' | 'reopen'): Promise<void> {
    TestBed.configureTestingModule({ providers: [{ provide: MonthsClient, useValue: client }] });
    const fixture = TestBed.createComponent(ExcuseForm);
    fixture.componentRef.setInput('row', aRow('vp', 'Chi bộ Văn phòng'));
    fixture.componentRef.setInput('act', act);
    fixture.componentInstance.done.subscribe(done);
    fixture.componentInstance.cancelled.subscribe(cancelled);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of [client.excuse, client.reopen, done, cancelled]) mock.mockReset();
  });

  it('begins at its heading and wants a reason before it asks', async () => {
    await open('excuse');
    expect(document.activeElement?.textContent?.trim()).toBe('Miễn kỳ này cho Chi bộ Văn phòng');
    await screen.type('Lý do', '   ');
    await screen.submit(/^Miễn kỳ/);
    expect(screen.text).toContain('Cần sửa: đồng chí ghi lý do.');
    const field = screen.get('textbox', 'Lý do');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    expect(client.excuse).not.toHaveBeenCalled();
  });

  it('sends reason and paper, trimmed', async () => {
    await open('excuse');
    await screen.type('Lý do', ' Bàn giao đảng viên ');
    await screen.type(/^Số, ngày văn bản/, '12-CV/ĐU ');
    await screen.submit(/^Miễn kỳ/);
    expect(client.excuse).toHaveBeenCalledWith('o-vp', { reason: 'Bàn giao đảng viên', document: '12-CV/ĐU' });
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('opens a month again with its reason alone', async () => {
    await open('reopen');
    expect(screen.all('textbox')).toHaveLength(1);
    await screen.type('Lý do', 'Ghi nhầm');
    await screen.submit(/^Mở lại kỳ/);
    expect(client.reopen).toHaveBeenCalledWith('o-vp', { reason: 'Ghi nhầm' });
  });

  it('stays with what was typed when the server cannot be reached', async () => {
    client.excuse.mockRejectedValue(new NetworkError());
    await open('excuse');
    await screen.type('Lý do', 'Bão');
    await screen.submit(/^Miễn kỳ/);
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    expect((screen.get('textbox', 'Lý do') as HTMLInputElement).value).toBe('Bão');
    expect(done).not.toHaveBeenCalled();
  });

  it('can be left', async () => {
    await open('excuse');
    await screen.click('button', 'Thôi');
    expect(cancelled).toHaveBeenCalledTimes(1);
  });
});
