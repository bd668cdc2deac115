import { Component, input } from '@angular/core';
import { planWords } from '@chibo/domain';
import { Cell, Folded } from '../ui/table/cell';
import { Table } from '../ui/table/table';
import type { ScheduleRow } from './schedule-columns';
import { SCHEDULE_COLUMNS } from './schedule-columns';

/** Branches with their planned meetings, by superior: a table on wide screens, a block each on phones. */
@Component({
  selector: 'chibo-schedule-rows',
  imports: [Cell, Folded, Table],
  template: `
    <chibo-table
      empty="Không có chi bộ nào như vậy. Đồng chí bỏ bớt chữ tìm."
      [caption]="caption()"
      [columns]="columns"
      [rows]="rows()"
      [keyOf]="keyOf"
      [headingOf]="grouped() ? superiorOf : undefined"
    >
      <ng-template chiboCell="when" [chiboCellOf]="rows()" let-row>
        <td class="when" [class.quiet]="!row.plan">{{ row.plan ? whenOf(row) : 'Chưa có lịch' }}</td>
      </ng-template>
      <ng-template [chiboFolded]="rows()" let-row>
        <p>
          <b>{{ row.name }}</b>
        </p>
        <p class="line" [class.quiet]="!row.plan">{{ row.plan ? planWords(row.plan) : 'Chưa có lịch' }}</p>
        @if (peopleWords(row); as words) {
          <p class="small second line">{{ words }}</p>
        }
      </ng-template>
    </chibo-table>
  `,
  styleUrls: ['../styles/rows.css', './schedule-rows.css'],
})
export class ScheduleRows {
  /** By superior, as the server orders them. */
  readonly rows = input.required<readonly ScheduleRow[]>();
  /** Several superiors in the whole list: each has its name above its branches. */
  readonly grouped = input(false);
  readonly caption = input.required<string>();

  protected readonly columns = SCHEDULE_COLUMNS;
  protected readonly planWords = planWords;
  protected readonly keyOf = ({ cellId }: ScheduleRow): string => cellId;
  protected readonly superiorOf = ({ parentName }: ScheduleRow): string => parentName;

  protected whenOf(row: ScheduleRow): string | number | undefined {
    return SCHEDULE_COLUMNS.find(({ key }) => key === 'when')?.words?.(row);
  }

  protected peopleWords({ memberCount, secretary }: ScheduleRow): string {
    const members = memberCount === undefined ? '' : `${memberCount}\u00a0đảng viên`;
    return [members, secretary ? `bí thư ${secretary}` : ''].filter(Boolean).join(', ');
  }
}
