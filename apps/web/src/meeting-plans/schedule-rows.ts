import { Component, computed, input } from '@angular/core';
import type { ScheduleView } from '@chibo/contracts';
import type { MeetingPlan } from '@chibo/domain';
import { formatDate, planWords } from '@chibo/domain';

type Row = ScheduleView['rows'][number];

/** Branches with their planned meetings, by superior: a table on wide screens, a block each on phones. */
@Component({
  selector: 'chibo-schedule-rows',
  templateUrl: './schedule-rows.html',
  styleUrls: ['../styles/rows.css', './schedule-rows.css'],
})
export class ScheduleRows {
  /** By superior, as the server orders them. */
  readonly rows = input.required<readonly Row[]>();
  /** Several superiors in the whole list: each has its name above its branches. */
  readonly grouped = input(false);
  readonly caption = input.required<string>();

  protected readonly none = '–';
  protected readonly nothing = 'Không có chi bộ nào như vậy. Đồng chí bỏ bớt chữ tìm.';
  protected readonly planWords = planWords;
  protected readonly groups = computed(() => bySuperior(this.rows()));

  protected whenWords({ day, time }: MeetingPlan): string {
    return [time, formatDate(day)].filter(Boolean).join(', ');
  }

  protected peopleWords({ memberCount, secretary }: Row): string {
    const members = memberCount === undefined ? '' : `${memberCount}\u00a0đảng viên`;
    return [members, secretary ? `bí thư ${secretary}` : ''].filter(Boolean).join(', ');
  }
}

function bySuperior(rows: readonly Row[]): { name: string; rows: Row[] }[] {
  const groups: { name: string; rows: Row[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.name === row.parentName) last.rows.push(row);
    else groups.push({ name: row.parentName, rows: [row] });
  }
  return groups;
}
