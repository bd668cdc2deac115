import { Component, computed, input, output, signal } from '@angular/core';
import type { ClassificationRow, ClassificationsView } from '@chibo/contracts';
import { ANNUAL_CLASS_SIGN, formatDate, formatMean } from '@chibo/domain';
import { meetingYearWords } from '@chibo/tables';
import { Cell, Detail, Folded } from '../ui/table/cell';
import type { Sorting } from '../ui/table/columns';
import { NO_VALUE } from '../ui/table/columns';
import { Table } from '../ui/table/table';
import { Tick } from '../ui/tick';
import { classColumns, monthWords } from './class-columns';
import { OwnYear } from './own-year';

/** The organisations of a list, each with its year's meetings, what was said and what was decided; under it its history. */
@Component({
  selector: 'chibo-class-rows',
  imports: [Cell, Detail, Folded, OwnYear, Table, Tick],
  templateUrl: './class-rows.html',
  styleUrls: ['../styles/rows.css', './class-rows.css'],
})
export class ClassRows {
  readonly view = input.required<ClassificationsView>();
  readonly sorting = input<Sorting>();
  readonly chosen = input.required<ReadonlyMap<string, ClassificationRow>>();
  readonly sorted = output<Sorting | undefined>();
  readonly picked = output<{ row: ClassificationRow; on: boolean }>();

  protected readonly rows = computed(() => this.view().rows);
  protected readonly mayPick = computed(() => !this.view().whyNotChange);
  protected readonly columns = computed(() => classColumns(this.mayPick()));
  /** By kind, as the list stands before anybody sorts. */
  protected readonly headingOf = computed(() =>
    this.sorting() || this.view().kinds.length < 2 ? undefined : ({ kindLabel }: ClassificationRow) => kindLabel,
  );
  protected readonly opened = signal<string | undefined>(undefined);
  protected readonly keyOf = ({ organizationId }: ClassificationRow): string => organizationId;
  protected readonly none = NO_VALUE;
  protected readonly sign = ANNUAL_CLASS_SIGN;
  protected readonly formatDate = formatDate;
  protected readonly formatMean = formatMean;
  protected readonly monthWords = monthWords;
  protected readonly yearWords = meetingYearWords;

  protected open({ organizationId }: ClassificationRow): void {
    this.opened.update((now) => (now === organizationId ? undefined : organizationId));
  }
}
