import { Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CellRow } from '@chibo/contracts';
import type { Points } from '@chibo/domain';
import { compareVietnamese, formatDate, formatPoints } from '@chibo/domain';
import { BandMark } from '../ui/band-mark';
import { StateWord } from '../ui/state-word';

type Column = 'name' | 'state' | 'self' | 'decided' | 'deadline';

const COMPARE: Record<Column, (a: CellRow, b: CellRow) => number> = {
  name: (a, b) => compareVietnamese(a.parentName, b.parentName) || compareVietnamese(a.name, b.name),
  state: (a, b) => compareVietnamese(a.stateLabel, b.stateLabel),
  self: (a, b) => (a.selfTotal ?? 0) - (b.selfTotal ?? 0),
  decided: (a, b) => (a.decidedTotal ?? 0) - (b.decidedTotal ?? 0),
  deadline: (a, b) => a.deadline.localeCompare(b.deadline),
};

const SCORE: Partial<Record<Column, (row: CellRow) => Points | undefined>> = {
  self: ({ selfTotal }) => selfTotal,
  decided: ({ decidedTotal }) => decidedTotal,
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
  /** Committees the reader is an officer of: only the direct superior excuses or reopens. */
  readonly officerOf = input<readonly string[]>([]);
  readonly excuse = output<CellRow>();
  readonly reopen = output<CellRow>();

  protected readonly columns = COLUMNS;
  protected readonly formatDate = formatDate;
  protected readonly formatPoints = formatPoints;
  protected readonly anyBelow = computed(() => this.cells().some((row) => this.isBelow(row)));
  protected readonly sort = signal<{ by: Column; down: boolean }>({ by: 'name', down: false });
  protected readonly sorted = computed(() => {
    const { by, down } = this.sort();
    const scored = SCORE[by] ?? (() => 0);
    const missing = (row: CellRow): number => Number(scored(row) === undefined);
    return [...this.cells()].sort((a, b) => missing(a) - missing(b) || (down ? -1 : 1) * COMPARE[by](a, b));
  });

  protected isBelow({ parentId }: CellRow): boolean {
    return this.officerOf().includes(parentId);
  }

  /** Scores begin with the highest, words and days with the first. */
  protected sortBy(by: Column): void {
    this.sort.update((now) => ({ by, down: now.by === by ? !now.down : by in SCORE }));
  }

  protected ariaSort(column: Column): 'ascending' | 'descending' | null {
    const { by, down } = this.sort();
    return by === column ? (down ? 'descending' : 'ascending') : null;
  }
}
