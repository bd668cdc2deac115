import type { ElementRef } from '@angular/core';
import {
  Component,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { BandCounts, MonthClosingView } from '@chibo/contracts';
import type { ClosedCell } from '@chibo/domain';
import { MAX_CLOSING_REASON, formatMonth, whyNotClose } from '@chibo/domain';
import { Act } from '../../shell/act';
import { ProblemError } from '../../shell/api';
import { Choice } from '../../ui/choice';
import { Control } from '../../ui/control';
import { Field } from '../../ui/field';
import { firstError } from '../../ui/first-error';
import { Note } from '../../ui/note';
import { TextControl } from '../../ui/text-control';
import { MonthsClient } from '../months-client';
import { ListSearch } from '../../ui/list/list-search';
import { LongList } from '../../ui/list/long-list';
import { ShowAll } from '../../ui/list/show-all';
import { MissingReason } from './missing-reason';
import { ONE_TAP_REASONS } from './reasons';

/** Closes a month: a reason for each branch without an official band, then a confirmation that says what freezing means. */
@Component({
  selector: 'chibo-close-form',
  imports: [Choice, Control, Field, ListSearch, MissingReason, Note, TextControl, ShowAll],
  templateUrl: './close-form.html',
  styleUrl: './close-form.css',
})
export class CloseForm {
  private readonly client = inject(MonthsClient);
  private readonly injector = inject(Injector);
  private readonly toFirstError = firstError();
  readonly view = input.required<MonthClosingView>();
  readonly counts = input.required<BandCounts>();
  readonly closed = output<MonthClosingView>();
  /** The server knows more than this page: what is missing has changed, or somebody else was faster. */
  readonly refused = output();

  protected readonly longest = MAX_CLOSING_REASON;
  protected readonly options = ONE_TAP_REASONS;
  protected readonly act = new Act();
  protected readonly list = new LongList(computed(() => this.view().missing));
  /** By branch; kept when the list is read again. */
  protected readonly reasons = signal<Readonly<Partial<Record<string, string>>>>({});
  protected readonly common = signal('');
  protected readonly asked = signal(false);
  protected readonly month = computed(() => formatMonth(this.view().month));
  /** Reason of those that are too many to be listed. */
  protected readonly others = signal('');
  protected readonly unnamed = computed(() => this.view().missingTotal - this.view().missing.length);
  protected readonly without = computed(
    () =>
      this.view().missing.filter(({ cellId }) => !this.has(cellId)).length +
      (this.others().trim() ? 0 : this.unnamed()),
  );
  /** In sight and without a reason: what one reason for all is written to. */
  protected readonly blank = computed(() => this.list.found().filter(({ cellId }) => !this.has(cellId)));
  private readonly question = viewChild<ElementRef<HTMLElement>>('question');

  /** True while reasons are written that nobody has sent. */
  dirty(): boolean {
    return [...Object.values(this.reasons()), this.others()].some((reason) => reason?.trim());
  }

  /** Leads to the first branch in error, which may stand outside of what is searched for or drawn. */
  showErrors(): void {
    if (!Object.values(this.act.errors()).some(Boolean)) return;
    this.asked.set(false);
    this.list.search('');
    this.list.showAll();
    this.toFirstError();
  }

  protected write(reason: string, ...cells: ClosedCell[]): void {
    this.reasons.update((all) => ({ ...all, ...byCell(cells, ({ cellId }) => [cellId, reason]) }));
    this.act.errors.update((all) => ({ ...all, ...byCell(cells, ({ cellId }) => [`missing.${cellId}`, undefined]) }));
  }

  protected writeAll(): void {
    const reason = this.common().trim();
    if (reason) this.write(reason, ...this.blank());
  }

  protected ask(): void {
    if (!this.complete()) return;
    this.asked.set(true);
    afterNextRender(() => this.question()?.nativeElement.focus(), { injector: this.injector });
  }

  protected async close(): Promise<void> {
    if (!this.complete()) return;
    const { month, organization, missing } = this.view();
    const reasons = missing.map(({ cellId }) => ({ cellId, reason: this.reasons()[cellId]?.trim() ?? '' }));
    await this.act.run(async () => {
      try {
        const others = this.unnamed() > 0 ? { others: this.others().trim() } : {};
        const body = { organizationId: organization.id, missing: reasons, ...others };
        this.closed.emit(await this.client.close(month, body));
      } catch (error) {
        if (error instanceof ProblemError) this.refused.emit();
        throw error;
      }
    });
  }

  private complete(): boolean {
    const reasons = new Map(Object.entries(this.reasons()).map(([cellId, reason]) => [cellId, reason ?? '']));
    const missing = whyNotClose(this.view().missing, reasons).map(({ at }) => at);
    const errors = [...(this.unnamed() > 0 && !this.others().trim() ? ['others'] : []), ...missing];
    const complete = this.act.check(byField(errors));
    if (!complete) this.showErrors();
    return complete;
  }

  private has(cellId: string): boolean {
    return Boolean(this.reasons()[cellId]?.trim());
  }
}

function byField(fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, 'Đồng chí ghi lý do.']));
}

function byCell<T>(cells: readonly ClosedCell[], entry: (cell: ClosedCell) => [string, T]): Record<string, T> {
  return Object.fromEntries(cells.map(entry));
}
