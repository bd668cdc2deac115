import { ApplicationRef, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ClosedMonth } from '@chibo/contracts';
import { formatPoints } from '@chibo/domain';
import { BandMark } from '../../ui/band-mark';
import { CellState } from './cell-state';
import { ListSearch } from '../../ui/list/list-search';
import { LongList } from '../../ui/list/long-list';
import { Pages } from '../../ui/list/pages';
import { ShowAll } from '../../ui/list/show-all';
import { rested } from '../../ui/rested';
import { TextControl } from '../../ui/text-control';
import { pagesOf } from '../whole-list';

/**
 * The month as it was frozen, branch by branch. On paper always the whole of it, with the hash at the foot of each page; of
 * one that the server cuts into pages the page in sight, which says so.
 */
@Component({
  selector: 'chibo-frozen-table',
  imports: [BandMark, CellState, ListSearch, Pages, ShowAll, TextControl],
  templateUrl: './frozen-table.html',
  styleUrls: ['../../styles/rows.css', '../../styles/committee-page.css', './frozen-table.css'],
  host: { '(window:beforeprint)': 'onPaper(true)', '(window:afterprint)': 'onPaper(false)' },
})
export class FrozenTable {
  private readonly application = inject(ApplicationRef);
  readonly closed = input.required<ClosedMonth>();
  /** What the server was asked to look for. */
  readonly words = input('');
  /** Whether it is looked through here; the page may have a field of its own. */
  readonly searchable = input(true);
  readonly searched = output<string>();
  readonly turned = output<number>();

  protected readonly formatPoints = formatPoints;
  private readonly cells = computed(() => this.closed().cells);
  protected readonly list = new LongList(this.cells);
  private readonly printing = signal(false);
  protected readonly rows = computed(() => (this.printing() ? this.cells() : this.list.shown()));
  protected readonly pages = computed(() => pagesOf(this.closed()));
  /** More than comes at once: looked through by the server. */
  protected readonly isCut = computed(() => this.pages() > 1 || this.words() !== '');
  protected readonly search = rested((words) => this.searched.emit(words));
  protected readonly wanted = computed(() => this.words() || this.list.words());

  /** The browser prints as soon as this returns: what was searched for must have given way to the whole table by then. */
  protected onPaper(printing: boolean): void {
    this.printing.set(printing);
    this.application.tick();
  }
}
