import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { CountFact, FlagFact, MeetingFacts, WordsFact } from '@chibo/domain';
import {
  FACTS,
  FACT_LABEL,
  FLAG_FACTS,
  WORDS_FACTS,
  askAboutFacts,
  askedFacts,
  countsOfSection,
  expectedCount,
  isAnsweredByHand,
  mostOf,
  requiredFacts,
} from '@chibo/domain';
import { Viewport } from '../../shell/viewport';
import type { ChoiceOption } from '../../ui/choice';
import { Choice } from '../../ui/choice';
import { Control } from '../../ui/control';
import { DayField } from '../../ui/day-field';
import { Field, toMend } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { NumberField } from '../../ui/number-field';
import { TextControl } from '../../ui/text-control';
import type { ItemValue } from '../draft/items';
import { factKey } from '../draft/items';
import { OpenCard } from '../open-card';
import { FactsSummary } from './facts-summary';
import { LockedFacts } from './locked-facts';
import { SaveState } from './save-state';
import { expectedWords, sumWords } from './fact-words';

/** Of the rare ones the form speaks only when asked or when one is there. */
const NUMBERS = {
  meeting: countsOfSection('MEETING'),
  rare: countsOfSection('RARE'),
  presence: countsOfSection('PRESENCE'),
  tasks: countsOfSection('TASKS'),
  theme: countsOfSection('THEME'),
};

const YES_NO: ChoiceOption[] = [
  { value: 1, text: 'Có', key: '1' },
  { value: 0, text: 'Không', key: '2' },
];

/** Facts of the meeting, in the order of the minutes book; what follows from them is answered at once. */
@Component({
  selector: 'chibo-facts',
  imports: [Choice, Control, DayField, FactsSummary, Field, Icon, LockedFacts, NumberField, SaveState, TextControl],
  templateUrl: './facts-section.html',
  styleUrl: './facts-section.css',
})
export class FactsSection {
  private readonly card = inject(OpenCard);
  /** Words at fault by place, e.g. `facts.present`. */
  readonly errors = input<ReadonlyMap<string, string>>(new Map());

  protected readonly labels = FACT_LABEL;
  protected readonly flags = computed(() => FLAG_FACTS.filter((fact) => this.isOpen(fact)));
  protected readonly words = computed(() => WORDS_FACTS.filter((fact) => this.isOpen(fact)));
  protected readonly longest = (fact: WordsFact): number => FACTS[fact].most;
  protected readonly mostOf = mostOf;
  protected readonly toMend = toMend;
  protected readonly yesNo = YES_NO;
  protected readonly numbers = computed(() => {
    const open = (names: CountFact[]): CountFact[] => names.filter((name) => this.isOpen(name));
    const { meeting, rare, presence, tasks, theme } = NUMBERS;
    return {
      meeting: open(meeting),
      rare: open(rare),
      presence: open(presence),
      tasks: open(tasks),
      theme: open(theme),
    };
  });
  protected readonly facts = computed(() => this.card.content().facts);
  protected readonly place = computed(() => this.card.placeOfPart('facts'));
  /** What is asked of such a meeting: no less than the server demands (sendable.properties.spec.ts of the domain). */
  private readonly asked = computed(() => new Set(askedFacts(this.card.kind())));
  /** Rare facts are shown where there are some, or where the set needs them. */
  protected readonly rareShown = linkedSignal(() => {
    const set = this.card.view()?.criteriaSet;
    const needed: readonly string[] = set ? requiredFacts(set, this.card.kind()) : [];
    return NUMBERS.rare.some((fact) => this.facts()[fact] !== undefined || needed.includes(fact));
  });
  protected readonly expected = computed(() => expectedCount(this.facts()));
  protected readonly expectedWords = computed(() => expectedWords(this.facts()));
  protected readonly sum = computed(() => sumWords(this.facts(), this.expected()));
  protected readonly month = computed(() => this.card.view()?.month ?? '');
  protected readonly computedCodes = computed(() => {
    const groups = this.card.view()?.criteriaSet.groups ?? [];
    return groups.flatMap(({ criteria }) => criteria.filter((one) => !isAnsweredByHand(one)).map(({ code }) => code));
  });

  /** What the superior did not give back is only read. */
  private readonly openFacts = computed(() => this.card.sync.parts()?.facts);
  protected readonly locked = computed(() => {
    const open = this.openFacts();
    return open && { open, all: open.size === 0 };
  });

  /** Complete when the page was opened, and there is room beside the lines for a summary. Never while somebody types. */
  protected readonly folded = signal(
    inject(Viewport).wide() &&
      !this.card.sync.parts() &&
      !this.card.problems().some(({ at }) => at.startsWith('facts.')),
  );

  /** Nobody is told of a contradiction in the middle of a number. */
  private readonly typing = signal<string | undefined>(undefined);
  /** The sum of those present and absent has words of its own below them. */
  private readonly contradictions = computed(() => {
    const problems = this.card.problems().filter(({ at }) => at.startsWith('facts.') && at !== 'facts.present');
    const entered = problems.filter(({ at }) => this.facts()[at.slice(6) as keyof MeetingFacts] !== undefined);
    return new Map(entered.map(({ at, text }) => [at.slice(6), text]));
  });

  /** Asked once typing is over, like a contradiction. */
  private readonly questions = computed(
    () => new Map(askAboutFacts(this.facts()).map(({ fact, text }) => [fact, text])),
  );

  unfold(): void {
    this.folded.set(false);
  }

  /** The day of a visit is that of the meeting sat in on. */
  protected isOpen(fact: keyof MeetingFacts): boolean {
    if (!this.asked().has(fact)) return false;
    if (this.card.observing() && fact === 'heldOn') return false;
    return this.openFacts()?.has(fact) ?? true;
  }

  protected errorOf(fact: keyof MeetingFacts): string | undefined {
    return this.errors().get(`facts.${fact}`) ?? (this.typing() === fact ? undefined : this.contradictions().get(fact));
  }

  protected questionOf(fact: CountFact): string | undefined {
    return this.typing() === fact || this.errorOf(fact) ? undefined : this.questions().get(fact);
  }

  protected focus(event: FocusEvent): void {
    const field = (event.target as HTMLElement).closest<HTMLElement>('[data-at]');
    this.typing.set(event.type === 'focusin' ? field?.dataset['at']?.replace('facts.', '') : undefined);
  }

  protected set(fact: keyof MeetingFacts, value: ItemValue | undefined): void {
    this.card.sync.set(factKey(fact), value ?? null);
  }

  protected yesNoValue(fact: FlagFact): number | undefined {
    const value = this.facts()[fact];
    return value === undefined ? undefined : Number(value);
  }
}
