import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import type { ScorecardView } from '@chibo/contracts';
import { swapWords } from '@chibo/domain';
import { wordsOf } from '../../shell/api';
import { Note } from '../../ui/note';
import { OpenCard } from '../open-card';

/**
 * The set of the card changed: said before anything else, and agreed to before a line is scored. The marks given so far are
 * put aside and never moved to lines of the new set.
 */
@Component({
  selector: 'chibo-set-swap',
  imports: [Note],
  template: `
    @if (swap(); as swap) {
      <chibo-note [attention]="true" heading="Bộ tiêu chí của phiếu đã đổi" role="alert" tabindex="-1" #note>
        <p>{{ swapWords(swap) }}</p>
        <p>
          @if (swap.kept > 0) {
            {{ swap.kept }} mục đã chấm được giữ riêng theo bộ cũ, không chuyển sang mục khác; trở lại bộ cũ thì hiện
            lại.
          }
          @if (swap.to) {
            Nếu ngày họp hoặc phần chuyên đề ghi nhầm, đồng chí sửa lại ở dưới.
          } @else {
            Đồng chí kiểm tra ngày họp và phần chuyên đề, hoặc liên hệ cấp ủy cấp trên.
          }
        </p>
        @if (failure(); as words) {
          <p class="field-error">{{ words }}</p>
        }
        @if (swap.to) {
          <p>
            <button type="button" class="button official" [disabled]="busy()" (click)="agree()">
              {{ busy() ? 'Đang chuyển…' : 'Chuyển sang bộ tiêu chí này' }}
            </button>
          </p>
        }
      </chibo-note>
    } @else if (turned().title; as title) {
      <chibo-note role="status">
        <p>Phiếu này nay chấm theo bộ tiêu chí “{{ title }}”.</p>
      </chibo-note>
    }
    @if (!swap() && sync.aside().length > 0) {
      <chibo-note role="status">
        <p>
          {{ sync.aside().length }} mục đã chấm trên máy này theo bộ tiêu chí khác được giữ riêng, không tính vào phiếu.
        </p>
      </chibo-note>
    }
  `,
})
export class SetSwapNote {
  private readonly card = inject(OpenCard);
  protected readonly sync = this.card.sync;
  protected readonly swapWords = swapWords;
  protected readonly swap = computed(() => this.card.view()?.swap);
  /** Title of the set the card was turned to under the user's hands, where no mark was at stake. */
  protected readonly turned = linkedSignal<ScorecardView | undefined, Turned>({
    source: () => this.card.view(),
    computation: (view, previous) => turnedFrom(previous?.value, view),
  });
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  private readonly note = viewChild('note', { read: ElementRef<HTMLElement> });
  private readonly injector = inject(Injector);
  private asked: boolean | undefined;

  constructor() {
    effect(() => {
      const view = this.card.view();
      if (view) this.lead(view.swap !== undefined);
    });
  }

  /** Leads there whoever wants to go on. */
  focus(): void {
    const element = this.note()?.nativeElement as HTMLElement | undefined;
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }

  /** A swap that comes under the user's hands takes the lines away and stands far above them: it leads there itself. */
  private lead(asked: boolean): void {
    if (asked && this.asked === false) afterNextRender(() => this.focus(), { injector: this.injector });
    this.asked = asked;
  }

  protected async agree(): Promise<void> {
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      await this.sync.agree();
    } catch (error) {
      this.failure.set(wordsOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}

interface Turned {
  set?: string;
  asked: boolean;
  title?: string;
}

function turnedFrom(before: Turned | undefined, view: ScorecardView | undefined): Turned {
  const now = { set: view?.criteriaSetVersionId, asked: view?.swap !== undefined };
  if (before?.set === undefined || before.set === now.set) return { ...now, title: before?.title };
  return { ...now, title: before.asked || now.asked ? undefined : view?.criteriaSet.title };
}
