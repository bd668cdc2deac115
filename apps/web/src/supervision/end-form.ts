import type { ElementRef } from '@angular/core';
import {
  Component,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import type { SupervisedCell, SupervisionAssignment, SupervisionView } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import { Act } from '../shell/act';
import { Session } from '../shell/session';
import { DayField } from '../ui/day-field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { SupervisionClient } from './supervision-client';

/** The last day of an assignment; one that was just entered or has not begun can be taken back instead. */
@Component({
  selector: 'chibo-end-form',
  imports: [DayField, FormFoot],
  template: `
    <form class="sunk-box stack" novalidate [attr.aria-label]="title()" (submit)="$event.preventDefault(); end()">
      <h4 #heading tabindex="-1">{{ title() }}</h4>
      <chibo-day
        name="officer-end"
        label="Phụ trách đến hết ngày"
        [month]="month()"
        [value]="until()"
        [error]="act.errors()['until']"
        (changed)="until.set($event)"
      />
      <chibo-form-foot [act]="act" does="Ghi ngày kết thúc" (cancelled)="cancelled.emit()">
        @if (assignment().mayDrop) {
          <button type="button" class="button" [disabled]="act.busy()" (click)="drop()">Bỏ phân công này</button>
        }
      </chibo-form-foot>
    </form>
  `,
  styles: `
    h4 {
      margin: 0;
      padding: 0;
    }
  `,
})
export class EndForm {
  private readonly client = inject(SupervisionClient);
  private readonly today = inject(Session).today;
  private readonly toFirstError = firstError();
  readonly view = input.required<SupervisionView>();
  readonly cell = input.required<SupervisedCell>();
  readonly assignment = input.required<SupervisionAssignment>();
  readonly stored = output<{ view: SupervisionView; said: string }>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly title = computed(() => `Kết thúc phân công đồng chí ${this.assignment().name}`);
  protected readonly month = computed(() => this.today().slice(0, 7));
  protected readonly until = linkedSignal<string | undefined>(() => this.assignment().until ?? untracked(this.today));
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected async end(): Promise<void> {
    const until = this.until();
    if (!this.act.check(until ? {} : { until: 'đồng chí ghi ngày, ví dụ 31/03/2026.' }) || !until)
      return this.toFirstError();
    await this.store(`đồng chí ${this.assignment().name} phụ trách đến hết ngày ${formatDate(until)}`, (id) =>
      this.client.end(id, this.assignment(), until),
    );
  }

  protected async drop(): Promise<void> {
    await this.store(`đã bỏ phân công đồng chí ${this.assignment().name}`, (id) =>
      this.client.drop(id, this.assignment()),
    );
  }

  private async store(said: string, act: (id: string) => Promise<SupervisionView>): Promise<void> {
    const done = await this.act.run(async () => {
      const view = await act(this.view().organizationId);
      this.stored.emit({ view, said: `${this.cell().name}: ${said}.` });
    });
    if (!done) this.toFirstError();
  }
}
