import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { linkOf } from '../notices/notice-path';
import { NoticesClient } from '../notices/notices-client';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { momentOf } from '../ui/when';

/** As many as one sees at a glance. */
const MOST = 4;

/** What has changed and was not read yet, newest first. */
@Component({
  selector: 'chibo-news',
  imports: [RouterLink, ReadingWords],
  template: `
    <section aria-labelledby="news-heading">
      <h2 class="head" id="news-heading">Có gì mới</h2>
      <chibo-reading [of]="opening" failed="Chưa mở được thông báo" />
      @if (opening.value(); as view) {
        <ul role="list" class="sheet rows">
          @for (notice of news(); track notice.id) {
            <li>
              <a class="target" [routerLink]="notice.link.path" [queryParams]="notice.link.query">{{ notice.title }}</a>
              <p class="small second">{{ momentOf(notice.at) }}</p>
            </li>
          } @empty {
            <li class="second">Không có thông báo chưa đọc.</li>
          }
          <li>
            <a class="target" routerLink="/thong-bao">{{
              view.unread > news().length ? 'Xem cả ' + view.unread + ' thông báo chưa đọc' : 'Xem mọi thông báo'
            }}</a>
          </li>
        </ul>
      }
    </section>
  `,
  styles: `
    .target {
      display: inline-flex;
      align-items: center;
      min-height: 3rem;
    }
  `,
})
export class NewsList {
  private readonly client = inject(NoticesClient);
  protected readonly momentOf = momentOf;
  protected readonly opening = reading({ question: () => '', read: () => this.client.notices() });
  protected readonly news = computed(() =>
    (this.opening.value()?.notices ?? [])
      .filter(({ read }) => !read)
      .slice(0, MOST)
      .map((notice) => ({ ...notice, link: linkOf(notice.notice) })),
  );
}
