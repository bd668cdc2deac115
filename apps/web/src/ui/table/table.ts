import { NgTemplateOutlet } from '@angular/common';
import type { TemplateRef } from '@angular/core';
import { Component, computed, contentChild, contentChildren, input, output } from '@angular/core';
import { Cell, Folded } from './cell';
import type { Column, Sorting } from './columns';
import { nextSorting } from './columns';

/**
 * Rows under columns that are data. It shows what it is given in the order it is given; a tapped head says what order is
 * wanted, and whoever reads the rows puts them in it, all of them and not those in sight.
 */
@Component({
  selector: 'chibo-table',
  imports: [NgTemplateOutlet],
  template: `
    <div class="wide sheet">
      <table>
        <caption class="hidden-visually">
          {{
            caption()
          }}
        </caption>
        <thead>
          <tr>
            @for (column of columns(); track column.key) {
              <th scope="col" [class.number]="column.figure" [attr.aria-sort]="ariaSort(column)">
                @if (column.compare && sortable()) {
                  <button type="button" class="sorter" (click)="sorted.emit(next(column))">{{ column.head }}</button>
                } @else {
                  <span [class.hidden-visually]="column.silent">{{ column.head }}</span>
                }
              </th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track keyOf()(row)) {
            <tr>
              @for (column of columns(); track column.key) {
                <ng-container *ngTemplateOutlet="cells().get(column.key) ?? null; context: { $implicit: row }" />
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
    <ul role="list" class="folded sheet rows">
      @for (row of rows(); track keyOf()(row)) {
        <li><ng-container *ngTemplateOutlet="folded().template; context: { $implicit: row }" /></li>
      }
    </ul>
  `,
  styleUrl: '../../styles/rows.css',
})
export class Table<T> {
  readonly caption = input.required<string>();
  readonly columns = input.required<readonly Column<T>[]>();
  readonly rows = input.required<readonly T[]>();
  readonly keyOf = input.required<(row: T) => unknown>();
  /** The order the rows stand in. */
  readonly sorting = input<Sorting>();
  readonly sortable = input(true);
  readonly sorted = output<Sorting>();

  private readonly templates = contentChildren<Cell<T>>(Cell);
  protected readonly folded = contentChild.required<Folded<T>>(Folded);
  protected readonly cells = computed(
    () => new Map<string, TemplateRef<unknown>>(this.templates().map((cell) => [cell.chiboCell(), cell.template])),
  );

  protected next(column: Column<T>): Sorting {
    return nextSorting(column, this.sorting());
  }

  protected ariaSort({ key }: Column<T>): 'ascending' | 'descending' | null {
    const now = this.sorting();
    return now?.by === key ? (now.down ? 'descending' : 'ascending') : null;
  }
}
