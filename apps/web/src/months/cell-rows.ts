import { Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CellRow } from '@chibo/contracts';
import { compareVietnamese, formatDate, formatPoints } from '@chibo/domain';
import { BandMark } from '../ui/band-mark';
import { StateWord } from '../ui/state-word';

type Column = 'name' | 'state' | 'self' | 'decided' | 'deadline';

const COMPARE: Record<Column, (a: CellRow, b: CellRow) => number> = {
  name: (a, b) => compareVietnamese(a.parentName, b.parentName) || compareVietnamese(a.name, b.name),
  state: (a, b) => compareVietnamese(a.stateLabel, b.stateLabel),
  self: (a, b) => (b.selfTotal ?? -1) - (a.selfTotal ?? -1),
  decided: (a, b) => (b.decidedTotal ?? -1) - (a.decidedTotal ?? -1),
  deadline: (a, b) => a.deadline.localeCompare(b.deadline),
};

const COLUMNS: { key: Column; label: string; number?: boolean }[] = [
  { key: 'name', label: 'Chi bộ' },
  { key: 'state', label: 'Trạng thái' },
  { key: 'self', label: 'Tự chấm', number: true },
  { key: 'decided', label: 'Xếp loại', number: true },
  { key: 'deadline', label: 'Hạn gửi' },
];

/** Branch by branch: state, scores, band and lateness; sorted by any column, missing scores last. */
@Component({
  selector: 'chibo-cell-rows',
  imports: [RouterLink, BandMark, StateWord],
  templateUrl: './cell-rows.html',
  styleUrl: './rows.css',
})
export class CellRows {
  readonly cells = input.required<CellRow[]>();
  /** Offer to excuse or reopen; the server decides. */
  readonly mayExcuse = input(false);
  readonly excuse = output<CellRow>();
  readonly reopen = output<CellRow>();

  protected readonly columns = COLUMNS;
  protected readonly formatDate = formatDate;
  protected readonly formatPoints = formatPoints;
  protected readonly sort = signal<{ by: Column; down: boolean }>({ by: 'name', down: false });
  protected readonly sorted = computed(() => {
    const { by, down } = this.sort();
    const rows = [...this.cells()].sort(COMPARE[by]);
    return down ? rows.reverse() : rows;
  });

  protected sortBy(by: Column): void {
    this.sort.update((now) => ({ by, down: now.by === by && !now.down }));
  }

  protected ariaSort(column: Column): 'ascending' | 'descending' | null {
    const { by, down } = this.sort();
    return by === column ? (down ? 'descending' : 'ascending') : null;
  }
}
