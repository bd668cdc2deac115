import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { NoticesView } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { Unread } from '../shell/unread';
import { aNotice, REOPENED, RETURNED, theNotices } from '../testing/notices';
import { Screen } from '../testing/screen';
import { NoticesClient } from './notices-client';
import { NoticesPage } from './notices-page';

@Component({ template: '' })
class Elsewhere {}

describe('notices of an account', () => {
  const client = { notices: vi.fn(), read: vi.fn() };
  const counter = { count: signal(0) };
  let screen: Screen<NoticesPage>;

  async function open(view: NoticesView): Promise<void> {
    client.notices.mockResolvedValue(view);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Elsewhere }]),
        { provide: NoticesClient, useValue: client },
        { provide: Unread, useValue: counter },
      ],
    });
    screen = new Screen(TestBed.createComponent(NoticesPage));
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
  });

  it('say what happened, when, and lead to it', async () => {
    await open(theNotices(aNotice('1', RETURNED), aNotice('2', REOPENED, true)));
    expect(screen.get('status').textContent).toContain('1 chưa đọc');
    expect(screen.text).toContain('Đảng bộ Sở Nội vụ đề nghị Chi bộ Thanh tra sửa 1 mục.');
    expect(screen.text).toContain('16:42, 05/03/2026, chưa đọc');
    const hrefOf = (name: string): string | null => screen.get('link', name).getAttribute('href');
    expect(hrefOf('Phiếu tháng 2/2026 được trả lại để bổ sung')).toBe('/phieu/p1');
    expect(hrefOf('Đảng bộ Sở Nội vụ mở lại sổ tháng 2/2026')).toBe('/thang/2026-02/khoa-so?to=nv');
    expect(counter.count()).toBe(1);
  });

  it('are read when followed, once', async () => {
    await open(theNotices(aNotice('1', RETURNED), aNotice('2', REOPENED, true)));
    client.read.mockResolvedValue(theNotices(aNotice('1', RETURNED, true), aNotice('2', REOPENED, true)));
    await screen.click('link', 'Đảng bộ Sở Nội vụ mở lại sổ tháng 2/2026');
    expect(client.read).not.toHaveBeenCalled();
    await screen.click('link', 'Phiếu tháng 2/2026 được trả lại để bổ sung');
    expect(client.read).toHaveBeenCalledWith({ ids: ['1'], read: true });
    expect(screen.get('status').textContent).toContain('Đã đọc hết');
    expect(counter.count()).toBe(0);
  });

  it('can be taken as unread again, and all as read', async () => {
    await open(theNotices(aNotice('1', RETURNED), aNotice('2', REOPENED, true)));
    client.read.mockResolvedValue(theNotices(aNotice('1', RETURNED), aNotice('2', REOPENED)));
    await screen.click('button', 'Đánh dấu chưa đọc: Đảng bộ Sở Nội vụ mở lại sổ tháng 2/2026');
    expect(client.read).toHaveBeenCalledWith({ ids: ['2'], read: false });
    await screen.click('button', 'Đánh dấu đã đọc tất cả');
    expect(client.read).toHaveBeenLastCalledWith({ ids: null, read: true });
  });

  it('show only the unread ones when asked', async () => {
    await open(theNotices(aNotice('1', RETURNED), aNotice('2', REOPENED, true)));
    await screen.click('button', 'Chưa đọc 1');
    expect(screen.text).not.toContain('mở lại sổ');
    await screen.click('button', 'Tất cả 2');
    expect(screen.text).toContain('mở lại sổ');
  });

  it('say what will stand here while there is none', async () => {
    await open(theNotices());
    expect(screen.get('heading', 'Chưa có thông báo nào')).toBeTruthy();
  });

  it('can be asked for again when there was no answer', async () => {
    client.notices.mockRejectedValueOnce(new NetworkError());
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Elsewhere }]),
        { provide: NoticesClient, useValue: client },
        { provide: Unread, useValue: counter },
      ],
    });
    screen = new Screen(TestBed.createComponent(NoticesPage));
    await screen.settle();
    expect(screen.get('alert').textContent).toContain('Chưa mở được thông báo');
    client.notices.mockResolvedValue(theNotices(aNotice('1', RETURNED)));
    await screen.click('button', 'Thử lại');
    expect(screen.text).toContain('trả lại để bổ sung');
  });
});
