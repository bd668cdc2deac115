import { Component, Injector, afterNextRender, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { CommentaryView } from '@chibo/contracts';
import type { Commentary } from '@chibo/domain';
import { COMMENTARY_LABEL, COMMENTARY_PARTS, MAX_COMMENTARY, MAX_SIGNER, NO_COMMENTARY } from '@chibo/domain';
import { Act } from '../shell/act';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { momentOf } from '../ui/when';
import { ReportsClient } from './reports-client';

type Part = keyof Commentary;

const PARTS: readonly Part[] = [...COMMENTARY_PARTS, 'preparedBy', 'signedBy'];
const isName = (part: Part): boolean => part === 'preparedBy' || part === 'signedBy';

/** What a committee says under its tables of a month or period: read, and written by its own officers. */
@Component({
  selector: 'chibo-commentary',
  imports: [Control, Field, FormFoot, Note, ReadingWords, TextControl],
  templateUrl: './commentary-section.html',
  styles: `
    :host {
      display: block;
      margin-top: 1rem;
    }

    dt {
      color: var(--ink-2);
    }

    dd {
      margin: 0 0 0.5rem;
      max-width: 60rem;
      white-space: pre-line;
    }
  `,
})
export class CommentarySection {
  private readonly client = inject(ReportsClient);
  private readonly injector = inject(Injector);
  private readonly toFirstError = firstError();
  readonly period = input.required<string>();
  readonly to = input<string>();
  /** Frozen figures stand above: what was said of them is shown as it was frozen. */
  readonly isFrozen = input(false);

  protected readonly label = COMMENTARY_LABEL;
  protected readonly momentOf = momentOf;
  protected readonly parts = PARTS;
  protected readonly isName = isName;
  protected readonly longest = (part: Part): number => (isName(part) ? MAX_SIGNER : MAX_COMMENTARY);
  protected readonly act = new Act();
  protected readonly opening = reading({
    question: () => ({ period: this.period(), organizationId: this.to() }),
    read: (query) => this.client.commentary(query),
    keep: true,
  });
  protected readonly view = this.opening.value;
  /** What stands there, in the order of the form. */
  protected readonly said = computed(() => {
    const view = this.view();
    const words = this.isFrozen() ? view?.frozen : view?.written;
    return words ? PARTS.filter((part) => words[part].trim()).map((part) => ({ part, words: words[part] })) : [];
  });
  protected readonly editing = linkedSignal({ source: this.view, computation: () => false });
  protected readonly words = signal<Commentary>(NO_COMMENTARY);
  /** The version what is typed stands on. */
  private seen = 0;

  protected edit({ written, draft, version }: CommentaryView): void {
    const from: Commentary = written ?? draft ?? NO_COMMENTARY;
    this.words.set(Object.fromEntries(PARTS.map((part) => [part, from[part]])) as Commentary);
    this.seen = version;
    this.act.forget();
    this.editing.set(true);
    afterNextRender(() => document.getElementById('commentary-strengths')?.focus(), { injector: this.injector });
  }

  protected type(part: Part, words: string): void {
    this.words.update((all) => ({ ...all, [part]: words }));
  }

  protected async send(): Promise<void> {
    const question = { period: this.period(), organizationId: this.to() };
    const done = await this.act.run(async () => {
      this.opening.set(await this.client.writeCommentary(question, this.seen, this.words()));
    });
    if (!done) this.toFirstError();
  }
}
