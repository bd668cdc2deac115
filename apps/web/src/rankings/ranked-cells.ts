import { NgTemplateOutlet } from '@angular/common';
import { Component, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RankedCell } from '@chibo/contracts';
import { formatPoints } from '@chibo/domain';
import { BandMark } from '../ui/band-mark';
import { Cell, Detail, Folded } from '../ui/table/cell';
import { Table } from '../ui/table/table';
import type { WithTie } from './ranking-columns';
import { CELL_COLUMNS } from './ranking-columns';

/** Ranked branches; why a rank is what it is opens in its row. */
@Component({
  selector: 'chibo-ranked-cells',
  imports: [NgTemplateOutlet, RouterLink, BandMark, Cell, Detail, Folded, Table],
  templateUrl: './ranked-cells.html',
  styleUrls: ['../styles/rows.css', './ranked-rows.css'],
})
export class RankedCells {
  readonly rows = input.required<readonly WithTie<RankedCell>[]>();
  readonly empty = input.required<string>();

  protected readonly columns = CELL_COLUMNS;
  protected readonly formatPoints = formatPoints;
  protected readonly opened = signal<string | undefined>(undefined);
  protected readonly keyOf = ({ cellId }: RankedCell): string => cellId;

  protected toggle(cellId: string): void {
    this.opened.update((now) => (now === cellId ? undefined : cellId));
  }

  /** "Có 3 chi bộ điểm cao hơn nên xếp hạng 4; cùng điểm với 1 chi bộ." */
  protected why(row: RankedCell): string {
    const above = row.rank - 1;
    const same = row.among - 1;
    const first = above === 0 ? 'Không chi bộ nào có điểm cao hơn' : `Có ${above} chi bộ có điểm cao hơn`;
    const tie =
      same > 0 ? `, ${same} chi bộ cùng ${formatPoints(row.total)} điểm nên cùng hạng; hạng sau bỏ qua số đó` : '';
    return `${first} ${formatPoints(row.total)}, nên xếp hạng ${row.rank}${tie}.`;
  }
}
