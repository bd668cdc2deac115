import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ObligationRow } from '@chibo/contracts';
import { Cell, Folded } from '../ui/table/cell';
import { Table } from '../ui/table/table';
import { ACT_COLUMN, OBLIGATION_COLUMNS } from './obligation-columns';
import { detailLines } from './obligation-words';

const WHY = OBLIGATION_COLUMNS.find(({ key }) => key === 'why');

/** Who owes which card and why not, by committee: a table on wide screens, a block each on phones. */
@Component({
  selector: 'chibo-obligation-rows',
  imports: [RouterLink, Cell, Folded, Table],
  templateUrl: './obligation-rows.html',
  styleUrls: ['../styles/rows.css', './obligation-rows.css'],
})
export class ObligationRows {
  readonly rows = input.required<readonly ObligationRow[]>();
  readonly month = input.required<string>();
  /** Committees the reader is an officer of: they excuse and reopen, on the page of the month. */
  readonly officerOf = input<readonly string[]>([]);

  protected readonly detailLines = detailLines;
  protected readonly columns = computed(() =>
    this.rows().some((row) => this.actWords(row)) ? [...OBLIGATION_COLUMNS, ACT_COLUMN] : OBLIGATION_COLUMNS,
  );
  protected readonly keyOf = ({ cellId, kind, obligationId }: ObligationRow): string =>
    obligationId ?? `${cellId} ${kind}`;
  protected readonly headingOf = ({ parentName }: ObligationRow): string => parentName;

  /** What the reader may do about it, and where: the month's page. */
  protected actWords({ why, kind, parentId, obligationId }: ObligationRow): string | undefined {
    if (kind !== 'REGULAR' || !obligationId || !this.officerOf().includes(parentId)) return undefined;
    if (why === 'EXCUSED') return 'Mở lại kỳ';
    return why === 'OWING' || why === 'NOT_HELD' || why === 'NOT_HELD_REASON' ? 'Xem để miễn kỳ' : undefined;
  }

  protected isOverdue({ why, late }: ObligationRow): boolean {
    return why === 'OWING' && late;
  }

  protected whyWords(row: ObligationRow): string {
    return `${WHY?.words?.(row) ?? ''}${this.isOverdue(row) ? ', quá hạn' : ''}`;
  }
}
