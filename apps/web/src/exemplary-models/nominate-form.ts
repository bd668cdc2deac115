import type { ElementRef } from '@angular/core';
import { Component, afterNextRender, inject, input, output, signal, viewChild } from '@angular/core';
import { Act } from '../shell/act';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { TextControl } from '../ui/text-control';
import { ExemplaryModelsClient } from './exemplary-models-client';

/** An organisation nominates a model of its own. */
@Component({
  selector: 'chibo-nominate',
  imports: [Control, Field, FormFoot, TextControl],
  template: `
    <form class="sheet stack" novalidate aria-labelledby="nominate-heading" (submit)="$event.preventDefault(); send()">
      <h2 #top id="nominate-heading" tabindex="-1">Đề cử mô hình của {{ organization().name }}, năm {{ year() }}</h2>
      <chibo-field for="model-title" label="Tên mô hình" [error]="act.errors()['title']">
        <input chiboControl class="input" maxlength="200" autocomplete="off" [(chiboText)]="title" />
      </chibo-field>
      <chibo-field
        for="model-summary"
        label="Nội dung, kết quả"
        hint="Làm gì, từ bao giờ, kết quả ra sao; không nêu tên người nếu không cần."
        [error]="act.errors()['summary']"
      >
        <textarea chiboControl class="input" maxlength="2000" [(chiboText)]="summary"></textarea>
      </chibo-field>
      <chibo-form-foot [act]="act" does="Đề cử" (cancelled)="cancelled.emit()" />
    </form>
  `,
})
export class NominateForm {
  private readonly client = inject(ExemplaryModelsClient);
  private readonly toFirstError = firstError();
  readonly organization = input.required<{ id: string; name: string }>();
  readonly year = input.required<number>();
  readonly stored = output<string>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly title = signal('');
  protected readonly summary = signal('');
  private readonly top = viewChild.required<ElementRef<HTMLElement>>('top');

  constructor() {
    afterNextRender(() => this.top().nativeElement.focus());
  }

  protected async send(): Promise<void> {
    const [title, summary] = [this.title().trim(), this.summary().trim()];
    const wrong = {
      ...(title ? {} : { title: 'đồng chí ghi tên mô hình.' }),
      ...(summary ? {} : { summary: 'đồng chí ghi nội dung, kết quả.' }),
    };
    if (!this.act.check(wrong)) return this.toFirstError();
    const done = await this.act.run(async () => {
      await this.client.nominate({ organizationId: this.organization().id, year: this.year(), title, summary });
      this.stored.emit('Đã đề cử mô hình.');
    });
    if (!done) this.toFirstError();
  }
}
