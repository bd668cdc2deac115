import { Injectable, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import type { WritableSignal } from '@angular/core';
import type { CorrectScorecardBody, ReturnScorecardBody, ScorecardMove, ScorecardView } from '@chibo/contracts';
import type { LineScore, Score } from '@chibo/domain';
import { score, scoringFacts } from '@chibo/domain';
import type { AdjustmentDraft, AdjustmentDrafts } from './adjusting';
import { adjustmentsOf, draftsOf, whatIsMissing } from './adjusting';
import type { Unsent } from './desk-memory';
import { DeskMemory } from './desk-memory';

const NONE: ReadonlySet<string> = new Set();
const WORK: readonly ScorecardMove[] = ['verify', 'decide', 'return', 'correct'];

/**
 * What an officer is about to do with the card on the screen, before any of it is sent. It belongs to one card, and is there
 * again when the card is opened anew as it stood.
 */
@Injectable()
export class ReviewDesk {
  private readonly source = signal<() => ScorecardView | undefined>(() => undefined);
  readonly view = computed(() => this.source()());
  private readonly memory = inject(DeskMemory);
  private readonly cardId = computed(() => this.view()?.id);
  /** What was left unsent when this card was last on the desk. */
  private readonly left = computed(() => {
    const id = this.cardId();
    const view = untracked(this.view);
    return id && view ? this.memory.read(view) : undefined;
  });

  readonly drafts = this.ofCard<AdjustmentDrafts>(new Map(), (left) => new Map(left.drafts));
  /** Lines whose adjustment stands open to be written. */
  readonly editing = this.ofCard(NONE);
  /** A decided card is being corrected. */
  readonly correcting = this.ofCard(false, (left) => left.correcting);
  readonly reason = this.ofCard('', (left) => left.reason);
  /** Lines to be given back, each with its message. */
  readonly returning = this.ofCard<ReadonlyMap<string, string>>(new Map(), (left) => new Map(left.returning));
  readonly returningWhole = this.ofCard(false, (left) => left.returningWhole);
  readonly message = this.ofCard('', (left) => left.message);
  readonly due = this.ofCard<string | undefined>(undefined, (left) => left.due);
  /** Words at fault: `adjustments.4.7`, `adjustments.4.7.words`, `lines.4.7`, `message`, `due`, `reason`. */
  readonly errors = this.ofCard<Readonly<Partial<Record<string, string>>>>({});
  /** Also the lines that say nothing new. */
  readonly allLines = this.ofCard(false);

  /** This reader has something to do with the card. */
  readonly reviewing = computed(() => WORK.some((move) => this.open(move)));
  readonly adjustable = computed(() => this.open('verify') || this.correcting());
  readonly returnable = computed(() => this.open('return') && !this.correcting());
  readonly returns = computed(() => this.returningWhole() || this.returning().size > 0);
  readonly self = computed<Score | undefined>(() => this.view()?.self?.score ?? this.view()?.score);
  readonly adjustments = computed(() =>
    this.adjustable() ? adjustmentsOf(this.drafts()) : (this.view()?.verified?.adjustments ?? []),
  );
  /** The superior's score: as it would become while adjusting, otherwise as it stands. */
  readonly verified = computed<Score | undefined>(() => {
    const view = this.view();
    if (!view || !this.adjustable()) return view?.verified?.score;
    const { facts, answers } = view.self?.content ?? view.content;
    return score(view.criteriaSet, scoringFacts(view.kind, facts, view.context), answers, this.adjustments());
  });
  private readonly verifiedLines = computed(() => new Map(this.verified()?.lines.map((line) => [line.code, line])));

  /** Moves the focus to the first field in error of the page. */
  toFirstError: () => void = () => undefined;

  constructor() {
    effect(() => this.keep());
  }

  /** Ties the desk to the card that a page shows. */
  of(view: () => ScorecardView, toFirstError: () => void): void {
    this.source.set(view);
    this.toFirstError = toFirstError;
  }

  open(wanted: ScorecardMove): boolean {
    return this.view()?.moves.some(({ move, reason }) => move === wanted && !reason) ?? false;
  }

  whyNot(wanted: ScorecardMove): string | undefined {
    return this.view()?.moves.find(({ move }) => move === wanted)?.reason;
  }

  verifiedLine(code: string): LineScore | undefined {
    return this.verifiedLines().get(code);
  }

  /** Opens a line to be adjusted. */
  edit(code: string): void {
    this.drafts.update((all) => (all.has(code) ? all : new Map(all).set(code, { words: '' })));
    this.editing.update((all) => new Set(all).add(code));
  }

  change(code: string, part: Partial<AdjustmentDraft>): void {
    this.drafts.update((all) => new Map(all).set(code, { words: '', ...all.get(code), ...part }));
  }

  /** Closes a line that has been adjusted; false when something is missing, which then stands at its place. */
  close(code: string): boolean {
    const draft = this.drafts().get(code);
    const missing = draft ? errorsOf(code, draft) : {};
    this.errors.set(missing);
    if (Object.keys(missing).length > 0) return false;
    this.editing.update((all) => without(all, code));
    return true;
  }

  remove(code: string): void {
    this.drafts.update((all) => withoutKey(all, code));
    this.editing.update((all) => without(all, code));
    this.errors.set({});
  }

  /** Everything that is missing before the adjustments can be sent; opens the lines at fault. */
  checkAdjustments(): boolean {
    const errors = [...this.drafts()].map(([code, draft]) => errorsOf(code, draft));
    return this.refuse(Object.assign({}, ...errors) as Partial<Record<string, string>>);
  }

  /** Shows what is at fault at its place; true when nothing is. */
  refuse(errors: Readonly<Partial<Record<string, string>>>): boolean {
    this.errors.set(errors);
    const at = Object.keys(errors);
    const open = [...this.drafts().keys()].filter((code) => at.some((field) => isOfLine(field, code)));
    this.editing.update((all) => new Set([...all, ...open]));
    return at.length === 0;
  }

  startCorrecting(): void {
    this.drafts.set(draftsOf(this.view()?.verified?.adjustments ?? []));
    this.correcting.set(true);
  }

  askBack(code: string, message: string): void {
    this.returning.update((all) => new Map(all).set(code, message));
  }

  keepLine(code: string): void {
    this.returning.update((all) => withoutKey(all, code));
    this.errors.set({});
  }

  /** Forgets what was about to be done; what a taken-back verification had adjusted stays on the desk. */
  clear(drafts: AdjustmentDrafts = new Map()): void {
    this.drafts.set(drafts);
    this.editing.set(NONE);
    this.correcting.set(false);
    this.reason.set('');
    this.stopReturning();
  }

  stopReturning(): void {
    this.returning.set(new Map());
    this.returningWhole.set(false);
    this.message.set('');
    this.due.set(undefined);
    this.errors.set({});
  }

  correction(): CorrectScorecardBody {
    return { adjustments: this.adjustments(), reason: this.reason().trim() };
  }

  returned(): ReturnScorecardBody {
    const lines = [...this.returning()].map(([code, message]) => ({ code, message: message.trim() }));
    return { message: this.message().trim(), lines, due: this.due() ?? null };
  }

  private keep(): void {
    const view = this.view();
    if (view) this.memory.keep(view, this.isTidy() ? undefined : this.unsent());
  }

  private isTidy(): boolean {
    return this.drafts().size === 0 && !this.returns() && !this.correcting();
  }

  private unsent(): Unsent {
    return {
      drafts: [...this.drafts()],
      correcting: this.correcting(),
      reason: this.reason(),
      returning: [...this.returning()],
      returningWhole: this.returningWhole(),
      message: this.message(),
      due: this.due(),
    };
  }

  private ofCard<T>(initial: T, from: (left: Unsent) => T = () => initial): WritableSignal<T> {
    const source = (): { left?: Unsent } => ({ left: this.cardId() ? this.left() : undefined });
    return linkedSignal({ source, computation: ({ left }) => (left ? from(left) : initial) });
  }
}

function errorsOf(code: string, draft: AdjustmentDraft): Partial<Record<string, string>> {
  const missing = Object.entries(whatIsMissing(draft)) as [string, string][];
  return Object.fromEntries(missing.map(([part, text]) => [`adjustments.${code}.${part}`, text]));
}

function isOfLine(field: string, code: string): boolean {
  return ['', '.points', '.reasonCode', '.words'].some((part) => field === `adjustments.${code}${part}`);
}

function without(all: ReadonlySet<string>, code: string): ReadonlySet<string> {
  return new Set([...all].filter((one) => one !== code));
}

function withoutKey<T>(all: ReadonlyMap<string, T>, code: string): ReadonlyMap<string, T> {
  return new Map([...all].filter(([one]) => one !== code));
}
