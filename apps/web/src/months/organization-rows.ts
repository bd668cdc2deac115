import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrganizationRow } from '@chibo/contracts';
import { RATING_BANDS } from '@chibo/domain';
import { BandMark } from '../ui/band-mark';
import type { IconName } from '../ui/icon';
import { Icon } from '../ui/icon';
import { Cell, Folded, Head } from '../ui/table/cell';
import { Table } from '../ui/table/table';
import { progressWords, shareOf } from './counts';
import type { NumberedRow } from './organization-columns';
import { ORGANIZATION_COLUMNS } from './organization-columns';

const ICONS: Record<ReturnType<typeof progressWords>['state'], IconName> = {
  RETURNED: 'state-returned',
  LATE: 'state-late',
  WAITING: 'state-sent',
  OPEN: 'state-draft',
  DONE: 'state-decided',
};

/** Direct subordinates with their counts, by kind: a table on wide screens, two lines each on phones. */
@Component({
  selector: 'chibo-organization-rows',
  imports: [RouterLink, BandMark, Cell, Folded, Head, Icon, Table],
  templateUrl: './organization-rows.html',
  styleUrl: '../styles/rows.css',
})
export class OrganizationRows {
  readonly rows = input.required<OrganizationRow[]>();
  readonly month = input.required<string>();

  protected readonly columns = ORGANIZATION_COLUMNS;
  protected readonly bands = RATING_BANDS;
  protected readonly share = shareOf;
  protected readonly byKind = computed(() => {
    const rows = this.rows().map((row, at): NumberedRow => ({ ...row, number: at + 1 }));
    return [...Map.groupBy(rows, ({ kindLabel }) => kindLabel).values()].flat();
  });
  private readonly headings = computed(
    () =>
      new Map([...Map.groupBy(this.rows(), ({ kindLabel }) => kindLabel)].map(([kind, own]) => [kind, heading(own)])),
  );
  protected readonly headingOf = computed(() => {
    const headings = this.headings();
    return ({ kindLabel }: NumberedRow) => headings.get(kindLabel) ?? '';
  });
  protected readonly keyOf = ({ organizationId }: NumberedRow): string => organizationId;

  protected progressOf({ counts }: NumberedRow): ReturnType<typeof progressWords> {
    return progressWords(counts);
  }

  protected iconOf(state: keyof typeof ICONS): IconName {
    return ICONS[state];
  }

  protected asksForAttention({ counts }: NumberedRow): boolean {
    return ['RETURNED', 'LATE'].includes(progressWords(counts).state);
  }
}

/** "Đảng bộ cơ sở: 34 tổ chức, 280 chi bộ". */
function heading(rows: OrganizationRow[]): string {
  const { kindLabel, isCell } = rows[0];
  const cells = rows.reduce((sum, { counts }) => sum + counts.existing, 0);
  return `${kindLabel}: ${rows.length}${isCell ? '' : ` tổ chức, ${cells} chi bộ`}`;
}
