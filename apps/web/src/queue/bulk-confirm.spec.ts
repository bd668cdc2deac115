import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ConfirmCardsBody, ConfirmedView, QueueItem } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { anItem } from '../testing/queue';
import { Screen } from '../testing/screen';
import { BulkConfirm } from './bulk-confirm';
import { QueueClient } from './queue-client';

const LATE = anItem('Trễ', { exceptions: [{ code: 'LATE', text: 'Gửi quá hạn' }] });

@Component({
  imports: [BulkConfirm],
  template: `<chibo-bulk-confirm
    month="2026-03"
    to="so"
    [items]="items()"
    (finished)="finished()"
    (closed)="closed()"
    (picked)="picked($event)"
  />`,
})
class Host {
  readonly items = signal<QueueItem[]>([]);
  readonly finished = vi.fn();
  readonly closed = vi.fn();
  readonly picked = vi.fn();
}

describe('confirming the clean cards at once', () => {
  const confirm = vi.fn();
  let screen: Screen<Host>;
  let host: Host;

  async function open(...items: QueueItem[]): Promise<void> {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: QueueClient, useValue: { confirm } }],
    });
    const fixture = TestBed.createComponent(Host);
    host = fixture.componentInstance;
    host.items.set(items);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
  }

  const allDone = (_: string, __: string, { cards }: ConfirmCardsBody): Promise<ConfirmedView> =>
    Promise.resolve({ done: cards.map(({ scorecardId }) => ({ scorecardId, name: scorecardId })), refused: [] });

  beforeEach(() => {
    confirm.mockReset().mockImplementation(allDone);
  });
  afterEach(() => screen.element.remove());

  it('shows first what stays and why, then what will be confirmed', async () => {
    await open(anItem('A'), LATE, anItem('B', { move: 'verify' }));
    const headings = screen.all('heading').map(({ textContent }) => textContent?.trim());
    expect(headings).toEqual([
      'Xác nhận 2 phiếu không có điểm cần xem',
      '1 phiếu ở lại, cần mở để xem',
      '2 phiếu sẽ được xác nhận',
    ]);
    expect(screen.text).toMatch(/Chi bộ Trễ.*Gửi quá hạn.*Chi bộ A.*Chi bộ B/);
    expect(screen.text).toContain('Chờ thẩm định; người khác quyết định xếp loại');
    await screen.click('button', 'Chi bộ Trễ');
    expect(host.picked).toHaveBeenCalledWith('Trễ');
    expect(confirm).not.toHaveBeenCalled();
  });

  it('sends only the clean ones, as they were seen, once for two taps', async () => {
    await open(anItem('A', { version: 7 }), LATE);
    screen.get('button', 'Xác nhận 1 phiếu').click();
    await screen.click('button', 'Xác nhận 1 phiếu');
    const body = { cards: [{ scorecardId: 'A', version: 7 }] };
    expect(confirm).toHaveBeenCalledExactlyOnceWith('2026-03', 'so', body);
    expect(host.finished).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(screen.get('heading', 'Đã xác nhận 1 phiếu'));
    expect(screen.get('link', 'A').getAttribute('href')).toBe('/phieu/A');
  });

  it('goes in portions with progress, and says what was refused and why', async () => {
    const many = Array.from({ length: 25 }, (_, index) => anItem(`${index}`));
    confirm.mockImplementationOnce(allDone).mockResolvedValueOnce({
      done: [{ scorecardId: '20', name: 'Chi bộ 20' }],
      refused: ['21', '22', '23', '24'].map((scorecardId) => ({ scorecardId, name: '', reason: 'Đã có người xử lý.' })),
    });
    await open(...many);
    await screen.click('button', 'Xác nhận 25 phiếu');
    await screen.settle();
    expect(confirm).toHaveBeenCalledTimes(2);
    expect(screen.get('status').textContent).toBe('Đã xử lý 25/25 phiếu.');
    expect(screen.get('heading', '4 phiếu không xác nhận được')).toBeTruthy();
    expect(screen.text).toContain('Chi bộ 21Đã có người xử lý.');
    expect(screen.get('heading', '21 phiếu đã xác nhận')).toBeTruthy();
  });

  it('stops at the portion without an answer; the rest stays in the queue', async () => {
    const many = Array.from({ length: 25 }, (_, index) => anItem(`${index}`));
    confirm.mockImplementationOnce(allDone).mockRejectedValueOnce(new NetworkError());
    await open(...many);
    await screen.click('button', 'Xác nhận 25 phiếu');
    await screen.settle();
    expect(screen.get('alert').textContent).toContain('Phiếu chưa xử lý vẫn ở hàng chờ.');
    expect(screen.get('status').textContent).toBe('Đã xử lý 20/25 phiếu.');
    expect(host.finished).toHaveBeenCalledTimes(1);
    host.items.set(many.slice(20));
    await screen.settle();
    await screen.click('button', 'Mở 5 phiếu còn lại');
    expect(host.picked).toHaveBeenCalledWith('20');
  });

  it('offers nothing to confirm when every card asks for a look', async () => {
    await open(LATE);
    expect(screen.all('button', /^Xác nhận/)).toEqual([]);
    await screen.click('button', 'Về hàng chờ');
    expect(host.closed).toHaveBeenCalled();
  });
});
