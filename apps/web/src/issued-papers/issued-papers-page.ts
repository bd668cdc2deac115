import { Component, computed, effect, inject, input } from '@angular/core';
import type { Params } from '@angular/router';
import { Router, RouterLink } from '@angular/router';
import type { IssuedKind, IssuedOrder } from '@chibo/contracts';
import { formatInstant } from '@chibo/tables';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { PaperLink } from '../shell/paper-link';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Pages } from '../ui/list/pages';
import { rested } from '../ui/rested';
import { TextControl } from '../ui/text-control';
import type { PapersWanted } from './issued-papers-client';
import { IssuedPapersClient } from './issued-papers-client';

const KINDS: readonly { kind: IssuedKind; label: string }[] = [
  { kind: 'CARD', label: 'Phiếu' },
  { kind: 'SUMMARY', label: 'Tóm tắt phiếu' },
  { kind: 'TABLE', label: 'Bảng, danh sách' },
];

const ORDERS: readonly { order: IssuedOrder; label: string }[] = [
  { order: 'NEWEST', label: 'Mới in trước' },
  { order: 'OLDEST', label: 'In lâu nhất trước' },
  { order: 'TITLE', label: 'Theo tên văn bản' },
];

/** "Văn bản đã in": what a committee and those under it have printed, searched, ordered and paged by the server. */
@Component({
  imports: [PageHeading, Pages, PaperLink, ReadingWords, RouterLink, TextControl],
  templateUrl: './issued-papers-page.html',
  styleUrls: ['../styles/committee-page.css', './issued-papers-page.css'],
})
export class IssuedPapersPage {
  private readonly client = inject(IssuedPapersClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);

  /** From the address: the organisation, the kind, the order, words looked for, the page. */
  readonly to = input<string>();
  readonly loai = input<string>();
  readonly xep = input<string>();
  readonly tim = input<string>();
  readonly trang = input<string>();

  protected readonly KINDS = KINDS;
  protected readonly ORDERS = ORDERS;
  protected readonly formatInstant = formatInstant;
  protected readonly opening = reading({
    question: () => ({ ...this.wanted(), page: this.trang() }),
    read: (wanted) => this.client.list(wanted),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly pages = computed(() => {
    const view = this.view();
    return view ? Math.ceil(view.total / view.pageSize) : 0;
  });
  /** Something was chosen or typed, so that an empty list is no empty book. */
  protected readonly narrowed = computed(() => Boolean(this.loai() ?? this.tim()));

  constructor() {
    effect(() => this.frame.show({ title: 'Văn bản đã in', subtitle: this.view()?.organization.name, path: '/thang' }));
  }

  private wanted(): PapersWanted {
    return { organizationId: this.to(), kind: this.loai(), order: this.xep(), q: this.tim() };
  }

  /** Another list begins at its first page. */
  protected look(change: Params): void {
    const queryParams = { trang: null, ...change };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected readonly search = rested((words) => this.look({ tim: words || null }));
}
