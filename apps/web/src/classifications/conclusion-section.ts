import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { ClassificationsView } from '@chibo/contracts';
import { Act } from '../shell/act';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { momentOf } from '../ui/when';
import { ClassificationsClient } from './classifications-client';

/** Whether the list is closed, by whom; and the acts of closing it and opening it again. */
@Component({
  selector: 'chibo-conclusion',
  imports: [Control, Field, FormFoot, Note, TextControl],
  templateUrl: './conclusion-section.html',
})
export class ConclusionSection {
  private readonly client = inject(ClassificationsClient);
  private readonly toFirstError = firstError();
  readonly view = input.required<ClassificationsView>();
  readonly stored = output<string>();

  protected readonly act = new Act();
  protected readonly asking = signal<'CONCLUDE' | 'REOPEN' | undefined>(undefined);
  protected readonly reason = signal('');
  protected readonly moment = momentOf;
  protected readonly newest = computed(() => this.view().conclusions.at(0));
  protected readonly before = computed(() =>
    this.view().conclusions.filter((one): one is typeof one & { reopened: object } => one.reopened !== undefined),
  );
  protected readonly undecided = computed(() => this.view().totals.existing - this.view().totals.decided);

  protected ask(what: 'CONCLUDE' | 'REOPEN' | undefined): void {
    this.act.forget();
    this.reason.set('');
    this.asking.set(what);
  }

  protected async conclude(): Promise<void> {
    const { organization, year, totals } = this.view();
    const seen = { decided: totals.decided, undecided: this.undecided() };
    await this.act.run(async () => {
      await this.client.conclude({ organizationId: organization.id, year, ...seen });
      this.done('Đã chốt danh sách.');
    });
  }

  protected async reopen(): Promise<void> {
    const reason = this.reason().trim();
    if (!this.act.check(reason ? {} : { reason: 'đồng chí ghi lý do mở lại.' })) return this.toFirstError();
    const { organization, year } = this.view();
    await this.act.run(async () => {
      await this.client.reopen({ organizationId: organization.id, year, reason });
      this.done('Đã mở lại danh sách.');
    });
  }

  private done(words: string): void {
    this.ask(undefined);
    this.stored.emit(words);
  }
}
