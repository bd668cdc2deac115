import { ApplicationRef, Component, computed, inject, input, signal } from '@angular/core';
import type { MonthClosingView } from '@chibo/contracts';
import { formatPoints } from '@chibo/domain';
import { BandMark } from '../../ui/band-mark';
import { CellState } from './cell-state';
import { ListSearch } from '../../ui/list/list-search';
import { LongList } from '../../ui/list/long-list';
import { ShowAll } from '../../ui/list/show-all';

/** The month as it was frozen, branch by branch. On paper always the whole of it, with the hash at the foot of each page. */
@Component({
  selector: 'chibo-frozen-table',
  imports: [BandMark, CellState, ListSearch, ShowAll],
  templateUrl: './frozen-table.html',
  styleUrls: ['../../styles/rows.css', './frozen-table.css'],
  host: { '(window:beforeprint)': 'onPaper(true)', '(window:afterprint)': 'onPaper(false)' },
})
export class FrozenTable {
  private readonly application = inject(ApplicationRef);
  readonly closed = input.required<NonNullable<MonthClosingView['closed']>>();

  protected readonly formatPoints = formatPoints;
  private readonly numbered = computed(() => this.closed().cells.map((cell, at) => ({ ...cell, number: at + 1 })));
  protected readonly list = new LongList(this.numbered);
  private readonly printing = signal(false);
  protected readonly rows = computed(() => (this.printing() ? this.numbered() : this.list.shown()));

  /** The browser prints as soon as this returns: what was searched for must have given way to the whole table by then. */
  protected onPaper(printing: boolean): void {
    this.printing.set(printing);
    this.application.tick();
  }
}
