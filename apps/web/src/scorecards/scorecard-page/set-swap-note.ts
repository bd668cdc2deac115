import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ScorecardView } from '@chibo/contracts';
import type { CriteriaSet, SetSwap } from '@chibo/domain';
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
    @let words = turned().words;
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
            <button type="button" class="button official" [attr.aria-disabled]="busy()" (click)="agree()">
              {{ busy() ? 'Đang chuyển…' : 'Chuyển sang bộ tiêu chí này' }}
            </button>
          </p>
        }
      </chibo-note>
    } @else if (words) {
      <chibo-note role="status">
        <p>{{ words }}</p>
      </chibo-note>
    }
    @if (!swap() && sync.aside().length > 0) {
      <chibo-note role="status">
        <p>
          {{ sync.aside().length }} mục đã chấm trên máy này theo bộ tiêu chí khác hoặc phiên bản khác được giữ riêng,
          không tính vào phiếu.
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
  /** The user has agreed: the note is gone, and the new form begins. */
  readonly agreed = output();
  /** To which set the card was turned under the user's hands, and what is kept under the one before. */
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
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      await this.sync.agree();
      if (!this.swap()) this.agreed.emit();
    } catch (error) {
      this.failure.set(wordsOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}

interface Turned {
  view?: ScorecardView;
  words?: string;
}

/** Words stay until the card is turned again. A day put right leads back without any: the marks are there again. */
function turnedFrom(before: Turned | undefined, view: ScorecardView | undefined): Turned {
  const { view: earlier, words } = before ?? {};
  if (!view || !earlier) return { view, words };
  const same = earlier.criteriaSetVersionId === view.criteriaSetVersionId;
  if (same && earlier.swap && !view.swap) return { view, words: agreedWords(earlier.swap) };
  if (same) return { view, words };
  return { view, words: earlier.swap || view.swap ? undefined : turnedWords(earlier.criteriaSet, view.criteriaSet) };
}

function agreedWords({ from, to = '', kept }: SetSwap): string {
  const now = `Phiếu này nay chấm theo bộ tiêu chí “${to}”.`;
  return kept > 0 ? `${now} ${kept} mục đã chấm theo “${from}” được giữ riêng; trở lại bộ đó thì hiện lại.` : now;
}

/** A version of the same set has no name of its own. */
function turnedWords(before: CriteriaSet, { title }: CriteriaSet): string {
  const what = before.title === title ? 'một phiên bản khác của bộ tiêu chí' : 'bộ tiêu chí';
  return `Phiếu này nay chấm theo ${what} “${title}”.`;
}
