import { Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoticeView } from '@chibo/contracts';
import { Act } from '../shell/act';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Unread } from '../shell/unread';
import { Note } from '../ui/note';
import { momentOf } from '../ui/when';
import { linkOf } from './notice-path';
import { NoticesClient } from './notices-client';

/** "Thông báo": what was told to this account, the newest first. */
@Component({
  imports: [Note, PageHeading, ReadingWords, RouterLink],
  templateUrl: './notices-page.html',
  styleUrls: ['../styles/committee-page.css', './notices-page.css'],
})
export class NoticesPage {
  private readonly client = inject(NoticesClient);
  private readonly counter = inject(Unread);

  protected readonly momentOf = momentOf;
  protected readonly opening = reading({ question: () => '', read: () => this.client.notices() });
  protected readonly act = new Act();
  protected readonly view = this.opening.value;
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
    effect(() => {
      const view = this.view();
      if (view) this.counter.count.set(view.unread);
    });
  }

  /** Who follows a notice has read it; the page that opens does not wait for that. */
  protected follow({ id, read }: NoticeView): void {
    if (!read) void this.mark([id], true);
  }

  /** All of them without ids. */
  protected async mark(ids: string[] | null, read: boolean): Promise<void> {
    await this.act.run(async () => this.opening.set(await this.client.read({ ids, read })));
  }
}
