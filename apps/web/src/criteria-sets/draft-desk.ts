import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import type { CriteriaSetView } from '@chibo/contracts';
import { ProblemError, wordsOf } from '../shell/api';
import { Session } from '../shell/session';
import { Field } from '../ui/field';
import { Note } from '../ui/note';
import { CriteriaSetsClient } from './criteria-sets-client';

/** A draft's desk: its text as a file, what the rules have against it, and publishing. */
@Component({
  selector: 'chibo-draft-desk',
  imports: [Field, Note],
  templateUrl: './draft-desk.html',
  styles: `
    textarea {
      min-height: 20rem;
      font:
        1rem/1.5 ui-monospace,
        monospace;
    }
  `,
})
export class DraftDesk {
  private readonly client = inject(CriteriaSetsClient);
  private readonly session = inject(Session);
  readonly view = input.required<CriteriaSetView>();
  readonly changed = output<CriteriaSetView>();

  protected readonly text = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly faults = signal<{ field: string; text: string }[]>([]);
  protected readonly saved = signal(false);
  protected readonly from = signal('');
  protected readonly to = signal('');
  /** Committees at whose desk this person may publish. */
  protected readonly owners = computed(() =>
    this.session.roles().filter(({ role, isCell }) => !isCell && (role === 'ADMIN' || role === 'COMMITTEE_OFFICER')),
  );
  protected readonly owner = signal('');
  protected readonly unsaved = computed(() => this.text() !== asText(this.view()));

  constructor() {
    effect(() => this.text.set(asText(this.view())));
    effect(() => this.owner.set(this.owners()[0]?.organizationId ?? ''));
  }

  protected async readFile(files: FileList | null): Promise<void> {
    const [file] = files ?? [];
    if (file) this.text.set(await file.text());
  }

  protected async save(): Promise<void> {
    const content = this.parsed();
    if (content) await this.attempt(() => this.client.edit(this.view().versionId ?? '', content));
    this.saved.set(!this.failure());
  }

  protected async publish(): Promise<void> {
    const body = { ownerId: this.owner(), validFrom: this.from(), validTo: this.to() || null };
    await this.attempt(() => this.client.publish(this.view().versionId ?? '', body));
  }

  private parsed(): object | undefined {
    try {
      return JSON.parse(this.text()) as object;
    } catch (error) {
      this.failure.set(`Văn bản không phải JSON hợp lệ: ${error instanceof Error ? error.message : ''}`);
      return undefined;
    }
  }

  private async attempt(act: () => Promise<CriteriaSetView>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    this.faults.set([]);
    try {
      this.changed.emit(await act());
    } catch (error) {
      this.failure.set(wordsOf(error));
      if (error instanceof ProblemError) this.faults.set(error.problem.errors ?? []);
    } finally {
      this.busy.set(false);
    }
  }
}

function asText({ content }: CriteriaSetView): string {
  return JSON.stringify(content, undefined, 2);
}
