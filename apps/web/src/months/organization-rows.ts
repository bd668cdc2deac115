import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrganizationRow } from '@chibo/contracts';
import { RATING_BANDS } from '@chibo/domain';
import { BandMark } from '../ui/band-mark';
import type { IconName } from '../ui/icon';
import { Icon } from '../ui/icon';
import { progressWords, shareOf } from './counts';

const ICONS: Record<ReturnType<typeof progressWords>['state'], IconName> = {
  RETURNED: 'state-returned',
  LATE: 'state-late',
  WAITING: 'state-sent',
  OPEN: 'state-draft',
  DONE: 'state-decided',
};

/** Direct subordinates with their counts: a table on wide screens, two lines each on phones. */
@Component({
  selector: 'chibo-organization-rows',
  imports: [RouterLink, BandMark, Icon],
  templateUrl: './organization-rows.html',
  styleUrl: '../styles/rows.css',
})
export class OrganizationRows {
  readonly rows = input.required<OrganizationRow[]>();
  readonly month = input.required<string>();

  protected readonly bands = RATING_BANDS;
  protected readonly share = shareOf;
  protected readonly groups = computed(() => {
    const rows = this.rows().map((row, at) => ({ ...row, number: at + 1, progress: progressWords(row.counts) }));
    const kinds = [...new Set(rows.map(({ kindLabel }) => kindLabel))];
    return kinds.map((label) => {
      const own = rows.filter((row) => row.kindLabel === label);
      return {
        label,
        rows: own,
        cells: own.reduce((sum, { counts }) => sum + counts.existing, 0),
        areCells: own.every(({ isCell }) => isCell),
      };
    });
  });

  protected iconOf(state: keyof typeof ICONS): IconName {
    return ICONS[state];
  }
}
