import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoticesView, NoticeView } from '@chibo/contracts';
import { Act } from '../shell/act';
import { PageHeading } from '../shell/page-heading';
import { Unread } from '../shell/unread';
import { Note } from '../ui/note';
import { momentOf } from '../ui/when';
import { linkOf } from './notice-path';
import { NoticesClient } from './notices-client';

/** "Thông báo": what was told to this account, the newest first. */
@Component({
  imports: [Note, PageHeading, RouterLink],
  templateUrl: './notices-page.html',
  styleUrls: ['../months/committee-page.css', './notices-page.css'],
})
export class NoticesPage {
  private readonly client = inject(NoticesClient);
  private readonly counter = inject(Unread);

  protected readonly momentOf = momentOf;
  protected readonly opening = new Act();
  protected readonly act = new Act();
  protected readonly view = signal<NoticesView | undefined>(undefined);
  protected readonly onlyUnread = signal(false);
  protected readonly shown = computed(() =>
    (this.view()?.notices ?? [])
      .filter(({ read }) => !read || !this.onlyUnread())
      .map((notice) => ({ ...notice, link: linkOf(notice.notice) })),
  );

  protected readonly countWords = computed(() => {
    const view = this.view();
    if (!view || view.notices.length === 0) return '';
    return view.unread > 0 ? `${view.unread} chưa đọc` : 'Đã đọc hết';
  });

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    await this.opening.run(async () => this.show(await this.client.notices()));
  }

  /** Who follows a notice has read it; the page that opens does not wait for that. */
  protected follow({ id, read }: NoticeView): void {
    if (!read) void this.mark([id], true);
  }

  /** All of them without ids. */
  protected async mark(ids: string[] | null, read: boolean): Promise<void> {
    await this.act.run(async () => this.show(await this.client.read({ ids, read })));
  }

  private show(view: NoticesView): void {
    this.view.set(view);
    this.counter.count.set(view.unread);
  }
}
