import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { JobView } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { aJob, DONE } from '../testing/jobs';
import { Screen } from '../testing/screen';
import { CardsArchive, LOOK_AFTER_FAILURE, LOOK_EVERY } from './cards-archive';
import { JobsClient } from './jobs-client';

describe('all cards of a month as one file or one archive', () => {
  const { file } = JobsClient.prototype;
  const client = { list: vi.fn(), askForCards: vi.fn(), cancel: vi.fn(), file };
  let screen: Screen<CardsArchive>;
  let destroy: () => void;

  async function open(...jobs: JobView[]): Promise<void> {
    client.list.mockResolvedValue({ jobs });
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: JobsClient, useValue: client }] });
    const fixture = TestBed.createComponent(CardsArchive);
    fixture.componentRef.setInput('month', '2026-03');
    fixture.componentRef.setInput('organizationId', 'nv');
    screen = new Screen(fixture);
    destroy = () => fixture.destroy();
    await screen.settle();
  }

  const ASK = 'Một tệp PDF: Mọi phiếu đã gửi của tháng';
  const isOff = (): boolean => screen.get('button', ASK).getAttribute('aria-disabled') === 'true';
  const says = (role: string): string[] => screen.all(role).map(({ textContent }) => textContent?.trim() ?? '');

  async function later(milliseconds: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(milliseconds);
    await screen.settle();
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    for (const mock of [client.list, client.askForCards, client.cancel]) mock.mockReset();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('says that nothing has been asked for, and asks nobody again', async () => {
    await open();
    expect(screen.text).toContain('Chưa yêu cầu tệp nào.');
    await later(10 * LOOK_AFTER_FAILURE);
    expect(client.list).toHaveBeenCalledTimes(1);
  });

  it('is asked for, followed while it is made, and then fetched for a day', async () => {
    await open();
    client.askForCards.mockResolvedValue(aJob({ state: 'WAITING', done: 0 }));
    await screen.click('button', ASK);
    expect(client.askForCards).toHaveBeenCalledWith({
      organizationId: 'nv',
      month: '2026-03',
      form: 'card',
      file: 'pdf',
    });
    expect(says('status')).toContain('Đã nhận: Phiếu tháng 3/2026, Đảng bộ Sở Nội vụ.');
    expect([screen.text, isOff()]).toEqual([expect.stringContaining('Đang chờ, xong 0/40 phiếu'), true]);
    client.list.mockResolvedValue({ jobs: [aJob()] });
    await later(LOOK_EVERY);
    expect(screen.text).toContain('Đang làm, xong 12/40 phiếu');
    expect(screen.all('link')).toEqual([]);
    client.list.mockResolvedValue({ jobs: [aJob(DONE)] });
    await later(LOOK_EVERY);
    expect(screen.text).toContain('Đã xong, 40 phiếu; tải được đến 10:05, 07/03/2026');
    expect(says('status')).toContain('Đã xong: Phiếu tháng 3/2026, Đảng bộ Sở Nội vụ.');
    expect(screen.text).toContain('Phiếu tháng 3/2026, Đảng bộ Sở Nội vụ (PDF)');
    expect(screen.get('link', /^Tải tệp PDF/).getAttribute('href')).toBe('/api/jobs/viec/file');
    expect(isOff()).toBe(false);
    const asked = client.list.mock.calls.length;
    await later(10 * LOOK_EVERY);
    expect(client.list).toHaveBeenCalledTimes(asked);
  });

  it('is found again where it is being made, and one more is not asked for', async () => {
    await open(aJob({ state: 'WAITING' }));
    expect(screen.text).toContain('Đang chờ, xong 12/40 phiếu, hệ thống tự làm tiếp');
    await screen.click('button', ASK);
    expect(client.askForCards).not.toHaveBeenCalled();
    expect(screen.text).toContain('Mỗi lần làm một tệp');
  });

  it('is cancelled; where it has just ended it says so and shows the file', async () => {
    await open(aJob());
    client.cancel.mockResolvedValueOnce(aJob({ state: 'CANCELLED', finishedAt: '2026-03-06T03:01:00Z' }));
    await screen.click('button', /^Hủy/);
    expect(screen.text).toContain('Đã hủy lúc 10:01, 06/03/2026');
    expect(screen.all('button', /^Hủy/)).toEqual([]);
    TestBed.resetTestingModule();
    await open(aJob());
    client.cancel.mockRejectedValueOnce(new NetworkError());
    client.list.mockResolvedValue({ jobs: [aJob(DONE)] });
    await screen.click('button', /^Hủy/);
    await screen.settle();
    expect(says('alert')).toEqual([expect.stringContaining('Không kết nối được máy chủ')]);
    expect(screen.all('link', /^Tải tệp/)).toHaveLength(1);
  });

  it('says why it failed, and shows what is refused', async () => {
    await open(aJob({ state: 'FAILED', finishedAt: '2026-03-06T03:01:00Z', error: 'Máy in phiếu không chạy.' }));
    expect(screen.text).toContain('Không làm được lúc 10:01, 06/03/2026');
    expect(screen.text).toContain('Máy in phiếu không chạy.');
    client.askForCards.mockRejectedValue(new NetworkError());
    await screen.click('button', 'Tệp ZIP: Bản tóm tắt một trang của mọi phiếu');
    expect(client.askForCards).toHaveBeenCalledWith(expect.objectContaining({ form: 'summary', file: 'zip' }));
    expect(says('alert')).toHaveLength(1);
  });

  it('looks more rarely after a failed look, not while nobody looks, and never once it is left', async () => {
    await open(aJob());
    client.list.mockRejectedValue(new NetworkError());
    await later(LOOK_EVERY);
    expect(client.list).toHaveBeenCalledTimes(2);
    expect(screen.text).toContain('Đang làm, xong 12/40 phiếu');
    await later(LOOK_EVERY);
    expect(client.list).toHaveBeenCalledTimes(2);
    client.list.mockResolvedValue({ jobs: [aJob({ done: 20 })] });
    await later(LOOK_AFTER_FAILURE);
    expect(screen.text).toContain('xong 20/40 phiếu');
    const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await screen.settle();
    await later(10 * LOOK_EVERY);
    expect(client.list).toHaveBeenCalledTimes(3);
    visible.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await screen.settle();
    await later(LOOK_EVERY);
    expect(client.list).toHaveBeenCalledTimes(4);
    destroy();
    await vi.advanceTimersByTimeAsync(10 * LOOK_EVERY);
    expect(client.list).toHaveBeenCalledTimes(4);
  });
});
