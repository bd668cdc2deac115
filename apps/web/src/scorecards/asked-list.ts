import { Component, computed, input, output } from '@angular/core';
import type { CriteriaSet, ReturnedLine } from '@chibo/domain';
import { WEAKNESSES, formatDate } from '@chibo/domain';

/** What a superior asks a branch to complete: before it is sent, for the branch that has to answer, and for who reads on. */
@Component({
  selector: 'chibo-asked',
  template: `
    @if (message(); as words) {
      <p class="words">{{ words }}</p>
    }
    @if (rows().length > 0) {
      <ul role="list">
        @for (row of rows(); track row.code) {
          <li>
            <p>
              @if (linked()) {
                <button type="button" class="link" (click)="picked.emit(row.at)">{{ row.label }}</button>
              } @else {
                <b>{{ row.label }}</b>
              }
            </p>
            <p class="words" [class.quiet]="!row.message">{{ row.message || 'Chưa có lời nhắn.' }}</p>
          </li>
        }
      </ul>
    }
    @if (due(); as day) {
      <p>
        Hạn bổ sung: <b>trước hết ngày {{ formatDate(day) }}</b>
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
    }
    li + li {
      margin-top: 0.5rem;
    }
    .words {
      white-space: pre-line;
    }
    .link {
      font-weight: 600;
    }
  `,
})
export class AskedList {
  readonly set = input.required<CriteriaSet>();
  readonly message = input('');
  readonly lines = input<readonly ReturnedLine[]>([]);
  /** `yyyy-mm-dd`. */
  readonly due = input<string | null>();
  /** Each line leads to its place in the form. */
  readonly linked = input(false);
  /** Place in the form, as in `data-at`. */
  readonly picked = output<string>();

  protected readonly formatDate = formatDate;
  private readonly labels = computed(
    () => new Map(this.set().groups.flatMap(({ criteria }) => criteria.map(({ code, label }) => [code, label]))),
  );
  protected readonly rows = computed(() =>
    this.lines().map(({ code, message }) => ({
      code,
      message,
      at: code === WEAKNESSES ? WEAKNESSES : `answers.${code}`,
      label:
        code === WEAKNESSES ? 'Hạn chế, biện pháp khắc phục' : `Mục ${code}. ${this.labels().get(code) ?? ''}`.trim(),
    })),
  );
}
