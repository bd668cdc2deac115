import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ObligationRow } from '@chibo/contracts';
import { OBLIGATION_WHYS, compareVietnamese } from '@chibo/domain';
import { detailLines } from './obligation-words';

type Column = 'name' | 'kind' | 'why';

const COLUMNS: { key: Column; label: string }[] = [
  { key: 'name', label: 'Chi bộ' },
  { key: 'kind', label: 'Phiếu' },
  { key: 'why', label: 'Vì sao' },
];

const COMPARE: Record<Column, (a: ObligationRow, b: ObligationRow) => number> = {
  name: (a, b) => compareVietnamese(a.name, b.name),
  kind: (a, b) => (a.kind < b.kind ? -1 : Number(a.kind > b.kind)),
  why: (a, b) => OBLIGATION_WHYS.indexOf(a.why) - OBLIGATION_WHYS.indexOf(b.why),
};

/** Who owes which card and why not: a table on wide screens, a block each on phones. */
@Component({
  selector: 'chibo-obligation-rows',
  imports: [RouterLink],
  templateUrl: './obligation-rows.html',
  styleUrls: ['../styles/rows.css', './obligation-rows.css'],
})
export class ObligationRows {
  readonly rows = input.required<readonly ObligationRow[]>();
  readonly month = input.required<string>();
  /** Committees the reader is an officer of: they excuse and reopen, on the page of the month. */
  readonly officerOf = input<readonly string[]>([]);

  protected readonly columns = COLUMNS;
  protected readonly detailLines = detailLines;
  protected readonly sort = signal<{ by: Column; down: boolean } | undefined>(undefined);
  /** By superior, as the server orders them, until somebody sorts. */
  protected readonly sorted = computed(() => {
    const sort = this.sort();
    return sort ? [...this.rows()].sort((a, b) => (sort.down ? -1 : 1) * COMPARE[sort.by](a, b)) : this.rows();
  });
  protected readonly anyAct = computed(() => this.rows().some((row) => this.actWords(row)));

  /** What the reader may do about it, and where: the month's page. */
  protected actWords({ why, kind, parentId, obligationId }: ObligationRow): string | undefined {
    if (kind !== 'REGULAR' || !obligationId || !this.officerOf().includes(parentId)) return undefined;
    if (why === 'EXCUSED') return 'Mở lại kỳ';
    return why === 'OWING' || why === 'NOT_HELD' || why === 'NOT_HELD_REASON' ? 'Xem để miễn kỳ' : undefined;
  }

  protected kindWords({ kind }: ObligationRow): string {
    return kind === 'THEMATIC' ? 'Chuyên đề' : 'Thường kỳ';
  }

  protected sortBy(by: Column): void {
    this.sort.update((now) => ({ by, down: now?.by === by ? !now.down : false }));
  }

  protected ariaSort(column: Column): 'ascending' | 'descending' | null {
    const sort = this.sort();
    return sort?.by === column ? (sort.down ? 'descending' : 'ascending') : null;
  }
}
