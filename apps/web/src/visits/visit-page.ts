import type { ElementRef } from '@angular/core';
import {
  Component,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { formatDate, formatQuarter } from '@chibo/domain';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { Note } from '../ui/note';
import { ChangeForm } from './change-form';
import { FindingsSection } from './findings-section';
import { ObservedSection } from './observed-section';
import { OpenVisit } from './open-visit';
import { OutcomeForm } from './outcome-form';
import { VisitStateWord } from './visit-state';
import { WithdrawQuestion } from './withdraw-question';

type Writing = 'DONE' | 'MISSED' | 'CHANGE' | 'WITHDRAW';

/** One visit: when, who, what came of it, the observed score of a branch, and what was found. */
@Component({
  imports: [
    RouterLink,
    ChangeForm,
    FindingsSection,
    Note,
    ObservedSection,
    OutcomeForm,
    PageHeading,
    ReadingWords,
    VisitStateWord,
    WithdrawQuestion,
  ],
  providers: [OpenVisit],
  templateUrl: './visit-page.html',
  styles: `
    .page {
      padding-bottom: 3rem;
    }
    .page > h1 {
      padding: 1.25rem var(--gutter) 0.75rem;
    }
    h1 {
      margin-top: 0.25rem;
    }
    dd {
      overflow-wrap: anywhere;
    }
    [role='status']:empty {
      position: absolute;
    }
    @media (min-width: 64rem) {
      .page {
        padding: 1.5rem var(--gutter) 3rem;
      }
    }
  `,
})
export class VisitPage {
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  private readonly visit = inject(OpenVisit);

  /** From the address: the visit. */
  readonly id = input.required<string>();

  protected readonly formatDate = formatDate;
  protected readonly formatQuarter = formatQuarter;
  protected readonly opening = this.visit.opening;
  protected readonly view = this.visit.view;
  protected readonly today = this.session.today;
  protected readonly writing = linkedSignal<string, Writing | undefined>({
    source: this.id,
    computation: () => undefined,
  });
  protected readonly said = signal<string | undefined>(undefined);
  /** What came of it may be put right until something rests on it. */
  protected readonly correctable = computed(() => {
    const view = this.view();
    return !!view && !view.observed && view.findings.length === 0;
  });
  private readonly acts = viewChild<ElementRef<HTMLElement>>('acts');

  constructor() {
    effect(() => this.visit.open(this.id()));
    effect(() => {
      const view = this.view();
      if (view) this.frame.show({ title: 'Lượt dự', subtitle: view.organization.name, back: this.plan(view.quarter) });
    });
  }

  protected write(what: Writing): void {
    this.said.set(undefined);
    this.writing.set(what);
  }

  protected stored(words: string): void {
    this.said.set(words);
    this.close();
  }

  /** What had the focus goes. */
  protected close(): void {
    this.writing.set(undefined);
    afterNextRender(() => this.acts()?.nativeElement.querySelector('button')?.focus(), { injector: this.injector });
  }

  protected async leave(): Promise<void> {
    const view = this.view();
    if (view) await this.router.navigate([this.plan(view.quarter)], { queryParams: { to: view.committee.id } });
  }

  private plan(quarter: string): string {
    return `/to-cong-tac/${quarter}`;
  }
}
