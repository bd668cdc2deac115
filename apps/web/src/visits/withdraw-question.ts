import type { ElementRef } from '@angular/core';
import { Component, afterNextRender, inject, output, viewChild } from '@angular/core';
import { Act } from '../shell/act';
import { Note } from '../ui/note';
import { OpenVisit } from './open-visit';

/** Asked once before a visit that was planned by mistake goes. */
@Component({
  selector: 'chibo-visit-withdraw',
  imports: [Note],
  template: `
    <div class="sunk-box stack" role="group" aria-labelledby="withdraw-question">
      <p #question id="withdraw-question" tabindex="-1">
        Rút lượt dự này khỏi kế hoạch? Chỉ rút khi lập nhầm; nếu không đi dự được thì ghi không dự và nêu lý do.
      </p>
      @if (act.failure(); as words) {
        <chibo-note [attention]="true" heading="Chưa rút được" role="alert">
          <p>{{ words }}</p>
        </chibo-note>
      }
      <p class="row">
        <button type="button" class="button main" [disabled]="act.busy()" (click)="withdraw()">
          {{ act.busy() ? 'Đang rút…' : 'Rút khỏi kế hoạch' }}
        </button>
        <button type="button" class="button" (click)="closed.emit()">Thôi</button>
      </p>
    </div>
  `,
})
export class WithdrawQuestion {
  private readonly visit = inject(OpenVisit);
  readonly closed = output();
  readonly withdrawn = output();

  protected readonly act = new Act();
  private readonly question = viewChild.required<ElementRef<HTMLElement>>('question');

  constructor() {
    afterNextRender(() => this.question().nativeElement.focus());
  }

  protected async withdraw(): Promise<void> {
    if (await this.act.run(() => this.visit.withdraw())) this.withdrawn.emit();
  }
}
