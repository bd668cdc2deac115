import { Component, DestroyRef, computed, effect, inject, input, output, signal } from '@angular/core';
import type { ScorecardView } from '@chibo/contracts';
import { RECALL_MINUTES } from '@chibo/domain';
import { ServerClock } from '../device/server-clock';
import { ReviewClient } from '../scorecards/review/review-client';
import { Act } from '../shell/act';
import { Note } from '../ui/note';
import { clockOf } from '../ui/when';
import type { DoneAct } from './queue-card';

/** What was done last; it can be taken back for a while, though the next card is open already. */
@Component({
  selector: 'chibo-undo',
  imports: [Note],
  template: `
    <chibo-note [heading]="done().card.cell.name + ': ' + done().words">
      @if (until(); as last) {
        <p class="row">
          <button type="button" class="button" [disabled]="act.busy()" (click)="takeBack()">
            {{ act.busy() ? 'Đang thu hồi…' : 'Thu hồi' }}<kbd class="key small" aria-hidden="true">U</kbd>
          </button>
          <span class="small second">Thu hồi được đến {{ clockOf(last) }}.</span>
        </p>
      }
      @if (act.failure(); as words) {
        <p role="alert">{{ words }}</p>
      }
    </chibo-note>
  `,
  styles: `
    .key {
      font-weight: 400;
    }
    @media (hover: none) and (pointer: coarse) {
      .key {
        display: none;
      }
    }
  `,
})
export class UndoNote {
  private readonly client = inject(ReviewClient);
  private readonly clock = inject(ServerClock);
  private readonly destroyRef = inject(DestroyRef);
  readonly done = input.required<DoneAct>();
  readonly takenBack = output<ScorecardView>();

  protected readonly clockOf = clockOf;
  protected readonly act = new Act();
  /** The last act that has become too old to be taken back. */
  private readonly past = signal<DoneAct | undefined>(undefined);
  protected readonly until = computed(() => (this.past() === this.done() ? undefined : lastMoment(this.done().card)));

  constructor() {
    effect((onCleanup) => {
      const [done, last] = [this.done(), this.until()];
      this.act.forget();
      if (!last) return;
      const timer = setTimeout(() => this.past.set(done), last - this.clock.now());
      onCleanup(() => clearTimeout(timer));
    });
  }

  async takeBack(): Promise<void> {
    const { card } = this.done();
    if (!this.until()) return;
    await this.act.run(async () => {
      const view = await this.client.takeBack(card);
      if (!this.destroyRef.destroyed) this.takenBack.emit(view);
    });
  }
}

/** Milliseconds since 1970 until which the act can be taken back; nothing when it cannot. */
function lastMoment({ moves, decided, verified }: ScorecardView): number | undefined {
  const at = decided?.at ?? verified?.at;
  const open = moves.some(({ move, reason }) => move === 'takeBack' && !reason);
  return at && open ? Date.parse(at) + RECALL_MINUTES * 60_000 : undefined;
}
