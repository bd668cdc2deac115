import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { CriteriaSet, Score } from '@chibo/domain';
import { formatPoints } from '@chibo/domain';
import { BandMark } from '../../ui/band-mark';
import { Icon } from '../../ui/icon';
import { Progress } from '../../ui/progress';
import { blockerOf } from '../blocker';
import { OpenCard } from '../open-card';
import { Why } from './why';

/** The phone's bar: what blocks the next band, how far, total and band, and the one way on. */
@Component({
  selector: 'chibo-score-bar',
  imports: [BandMark, Icon, Progress, Why],
  template: `
    @if (open()) {
      <section class="why" id="why" aria-label="Vì sao"><chibo-why [score]="score()" /></section>
    }
    <button
      type="button"
      class="rule"
      [class.ochre]="blocker().attention"
      [attr.aria-expanded]="open()"
      aria-controls="why"
      (click)="open.set(!open())"
    >
      <chibo-icon [name]="blocker().icon" />
      <span class="words">
        <b>{{ blocker().heading }}</b><span>{{ blocker().text }}</span>
      </span>
      <chibo-icon [name]="open() ? 'close' : 'forward'" />
    </button>
    <chibo-progress [done]="score().answered" [of]="score().applicable" />
    <div class="total-row">
      <p class="total">
        <b>{{ formatPoints(score().total) }}</b> <span class="small quiet">điểm</span>
      </p>
      <div class="state">
        <p class="band">
          @if (score().answered > 0) {
            <chibo-band [band]="score().band" />
          }
          @if (!score().complete) {
            <span class="small second"> tạm tính</span>
          }
        </p>
        <p class="small second">Đã chấm {{ score().answered }}/{{ score().applicable }}</p>
      </div>
      <button type="button" class="button main" (click)="onward.emit()">
        {{ label() }}
        @if (next()) {
          <chibo-icon name="down" />
        }
      </button>
    </div>
  `,
  styleUrl: './score-bar.css',
})
export class ScoreBar {
  private readonly card = inject(OpenCard);
  readonly score = input.required<Score>();
  readonly set = input.required<CriteriaSet>();
  readonly onward = output();

  protected readonly formatPoints = formatPoints;
  protected readonly open = signal(false);
  protected readonly blocker = computed(() => blockerOf(this.score(), this.set()));
  /** None while the set waits to be agreed to. */
  protected readonly next = computed(() => (this.card.view()?.swap ? undefined : this.card.next()));
  protected readonly label = computed(() => {
    if (this.card.view()?.swap) return 'Bộ tiêu chí';
    const next = this.next();
    if (!next) return 'Kiểm tra';
    return next.state === 'UNCOMPUTED' ? 'Số liệu' : `Mục ${next.code}`;
  });
}
