import { Component, computed, inject, input, output } from '@angular/core';
import type { ReturnScorecardBody } from '@chibo/contracts';
import { WEAKNESSES, isBlank } from '@chibo/domain';
import { Session } from '../../shell/session';
import { Control } from '../../ui/control';
import { DayField } from '../../ui/day-field';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { TextControl } from '../../ui/text-control';
import { AskedList } from '../asked-list';
import { ReviewDesk } from './review-desk';

/** Gives lines or the whole card back: words, a day, and exactly what the secretary will read before it is sent. */
@Component({
  selector: 'chibo-return-form',
  imports: [AskedList, Control, DayField, Field, Icon, TextControl],
  templateUrl: './return-form.html',
  styles: `
    .due {
      max-width: 20rem;
    }
  `,
})
export class ReturnForm {
  private readonly session = inject(Session);
  protected readonly desk = inject(ReviewDesk);
  readonly busy = input(false);
  readonly refused = output();
  readonly asked = output<ReturnScorecardBody>();

  protected readonly body = computed(() => this.desk.returned());
  protected readonly lines = computed(() => this.body().lines ?? []);
  protected readonly month = computed(() => this.session.today().slice(0, 7));
  protected readonly what = computed(() => {
    const count = this.lines().length;
    return count === 0 ? 'phiếu' : `${count} mục`;
  });
  protected readonly rest = computed(() => {
    const criteria = this.desk.view()?.criteriaSet.groups.flatMap((group) => group.criteria) ?? [];
    const returned = this.lines().filter(({ code }) => code !== WEAKNESSES).length;
    if (this.lines().length === 0) return 'Chi bộ sửa được mọi mục của phiếu.';
    return `${criteria.length - returned} mục khác giữ khóa. Khi chi bộ gửi lại, đồng chí thấy phần thay đổi.`;
  });

  protected send(): void {
    if (this.desk.refuse(this.problems())) this.asked.emit(this.body());
    else this.refused.emit();
  }

  /** The line's message stands at the line. */
  protected goTo(at: string): void {
    document.getElementById(`return-${at.replace(/^answers\./, '')}`)?.focus();
  }

  private problems(): Record<string, string> {
    const { message } = this.body();
    const silent = this.lines().filter((line) => isBlank(line.message));
    return {
      ...(isBlank(message) && this.lines().length === 0
        ? { message: 'Đồng chí ghi nội dung đề nghị chi bộ bổ sung.' }
        : {}),
      ...Object.fromEntries(silent.map(({ code }) => [`lines.${code}`, 'Đồng chí ghi cần bổ sung gì ở phần này.'])),
    };
  }
}
