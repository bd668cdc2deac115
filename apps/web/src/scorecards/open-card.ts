import { Injectable, computed, inject, signal } from '@angular/core';
import type { ScorecardView } from '@chibo/contracts';
import type { LineScore, MeetingKind, ScoringFacts } from '@chibo/domain';
import { meetingKindOf, score, scoringFacts, whyNotGiven, whyNotReady } from '@chibo/domain';
import { Session } from '../shell/session';
import { DraftSync } from './draft/draft-sync';
import type { ItemKey } from './draft/items';
import { mayMove } from './draft/locks';
import type { Place } from './draft/places';
import { isGivenUp } from './draft/refused-items';
import { TimeSpent } from './draft/time-spent';
import { ScorecardsClient } from './scorecards-client';

/** The card on the screen, scored as it stands on this device by the same rules as on the server. */
@Injectable()
export class OpenCard {
  private readonly client = inject(ScorecardsClient);
  private readonly session = inject(Session);
  private readonly time = inject(TimeSpent);
  readonly sync = inject(DraftSync);

  readonly view = this.sync.view;
  readonly content = this.sync.content;
  /** As answered on this device; the server says the same with its next answer. */
  readonly kind = computed<MeetingKind>(() => meetingKindOf(this.view()?.kind === 'THEMATIC', this.content().facts));
  readonly facts = computed<ScoringFacts>(() =>
    scoringFacts(this.kind(), this.content().facts, this.view()?.context ?? { leadership: 'COMMITTEE' }),
  );
  readonly score = computed(() => {
    const view = this.view();
    return view && score(view.criteriaSet, this.facts(), this.content().answers);
  });
  readonly lines = computed(() => byCode(this.score()?.lines));
  readonly previousLines = computed(() => byCode(this.view()?.previous?.score.lines));
  /** Last month's actions, as ticked on this device. */
  readonly carried = computed(() => {
    const done = new Set(this.content().actionsDone);
    return (this.view()?.carried ?? []).map((action) => ({ ...action, done: done.has(action.code) }));
  });
  /** Filled in by one who sat in: of the meeting and its lines alone, and on this device only until it is given. */
  readonly observing = signal(false);
  /** Keyed in by an officer from the branch's paper: whole, and on this device only until it is sent. */
  readonly keying = signal(false);
  /** Nothing of it is on the server. */
  readonly sheet = computed(() => this.observing() || this.keying());
  /** May this person still change it? */
  readonly editable = computed(() => mayMove('save', this.view()));
  /** Everything that stands between the card and sending. */
  readonly problems = computed(() => {
    const view = this.view();
    if (!view) return [];
    const { answers, weaknesses, vote } = this.content();
    const today = this.session.today();
    const { criteriaSet: set, month } = view;
    const whyNot = this.observing() ? whyNotGiven : whyNotReady;
    const refused = [...this.sync.refused()].map(([at, text]) => ({ at, text }));
    const others = whyNot({ set, facts: this.facts(), kind: this.kind(), month, answers, weaknesses, vote, today });
    return [...refused, ...others.filter(({ at }) => !refused.some((one) => one.at === at))];
  });
  /** First line that waits for a tap, or for facts. */
  readonly next = computed(() =>
    this.score()?.lines.find(({ state }) => state === 'UNANSWERED' || state === 'UNCOMPUTED'),
  );

  /** A card that was given up is no failure: see `sync.gone`. */
  read(id: string): Promise<CardRead> {
    return this.client.read(id).then((view) => ({ view }), whatIsGone);
  }

  /** Puts on the screen what was read. */
  take({ view, gone }: CardRead): void {
    if (!view) {
      this.sync.leave(gone ?? '');
      return this.time.stop();
    }
    this.sync.open(view, this.accountId());
    if (this.editable()) this.time.follow(this.accountId(), view.id);
    else this.time.stop();
  }

  async load(id: string): Promise<void> {
    this.take(await this.read(id));
  }

  /** The sheet of a working group, which nobody has but this device. */
  observe(view: ScorecardView): void {
    this.observing.set(true);
    this.sync.open(view, this.accountId());
  }

  /** A card keyed in from paper, which the branch's own card is not before it is sent. */
  keyIn(view: ScorecardView): void {
    this.keying.set(true);
    this.sync.open(view, this.accountId());
  }

  /** Where an entered item is; what a sheet began with is nowhere else. */
  placeOf(key: ItemKey): Place | undefined {
    return this.shown(this.sync.placeOf(key));
  }

  placeOfPart(part: Parameters<DraftSync['placeOfPart']>[0]): Place | undefined {
    return this.shown(this.sync.placeOfPart(part));
  }

  private shown(place: Place | undefined): Place | undefined {
    return this.sheet() && place === 'SERVER' ? undefined : place;
  }

  /** How long it was filled in on this device. */
  secondsSpent(): number {
    return this.time.seconds();
  }

  accountId(): string {
    return this.session.view()?.account.id ?? '';
  }
}

/** What the server has of a card, or its words that the branch has given it up. */
export interface CardRead {
  view?: ScorecardView;
  gone?: string;
}

function whatIsGone(error: unknown): CardRead {
  if (!isGivenUp(error)) throw error;
  return { gone: error.message };
}

function byCode(lines: readonly LineScore[] = []): ReadonlyMap<string, LineScore> {
  return new Map(lines.map((line) => [line.code, line]));
}
