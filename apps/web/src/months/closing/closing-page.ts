import type { ElementRef } from '@angular/core';
import {
  Component,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MonthClosingView, MonthTableView, TableFormat } from '@chibo/contracts';
import { formatMonth } from '@chibo/domain';
import { FileLinks } from '../../shell/file-links';
import { Frame } from '../../shell/frame';
import { PageHeading } from '../../shell/page-heading';
import { reading } from '../../shell/reading';
import { ReadingWords } from '../../shell/reading-words';
import { Icon } from '../../ui/icon';
import { momentOf } from '../../ui/when';
import { MonthSummary } from '../month-summary';
import { MonthsClient } from '../months-client';
import { AlteredNote } from './altered-note';
import { ChangeTable } from './change-table';
import { CloseForm } from './close-form';
import { ClosingHistory } from './closing-history';
import { FrozenTable } from './frozen-table';
import { HashLine } from './hash-line';
import { LowerList } from './lower-list';
import { MissingList } from './missing-list';
import { ReopenForm } from './reopen-form';

const WHOLE = { words: '', page: 1 };

interface Asked {
  month: string;
  to?: string;
  words: string;
  page: number;
}

/** Closing a committee's month: what is missing and why, the frozen month once it is closed, what has changed since. */
@Component({
  imports: [
    RouterLink,
    AlteredNote,
    ChangeTable,
    CloseForm,
    ClosingHistory,
    FileLinks,
    FrozenTable,
    HashLine,
    Icon,
    LowerList,
    MissingList,
    MonthSummary,
    PageHeading,
    ReadingWords,
    ReopenForm,
  ],
  templateUrl: './closing-page.html',
  styleUrls: ['../../styles/committee-page.css', './closing-page.css'],
})
export class ClosingPage {
  private readonly client = inject(MonthsClient);
  private readonly frame = inject(Frame);
  private readonly injector = inject(Injector);

  /** From the address: the month and the organisation. */
  readonly month = input.required<string>();
  readonly to = input<string>();

  protected readonly formatMonth = formatMonth;
  protected readonly momentOf = momentOf;
  /** Of the frozen table: what is looked for, and the page. */
  protected readonly part = linkedSignal<unknown, { words: string; page: number }>({
    source: () => [this.month(), this.to()],
    computation: () => WHOLE,
  });
  protected readonly opening = reading({
    question: () => ({ month: this.month(), to: this.to(), ...this.part() }),
    read: (asked) => this.read(asked),
    keep: true,
  });
  protected readonly view = computed(() => this.opening.value()?.view);
  /** Counts of the month as it stands; a closed month brings its own. */
  protected readonly table = computed(() => this.opening.value()?.table);
  protected readonly reopening = linkedSignal<MonthClosingView | undefined, boolean>({
    source: this.view,
    computation: () => false,
  });
  protected readonly counts = computed(() => this.view()?.closed?.counts ?? this.table()?.total);
  private readonly form = viewChild(CloseForm);
  private readonly state = viewChild<ElementRef<HTMLElement>>('state');

  constructor() {
    effect(() => {
      const view = this.view();
      if (view)
        this.frame.show({
          title: `Khóa sổ ${formatMonth(view.month)}`,
          subtitle: view.organization.name,
          path: '/thang',
        });
    });
  }

  mayLeave(): boolean {
    return !this.form()?.dirty() || window.confirm('Lý do đã ghi chưa được gửi. Rời trang và bỏ những lý do đó?');
  }

  /** After an act the page begins again at its state; one that is open again has to be counted anew. */
  protected async acted(view: MonthClosingView): Promise<void> {
    this.part.set(WHOLE);
    if (view.closed) this.opening.set({ view });
    else await this.opening.again();
    this.toState();
  }

  /** Either somebody else has closed the month, or there are branches in error to be led to. */
  protected async refused(): Promise<void> {
    await this.opening.again();
    if (this.view()?.closed) this.toState();
    else this.form()?.showErrors();
  }

  protected print(): void {
    window.print();
  }

  protected readonly file = (format: TableFormat): string =>
    this.client.closingFile(this.month(), format, { organizationId: this.to() });

  private async read({ month, to, words, page }: Asked): Promise<{ view: MonthClosingView; table?: MonthTableView }> {
    const part = { q: words || undefined, page: page > 1 ? page : undefined };
    const view = await this.client.closing(month, { organizationId: to, ...part });
    return view.closed
      ? { view }
      : { view, table: await this.client.table(month, { organizationId: to, figures: 'LIVE' }) };
  }

  private toState(): void {
    afterNextRender(() => this.state()?.nativeElement.focus(), { injector: this.injector });
  }
}
