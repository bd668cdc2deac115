import type { ElementRef } from '@angular/core';
import { Component, Injector, afterNextRender, computed, inject, input, signal, viewChild } from '@angular/core';
import type { MeetingPlanView } from '@chibo/contracts';
import { addMonths, formatMonth, planWords } from '@chibo/domain';
import { reading } from '../shell/reading';
import { MeetingPlansClient } from './meeting-plans-client';
import { PlanForm } from './plan-form';
import { plannableMonths } from './plan-months';

/** One quiet line: when and where the branch meets next, and the way to write it. */
@Component({
  selector: 'chibo-next-meeting',
  imports: [PlanForm],
  template: `
    @if (view(); as view) {
      <section class="sheet stack" aria-label="Lịch kỳ sinh hoạt tới">
        <div class="between">
          <p class="words">{{ words() }}</p>
          @if (view.mayPlan && !editing()) {
            <button #opener type="button" class="button" (click)="edit()">
              {{ view.plan ? 'Sửa' : 'Ghi lịch' }}<span class="hidden-visually"> {{ name() }}</span>
            </button>
          }
        </div>
        @if (editing()) {
          <chibo-plan-form
            [view]="view"
            [months]="months()"
            [today]="today()"
            (stored)="stored($event)"
            (cancelled)="close()"
          />
        }
        <p class="small second said" role="status">{{ said() }}</p>
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .words {
      flex: 1;
      min-width: min(14rem, 100%);
    }
    .said:empty {
      position: absolute;
    }
  `,
})
export class NextMeeting {
  private readonly client = inject(MeetingPlansClient);
  private readonly injector = inject(Injector);
  readonly organizationId = input.required<string>();
  /** The first month whose meeting is still to come. */
  readonly from = input.required<string>();
  readonly today = input.required<string>();

  /** The page says itself when the server cannot be reached: this line then stays away. */
  private readonly opening = reading({
    question: () => ({ organizationId: this.organizationId(), from: this.from() }),
    read: ({ organizationId, from }) => this.next(organizationId, from),
  });
  protected readonly view = this.opening.value;
  protected readonly editing = signal(false);
  protected readonly said = signal('');
  protected readonly name = computed(() => `kỳ sinh hoạt ${formatMonth(this.view()?.month ?? this.from())}`);
  protected readonly months = computed(() => plannableMonths(this.from(), this.today()));
  protected readonly words = computed(() => {
    const plan = this.view()?.plan;
    return plan ? `Kỳ sinh hoạt tới: ${planWords(plan)}` : `Chưa ghi lịch ${this.name()}`;
  });
  private readonly opener = viewChild<ElementRef<HTMLElement>>('opener');

  protected edit(): void {
    this.said.set('');
    this.editing.set(true);
  }

  /** A month further on is said, but does not take the place of the one that comes first. */
  protected stored(view: MeetingPlanView): void {
    this.said.set(view.plan ? `Đã ghi lịch ${formatMonth(view.month)}: ${planWords(view.plan)}.` : '');
    if (view.month <= (this.view()?.month ?? view.month)) this.opening.set(view);
    this.close();
  }

  protected close(): void {
    this.editing.set(false);
    afterNextRender(() => this.opener()?.nativeElement.focus(), { injector: this.injector });
  }

  /** A meeting whose day has passed is not the next one, though its card may still wait to be begun. */
  private async next(organizationId: string, from: string): Promise<MeetingPlanView> {
    const view = await this.client.plan(organizationId, from);
    const passed = view.plan && view.plan.day < this.today();
    return passed ? this.client.plan(organizationId, addMonths(from, 1)) : view;
  }
}
