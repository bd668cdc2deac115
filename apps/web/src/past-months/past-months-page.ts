import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MOST_PERIOD_MONTHS, addMonths, formatMonth, monthOf } from '@chibo/domain';
import { Act } from '../shell/act';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { capital } from '../ui/capital';
import { FormFoot } from '../ui/form-foot';
import { Note } from '../ui/note';
import { PastMonthsClient } from './past-months-client';

/** "Các tháng đã qua": what an office that begins in mid-year opens of the months before, seen before it is done. */
@Component({
  imports: [FormFoot, Note, PageHeading, ReadingWords, RouterLink],
  templateUrl: './past-months-page.html',
  styleUrls: ['../styles/committee-page.css', './past-months-page.css'],
})
export class PastMonthsPage {
  private readonly client = inject(PastMonthsClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);

  /** From the address: the committee, the first and the last month. */
  readonly to = input<string>();
  readonly tu = input<string>();
  readonly den = input<string>();

  protected readonly capital = capital;
  protected readonly formatMonth = formatMonth;
  private readonly current = computed(() => monthOf(this.session.today()));
  protected readonly last = computed(() => this.den() ?? addMonths(this.current(), -1));
  /** The year's first month, unless that is this one. */
  protected readonly first = computed(() => this.tu() ?? `${this.last().slice(0, 4)}-01`);
  protected readonly choices = computed(() =>
    Array.from({ length: MOST_PERIOD_MONTHS }, (_, at) => addMonths(this.current(), -1 - at)),
  );
  private readonly committee = computed(
    () => this.to() ?? this.session.roles().find(({ role }) => role === 'COMMITTEE_OFFICER')?.organizationId ?? '',
  );
  protected readonly opening = reading({
    question: () => ({ id: this.committee(), from: this.first(), to: this.last() }),
    read: ({ id, ...period }) => this.client.view(id, period),
  });
  protected readonly view = this.opening.value;
  protected readonly missing = computed(() =>
    (this.view()?.months ?? []).reduce((sum, { existing, opened }) => sum + existing - opened, 0),
  );
  protected readonly act = new Act();
  protected readonly said = signal<string | undefined>(undefined);

  constructor() {
    effect(() => this.frame.show({ title: 'Các tháng đã qua', subtitle: this.view()?.name, path: '/thang' }));
  }

  protected look(params: Record<string, string>): void {
    this.said.set(undefined);
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async open(): Promise<void> {
    const opened = this.missing();
    await this.act.run(async () => {
      await this.client.open(this.committee(), { from: this.first(), to: this.last() });
      await this.opening.again();
      this.said.set(`Đã mở ${opened} kỳ chấm điểm.`);
    });
  }
}
