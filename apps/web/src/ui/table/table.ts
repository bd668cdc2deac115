import { NgTemplateOutlet } from '@angular/common';
import type { TemplateRef } from '@angular/core';
import { Component, computed, contentChild, contentChildren, input, output } from '@angular/core';
import { Cell, Detail, Folded, Head } from './cell';
import type { Column, Sorting } from './columns';
import { NO_VALUE, nextSorting, partsOf, sorts } from './columns';

/**
 * Rows under columns that are data, and the same rows folded where there is no room for columns. It shows what it is given
 * in the order it is given; a tapped head says what order is wanted, and whoever reads the rows has them put in it, all of
 * them and not those in sight.
 */
@Component({
  selector: 'chibo-table',
  imports: [NgTemplateOutlet],
  templateUrl: './table.html',
  styleUrl: '../../styles/rows.css',
})
export class Table<T> {
  readonly caption = input.required<string>();
  readonly columns = input.required<readonly Column<T>[]>();
  readonly rows = input.required<readonly T[]>();
  readonly keyOf = input.required<(row: T) => unknown>();
  /** Rows that follow each other and say the same here stand together under it. */
  readonly headingOf = input<((row: T) => string) | undefined>();
  /** The row whose detail is open. */
  readonly opened = input<unknown>();
  /** The sum of all rows, as a row. */
  readonly foot = input<T>();
  /** Instead of no rows. */
  readonly empty = input<string>();
  /** The order the rows stand in. */
  readonly sorting = input<Sorting>();
  readonly sorted = output<Sorting | undefined>();

  private readonly cellTemplates = contentChildren<Cell<T>>(Cell);
  private readonly headTemplates = contentChildren(Head);
  protected readonly folded = contentChild<Folded<T>>(Folded);
  protected readonly detail = contentChild<Detail<T>>(Detail);
  protected readonly cells = computed(
    () => new Map<string, TemplateRef<unknown>>(this.cellTemplates().map((one) => [one.chiboCell(), one.template])),
  );
  protected readonly heads = computed(
    () => new Map(this.headTemplates().map((one) => [one.chiboHead(), one.template])),
  );
  protected readonly parts = computed(() => partsOf(this.rows(), this.headingOf()));
  protected readonly breadth = computed(() => this.columns().reduce((sum, { span = 1 }) => sum + span, 0));
  protected readonly isSorted = sorts;

  protected next(column: Column<T>): Sorting | undefined {
    return nextSorting(column, this.sorting());
  }

  protected ariaSort({ key }: Column<T>): 'ascending' | 'descending' | null {
    const now = this.sorting();
    return now?.by === key ? (now.down ? 'descending' : 'ascending') : null;
  }

  protected isOpen(row: T): boolean {
    const opened = this.opened();
    return opened !== undefined && this.keyOf()(row) === opened;
  }

  protected wordsIn({ words }: Column<T>, row: T): string | number {
    const said = words?.(row);
    return said === undefined || said === '' ? NO_VALUE : said;
  }

  /** Zeros and gaps stay calm, and are never blank. */
  protected isQuiet({ words }: Column<T>, row: T): boolean {
    return [undefined, '', 0].includes(words?.(row));
  }
}
