import type { ElementRef } from '@angular/core';
import {
  Component,
  Injector,
  afterNextRender,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { DeadlineExceptionBody, DeadlineExceptionView, DeadlinesView } from '@chibo/contracts';
import { formatDate, formatMonth } from '@chibo/domain';
import { Act } from '../shell/act';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { TIER_LABEL } from './deadline-words';
import { DeadlinesClient } from './deadlines-client';
import { ExceptionForm } from './exception-form';

/** Months whose last day was set apart; one is added by a form, and goes only after a question. */
@Component({
  selector: 'chibo-exception-list',
  imports: [ExceptionForm, Icon, Note],
  templateUrl: './exception-list.html',
  styles: `
    .words {
      flex: 1;
      min-width: min(12rem, 100%);
    }
    .head {
      align-items: center;
    }
  `,
})
export class ExceptionList {
  private readonly client = inject(DeadlinesClient);
  private readonly injector = inject(Injector);
  readonly view = input.required<DeadlinesView>();
  readonly today = input.required<string>();
  readonly stored = output<DeadlinesView>();

  protected readonly formatDate = formatDate;
  protected readonly dropping = new Act();
  protected readonly adding = signal(false);
  /** The exception about which there is a question. */
  protected readonly asked = linkedSignal<DeadlinesView, string | undefined>({
    source: this.view,
    computation: () => undefined,
  });
  protected readonly said = signal<string | undefined>(undefined);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly question = viewChild<ElementRef<HTMLElement>>('question');

  protected wordsOf({ tier, month }: Pick<DeadlineExceptionView, 'tier' | 'month'>): string {
    return `${TIER_LABEL[tier]} ${formatMonth(month)}`;
  }

  protected add(): void {
    this.begin();
    this.adding.set(true);
  }

  protected ask(id: string): void {
    this.begin();
    this.asked.set(id);
    afterNextRender(() => this.question()?.nativeElement.focus(), { injector: this.injector });
  }

  protected added({ view, body }: { view: DeadlinesView; body: DeadlineExceptionBody }): void {
    this.close();
    this.said.set(`Đã ghi. ${this.wordsOf(body)}: đến hết ngày ${formatDate(body.day)}.`);
    this.stored.emit(view);
  }

  protected async drop(exception: DeadlineExceptionView): Promise<void> {
    await this.dropping.run(async () => {
      const view = await this.client.dropException(this.view().organizationId, exception.id);
      this.close();
      this.said.set(`Đã bỏ hạn riêng: ${this.wordsOf(exception)}.`);
      this.stored.emit(view);
    });
  }

  /** What had the focus goes. */
  protected close(): void {
    this.adding.set(false);
    this.asked.set(undefined);
    this.heading().nativeElement.focus();
  }

  private begin(): void {
    this.dropping.forget();
    this.said.set(undefined);
    this.adding.set(false);
    this.asked.set(undefined);
  }
}
