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
import type { FindingBody, FindingView, VisitView } from '@chibo/contracts';
import { monthOf, whyNotDue } from '@chibo/domain';
import { Act } from '../shell/act';
import { Control } from '../ui/control';
import { DayField } from '../ui/day-field';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { TextControl } from '../ui/text-control';
import { OpenVisit } from './open-visit';
import { VisitsClient } from './visits-client';

/** One thing found and what follows from it; a new one, or the words of one that is open. */
@Component({
  selector: 'chibo-finding-form',
  imports: [Control, DayField, Field, FormFoot, TextControl],
  templateUrl: './finding-form.html',
})
export class FindingForm {
  private readonly client = inject(VisitsClient);
  private readonly open = inject(OpenVisit);
  private readonly toFirstError = firstError();
  readonly visit = input.required<VisitView>();
  /** Absent: a new one. */
  readonly finding = input<FindingView>();
  readonly today = input.required<string>();
  readonly stored = output();
  readonly closed = output();

  protected readonly act = new Act();
  private readonly id = computed(() => this.finding()?.id);
  /** What is typed stays when the visit is changed elsewhere meanwhile. */
  protected readonly body = linkedSignal<string | undefined, Partial<FindingBody>>({
    source: this.id,
    computation: () => {
      const { words, action, owner, dueOn } = untracked(this.finding) ?? {};
      return { words, action, owner, dueOn };
    },
  });
  protected readonly month = computed(() => monthOf(this.today()));
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected set(part: Partial<FindingBody>): void {
    this.body.update((body) => ({ ...body, ...part }));
  }

  protected async send(): Promise<void> {
    const tidy = (text = ''): string => text.trim();
    const { words, action, owner, dueOn = '' } = this.body();
    const body = { words: tidy(words), action: tidy(action), owner: tidy(owner), dueOn };
    if (!this.act.check(this.wrong(body))) return this.toFirstError();
    const id = this.id();
    const done = await this.act.run(() =>
      this.open.act((visit) => (id ? this.client.changeFinding(visit, id, body) : this.client.addFinding(visit, body))),
    );
    if (done) this.stored.emit();
    else this.toFirstError();
  }

  private wrong({ words, action, owner, dueOn }: FindingBody): Partial<Record<keyof FindingBody, string>> {
    const late = dueOn ? whyNotDue(this.visit().doneOn ?? '', dueOn) : 'đồng chí ghi hạn, ví dụ 20/04/2026.';
    return {
      ...(words ? {} : { words: 'đồng chí ghi nội dung phát hiện.' }),
      ...(action ? {} : { action: 'đồng chí ghi việc cần làm.' }),
      ...(owner ? {} : { owner: 'đồng chí ghi ai thực hiện.' }),
      ...(late ? { dueOn: late } : {}),
    };
  }
}
