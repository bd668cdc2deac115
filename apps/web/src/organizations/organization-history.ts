import { Component, inject, input, output, signal } from '@angular/core';
import type { OrganizationDetailView } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import { Act } from '../shell/act';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { momentOf } from '../ui/when';
import { ReorganizationsClient } from './reorganizations-client';

/** What has become of an organisation; the decision last made can be taken back here while nothing stands on it. */
@Component({
  selector: 'chibo-organization-history',
  imports: [Control, Field, Note, ReadingWords, TextControl],
  templateUrl: './organization-history.html',
})
export class OrganizationHistory {
  private readonly client = inject(ReorganizationsClient);
  readonly organization = input.required<OrganizationDetailView>();
  readonly undone = output();

  protected readonly history = reading({
    question: () => this.organization().id,
    read: (id) => this.client.history(id),
  });
  protected readonly act = new Act();
  protected readonly date = formatDate;
  protected readonly moment = momentOf;
  protected readonly undoing = signal<string | undefined>(undefined);
  protected readonly reason = signal('');

  protected begin(id: string): void {
    this.act.forget();
    this.reason.set('');
    this.undoing.set(id);
  }

  protected async undo(id: string): Promise<void> {
    const reason = this.reason().trim();
    if (!this.act.check(reason ? {} : { reason: 'đồng chí ghi lý do.' })) return;
    const done = await this.act.run(async () => void (await this.client.undo(id, { reason })));
    if (!done) return;
    this.undoing.set(undefined);
    await this.history.again();
    this.undone.emit();
  }
}
