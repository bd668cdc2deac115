import { Component, computed, input, output } from '@angular/core';
import type { MeetingFacts } from '@chibo/domain';
import { expectedCount } from '@chibo/domain';

/** Facts that are complete, in one row: on a wide screen they need not stand in the way again. */
@Component({
  selector: 'chibo-facts-summary',
  template: `
    <dl>
      @for (row of rows(); track row.label) {
        <div>
          <dt class="small second">{{ row.label }}</dt>
          <dd>{{ row.value }}</dd>
        </div>
      }
    </dl>
    <button type="button" class="link" (click)="edit.emit()">Sửa số liệu</button>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 1.5rem;
    }
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1.75rem;
    }
    dd {
      font-weight: 600;
    }
    button {
      flex: none;
    }
  `,
})
export class FactsSummary {
  readonly facts = input.required<MeetingFacts>();
  readonly edit = output();

  protected readonly rows = computed(() => {
    const facts = this.facts();
    const tasks = facts.tasksAssigned === undefined ? undefined : `${facts.tasksDone ?? '–'}/${facts.tasksAssigned}`;
    const rows: [string, string | number | undefined][] = [
      ['Thời lượng', facts.minutes === undefined ? undefined : `${facts.minutes} phút`],
      ['Phải dự', expectedCount(facts)],
      ['Có mặt', facts.present],
      ['Vắng có lý do', facts.excused],
      ['Vắng không lý do', facts.unexcused],
      ['Phát biểu', facts.speakers],
      ['Nhiệm vụ', tasks],
    ];
    return rows.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
  });
}
