import { Component, ElementRef, afterNextRender, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { LetterheadView } from '@chibo/contracts';
import type { Signatory, SignsFor } from '@chibo/domain';
import { MOST_RECIPIENTS, SIGNATORIES, SIGNS_FOR } from '@chibo/domain';
import { Act } from '../shell/act';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { TextControl } from '../ui/text-control';
import { LetterheadsClient } from './letterheads-client';
import type { Typed } from './paper-lines';
import { paperLines, recipientsOf } from './paper-lines';
import { PaperPreview } from './paper-preview';

/** Longest name of a recipient, as the border has it. */
const LONGEST = 120;

/** Sets what stands around an organisation's papers, with the paper beside it as it would be printed. */
@Component({
  selector: 'chibo-letterhead-form',
  imports: [Control, Field, FormFoot, PaperPreview, TextControl],
  templateUrl: './letterhead-form.html',
})
export class LetterheadForm {
  private readonly client = inject(LetterheadsClient);
  private readonly toFirstError = firstError();
  readonly view = input.required<LetterheadView>();
  readonly stored = output<LetterheadView>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly signsFor = SIGNS_FOR;
  protected readonly signatories = SIGNATORIES;
  protected readonly most = MOST_RECIPIENTS;
  protected readonly place = linkedSignal(() => this.view().place);
  protected readonly symbol = linkedSignal(() => this.view().symbol);
  protected readonly onBehalf = linkedSignal<SignsFor | null>(() => this.view().onBehalf ?? null);
  protected readonly signatory = linkedSignal<Signatory>(() => this.view().signatory ?? 'BÍ THƯ');
  protected readonly recipients = linkedSignal(() =>
    this.view()
      .recipients.map(({ name }) => name)
      .join('\n'),
  );
  protected readonly placeHint = computed(() => {
    const { place } = this.view().printed;
    return place ? `Bỏ trống: theo cấp trên, ${place}.` : 'Ví dụ: Lào Cai.';
  });
  protected readonly symbolHint = computed(() =>
    this.view().isCell ? 'Ví dụ: PC/CB. Bỏ trống: phiếu không có số.' : 'Ví dụ: BC/ĐU. Bỏ trống: để dấu chấm.',
  );
  private readonly typed = computed<Typed>(() => ({
    place: this.place().trim(),
    symbol: this.symbol().trim(),
    onBehalf: this.onBehalf(),
    signatory: this.signatory(),
    recipients: recipientsOf(this.recipients()),
  }));
  protected readonly lines = computed(() => paperLines(this.view(), this.typed()));

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.querySelector('input')?.focus());
  }

  protected async send(): Promise<void> {
    if (!this.act.check(this.wrong())) return this.toFirstError();
    const done = await this.act.run(async () =>
      this.stored.emit(await this.client.change(this.view().organizationId, this.view().mark, this.typed())),
    );
    if (!done) this.toFirstError();
  }

  private wrong(): Record<string, string> {
    const { recipients } = this.typed();
    if (recipients.length > MOST_RECIPIENTS) {
      return { recipients: `có ${recipients.length} nơi nhận, nhiều nhất ${MOST_RECIPIENTS} nơi.` };
    }
    const long = recipients.find(({ name }) => name.length > LONGEST);
    return long ? { recipients: `“${long.name.slice(0, 40)}…” dài quá ${LONGEST} chữ.` } : {};
  }
}
