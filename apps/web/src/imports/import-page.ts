import { Component, DestroyRef, computed, effect, inject, input, signal } from '@angular/core';
import type { Params } from '@angular/router';
import { Router, RouterLink } from '@angular/router';
import type { ImportRowView } from '@chibo/contracts';
import { ROW_FATE_LABEL, ROW_FATES } from '@chibo/domain';
import type { RowFate } from '@chibo/domain';
import { formatInstant } from '@chibo/tables';
import { Act } from '../shell/act';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { PaperLink } from '../shell/paper-link';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Pages } from '../ui/list/pages';
import { Note } from '../ui/note';
import { countsWords } from './import-words';
import { ImportsClient } from './imports-client';

/** Milliseconds between two looks at what is being taken in. */
export const LOOK_EVERY = 2_000;

/** A file that was sent in: what becomes of each row, and the two ways on. */
@Component({
  imports: [Note, PageHeading, Pages, PaperLink, ReadingWords, RouterLink],
  templateUrl: './import-page.html',
  styleUrls: ['../styles/committee-page.css', './imports-page.css'],
})
export class ImportPage {
  protected readonly client = inject(ImportsClient);
  private readonly router = inject(Router);

  /** From the address: the file, the fate of the rows in sight, the page. */
  readonly id = input.required<string>();
  readonly dong = input<string>();
  readonly trang = input<string>();

  protected readonly formatInstant = formatInstant;
  protected readonly countsWords = countsWords;
  protected readonly labelOf = (fate: RowFate): string => ROW_FATE_LABEL[fate];
  protected readonly opening = reading({ question: () => this.id(), read: (id) => this.client.view(id) });
  protected readonly view = this.opening.value;
  private readonly fate = computed(() => ROW_FATES.find((fate) => fate === this.dong()));
  protected readonly listing = reading({
    // Anew when the file has come to another state: the rows may stand otherwise then.
    question: () => ({ id: this.id(), fate: this.fate(), page: this.trang(), state: this.view()?.state }),
    read: ({ id, fate, page }) => this.client.rows(id, { fate, page }),
    keep: true,
  });
  protected readonly pages = computed(() => {
    const list = this.listing.value();
    return list ? Math.ceil(list.total / list.pageSize) : 0;
  });
  /** Fates there are, each with its rows; refused ones first, since they ask for something. */
  protected readonly filters = computed(() => {
    const counts = this.view()?.counts;
    return counts
      ? FIRST_TO_LAST.filter((fate) => counts[fate] > 0).map((fate) => ({ fate, count: counts[fate] }))
      : [];
  });
  protected readonly act = new Act();
  protected readonly asked = signal(false);

  constructor() {
    const frame = inject(Frame);
    effect(() => frame.show({ title: 'Xem trước bảng nhập', subtitle: this.view()?.sheetTitle, back: '/nhap-bang' }));
    const timer = setInterval(() => void this.look(), LOOK_EVERY);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** Only while it is being taken in and somebody looks; never two at once. */
  private async look(): Promise<void> {
    const waits = this.view()?.state === 'APPLYING' && !this.opening.busy();
    if (waits && document.visibilityState !== 'hidden') await this.opening.again();
  }

  protected isShown(fate?: RowFate): boolean {
    return this.fate() === fate;
  }

  protected show(change: Params): void {
    const queryParams = { trang: null, ...change };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async apply(): Promise<void> {
    await this.act.run(async () => this.opening.set(await this.client.apply(this.id())));
    // Refused because it has gone on meanwhile: shown as it is.
    if (this.act.failure()) await this.opening.again();
  }

  protected async drop(): Promise<void> {
    await this.act.run(async () => {
      await this.client.drop(this.id());
      await this.router.navigate(['/nhap-bang']);
    });
  }

  protected keyOf({ row, title }: ImportRowView): string {
    return `${row} ${title}`;
  }
}

const FIRST_TO_LAST: readonly RowFate[] = ['REFUSED', 'CHANGED', 'NEW', 'SAME'];
