import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { VisitView } from '@chibo/contracts';
import type { Column, Sorting } from './visit-sort';
import { COLUMNS, openFindings } from './visit-sort';
import { VisitStateWord } from './visit-state';
import { dayWords, findingWords } from './visit-words';

/** Visits of a quarter: a table on wide screens and paper, one block each on phones. */
@Component({
  selector: 'chibo-visit-rows',
  imports: [RouterLink, VisitStateWord],
  templateUrl: './visit-rows.html',
  styleUrls: ['../styles/rows.css', './visit-rows.css'],
})
export class VisitRows {
  readonly visits = input.required<readonly VisitView[]>();
  readonly today = input.required<string>();
  readonly sorting = input<Sorting>();
  readonly sortBy = output<Column>();

  protected readonly columns = COLUMNS;
  protected readonly dayWords = dayWords;
  protected readonly findingWords = findingWords;
  protected readonly openFindings = openFindings;

  protected ariaSort(column: Column): 'ascending' | 'descending' | null {
    const sorting = this.sorting();
    if (sorting?.by !== column) return null;
    return sorting.down ? 'descending' : 'ascending';
  }

  protected names({ members }: VisitView): string {
    return members.map(({ name }) => name).join(', ');
  }
}
