import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CellRow } from '@chibo/contracts';
import type { RatingBand } from '@chibo/domain';
import { BAND_LABEL, RATING_BANDS, formatMonth } from '@chibo/domain';
import { MonthsClient } from '../months/months-client';
import { Act } from '../shell/act';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { Pages } from '../ui/list/pages';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import type { EnteredResult } from './entered-results';
import { NOTHING, resultsOf, usualBand, wrongIn } from './entered-results';
import { PastMonthsClient } from './past-months-client';

/** Results of a month of before as their paper has them: a line for each branch that has none yet. */
@Component({
  imports: [Control, Field, FormFoot, Note, PageHeading, Pages, ReadingWords, RouterLink, TextControl],
  templateUrl: './past-results-page.html',
  styleUrls: ['../styles/committee-page.css', './past-months-page.css'],
})
export class PastResultsPage {
  private readonly client = inject(PastMonthsClient);
  private readonly months = inject(MonthsClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  private readonly toFirstError = firstError();

  /** From the address: the month, the committee, the page. */
  readonly month = input.required<string>();
  readonly to = input<string>();
  readonly trang = input<string>();

  protected readonly formatMonth = formatMonth;
  protected readonly bands = RATING_BANDS.map((band) => ({ band, label: BAND_LABEL[band] }));
  protected readonly wrongIn = wrongIn;
  protected readonly lower = (words: string): string => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);
  protected readonly opening = reading({
    question: () => ({ month: this.month(), organizationId: this.to(), page: this.trang() }),
    read: ({ month, ...query }) => this.months.cells(month, { ...query, filter: 'OPEN' }),
    keep: true,
  });
  protected readonly found = this.opening.value;
  protected readonly pages = computed(() => {
    const found = this.found();
    return found ? Math.ceil(found.total / found.pageSize) : 0;
  });
  protected readonly document = signal('');
  /** By obligation, of the branches in sight. */
  protected readonly entered = linkedSignal<CellRow[] | undefined, ReadonlyMap<string, EnteredResult>>({
    source: () => this.found()?.cells,
    computation: () => new Map(),
  });
  protected readonly noLines: ReadonlyMap<string, EnteredResult> = new Map();
  protected readonly checked = signal(false);
  protected readonly act = new Act();
  protected readonly said = signal<string | undefined>(undefined);

  constructor() {
    effect(() =>
      this.frame.show({ title: 'Nhập theo hồ sơ giấy', subtitle: formatMonth(this.month()), back: '/thang-da-qua' }),
    );
  }

  protected lineOf({ obligationId }: CellRow): EnteredResult {
    return this.entered().get(obligationId) ?? NOTHING;
  }

  protected type(row: CellRow, text: string): void {
    this.put(row, { text, band: usualBand(text) ?? this.lineOf(row).band });
  }

  protected choose(row: CellRow, band: string): void {
    this.put(row, { ...this.lineOf(row), band: (band || undefined) as RatingBand | undefined });
  }

  private put({ obligationId }: CellRow, line: EnteredResult): void {
    this.said.set(undefined);
    this.entered.update((all) => new Map(all).set(obligationId, line));
  }

  protected go(page: number): void {
    void this.router.navigate([], { queryParams: { trang: page }, queryParamsHandling: 'merge' });
  }

  protected async send(): Promise<void> {
    this.checked.set(true);
    const results = resultsOf(this.entered());
    const fine = this.act.check({
      ...(this.document().trim() ? {} : { document: 'Đồng chí ghi số, ngày của văn bản.' }),
    });
    const wrong = [...this.entered().values()].some((line) => wrongIn(line));
    if (!fine || wrong) return this.toFirstError();
    if (results.length === 0) return this.act.failure.set('Đồng chí nhập kết quả của ít nhất một chi bộ.');
    const done = await this.act.run(async () => {
      const { recorded } = await this.client.record(this.month(), { document: this.document().trim(), results });
      await this.opening.again();
      this.said.set(`Đã ghi kết quả của ${recorded} chi bộ.`);
    });
    this.checked.set(!done);
  }
}
