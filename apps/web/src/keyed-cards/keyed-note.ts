import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ScorecardMove, ScorecardView } from '@chibo/contracts';
import { KEYED_MARK_LABEL, formatDate, isBlank, keyedSentence } from '@chibo/domain';
import { Act } from '../shell/act';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { KeyedCardsClient } from './keyed-cards-client';

/** On a card that was keyed in: who did so from what, the branch's answer, and keying it in again where it came back. */
@Component({
  selector: 'chibo-keyed-note',
  imports: [Control, Field, FormFoot, Note, RouterLink, TextControl],
  templateUrl: './keyed-note.html',
  styles: `
    :host(:empty) {
      display: none;
    }
  `,
  host: { class: 'stack' },
})
export class KeyedNote {
  private readonly client = inject(KeyedCardsClient);
  private readonly toFirstError = firstError();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  readonly view = input.required<ScorecardView>();
  readonly changed = output<ScorecardView>();

  protected readonly formatDate = formatDate;
  protected readonly act = new Act();
  protected readonly objecting = signal(false);
  protected readonly reason = signal('');
  protected readonly sentence = computed(() => {
    const keyed = this.view().keyed;
    return keyed && keyedSentence(keyed);
  });
  protected readonly heading = computed(() => {
    const mark = this.view().keyed?.mark;
    return mark && `Nhập hộ, ${KEYED_MARK_LABEL[mark]}`;
  });
  /** The note on what the card came back for says the objection already. */
  protected readonly said = computed(() => this.view().returned !== undefined);
  /** It asks for an act of this reader, or of the committee. */
  protected readonly attention = computed(() => this.isOpen('agree') || this.view().keyed?.mark === 'OBJECTED');

  protected isOpen(wanted: ScorecardMove): boolean {
    return this.view().moves.some(({ move, reason }) => move === wanted && !reason);
  }

  protected agree(): Promise<void> {
    return this.make(() => this.client.agree(this.view()));
  }

  protected unkey(): Promise<void> {
    return this.make(() => this.client.unkey(this.view()));
  }

  protected async object(): Promise<void> {
    const reason = this.reason().trim();
    const fine = this.act.check(isBlank(reason) ? { reason: 'Đồng chí ghi chỗ không đúng với bản giấy.' } : {});
    if (!fine) return this.toFirstError();
    await this.make(() => this.client.object(this.view(), reason));
    this.toFirstError();
  }

  private async make(work: () => Promise<ScorecardView>): Promise<void> {
    await this.act.run(async () => {
      const now = await work();
      this.objecting.set(false);
      this.changed.emit(now);
      this.showDone(now);
    });
  }

  /** The button that was pressed is gone; a card that came back is another page from its top on. */
  private showDone({ state }: ScorecardView): void {
    if (state === 'RETURNED') return scrollTo({ top: 0 });
    afterNextRender(() => this.host.querySelector<HTMLElement>('[data-done]')?.focus(), { injector: this.injector });
  }
}
