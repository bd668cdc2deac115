import type { ElementRef } from '@angular/core';
import { Component, afterNextRender, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import type { VisitsView } from '@chibo/contracts';
import { Act } from '../shell/act';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { NumberField } from '../ui/number-field';
import { VisitsClient } from './visits-client';

/** How many meetings the committee means to sit in on in the quarter. */
@Component({
  selector: 'chibo-visit-target',
  imports: [FormFoot, NumberField],
  template: `
    <form class="sheet stack" novalidate aria-labelledby="target-heading" (submit)="$event.preventDefault(); send()">
      <h2 #heading id="target-heading" tabindex="-1">Chỉ tiêu của quý</h2>
      <div class="columns">
        <chibo-number
          name="target-committees"
          label="Số cấp ủy dự"
          [max]="999"
          [value]="committees()"
          [error]="act.errors()['committees']"
          (changed)="committees.set($event)"
        />
        <chibo-number
          name="target-cells"
          label="Số chi bộ dự"
          [max]="999"
          [value]="cells()"
          [error]="act.errors()['cells']"
          (changed)="cells.set($event)"
        />
      </div>
      <chibo-form-foot [act]="act" does="Ghi chỉ tiêu" (cancelled)="cancelled.emit()" />
    </form>
  `,
})
export class TargetForm {
  private readonly client = inject(VisitsClient);
  private readonly toFirstError = firstError();
  readonly plan = input.required<VisitsView>();
  readonly stored = output<VisitsView>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly cells = linkedSignal(() => this.plan().target?.cells);
  protected readonly committees = linkedSignal(() => this.plan().target?.committees);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected async send(): Promise<void> {
    const [cells, committees] = [this.cells(), this.committees()];
    const errors = {
      ...(committees === undefined ? { committees: 'đồng chí ghi số, không dự cấp ủy nào thì ghi 0.' } : {}),
      ...(cells === undefined ? { cells: 'đồng chí ghi số, không dự chi bộ nào thì ghi 0.' } : {}),
    };
    if (!this.act.check(errors) || cells === undefined || committees === undefined) return this.toFirstError();
    const { organization, quarter } = this.plan();
    const body = { organizationId: organization.id, quarter, cells, committees };
    const done = await this.act.run(async () => this.stored.emit(await this.client.setTarget(body)));
    if (!done) this.toFirstError();
  }
}
