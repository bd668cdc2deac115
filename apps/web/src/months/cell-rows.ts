import { Component, computed, input, output } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { RouterLink } from '@angular/router';
import type { CellRow, MonthCellsView } from '@chibo/contracts';
import { KEYED_MARK_LABEL, formatDate, formatPoints, owesCard } from '@chibo/domain';
import { BandMark } from '../ui/band-mark';
import { StateWord } from '../ui/state-word';
import { Cell, Folded } from '../ui/table/cell';
import type { Sorting } from '../ui/table/columns';
import { NO_VALUE } from '../ui/table/columns';
import { Table } from '../ui/table/table';
import { CELL_COLUMNS, EXCUSE_COLUMN } from './cell-columns';

/** Branch by branch: state, scores, band and lateness, in the order the list stands in. */
@Component({
  selector: 'chibo-cell-rows',
  imports: [NgTemplateOutlet, RouterLink, BandMark, Cell, Folded, StateWord, Table],
  templateUrl: './cell-rows.html',
  styleUrl: '../styles/rows.css',
})
export class CellRows {
  readonly cells = input.required<readonly CellRow[]>();
  readonly sorting = input<Sorting>();
  /** By committee, as the list stands before anybody sorts. */
  readonly grouped = input(false);
  /** Committees the reader is an officer of: only the direct superior excuses or reopens. */
  readonly officerOf = input<readonly string[]>([]);
  /** Which branches send with leave only. */
  readonly locks = input<MonthCellsView['locks']>({ closed: false, late: [] });
  readonly month = input.required<string>();
  readonly sorted = output<Sorting | undefined>();
  readonly excuse = output<CellRow>();
  readonly reopen = output<CellRow>();
  readonly leave = output<CellRow>();

  protected readonly keyedLabel = KEYED_MARK_LABEL;
  protected readonly formatDate = formatDate;
  protected readonly none = NO_VALUE;
  protected readonly formatPoints = formatPoints;
  protected readonly columns = computed(() =>
    this.cells().some((row) => row.canKeyIn || this.isBelow(row) || this.needsLeave(row))
      ? [...CELL_COLUMNS, EXCUSE_COLUMN]
      : CELL_COLUMNS,
  );
  protected readonly headingOf = computed(() => (this.grouped() ? ({ parentName }: CellRow) => parentName : undefined));
  protected readonly keyOf = ({ obligationId }: CellRow): string => obligationId;

  /** Also where a level above has closed: whether that one gives leave is the server's to say. */
  protected needsLeave(row: CellRow): boolean {
    const { closed, late } = this.locks();
    return this.officerOf().length > 0 && owesCard(row) && (closed || (row.late && late.includes(row.parentId)));
  }

  protected isBelow({ parentId }: CellRow): boolean {
    return this.officerOf().includes(parentId);
  }
}
