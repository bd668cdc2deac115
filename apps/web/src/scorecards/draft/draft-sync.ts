import { DestroyRef, Injectable, computed, effect, inject, signal } from '@angular/core';
import type { SavedView, ScorecardView } from '@chibo/contracts';
import { DeviceStore } from '../../device/device-store';
import { ServerClock } from '../../device/server-clock';
import { UnsentWork } from '../../device/unsent-work';
import { Api, ProblemError } from '../../shell/api';
import { ScorecardsClient } from '../scorecards-client';
import { carriedItems } from './carried-items';
import { isTurned, setFor, underSet, waitsForSwap } from './edits-by-set';
import type { ItemKey, ItemValue } from './items';
import { bodyOf, contentOf, sameValue } from './items';
import { Journal } from './journal';
import { isLocked, mayMove, openPartsOf } from './locks';
import type { Conflict, Edit } from './merge';
import { merge, without } from './merge';
import { atLeaving } from './moments';
import { Pauses } from './pauses';
import type { Place } from './places';
import { placeIn } from './places';
import { RefusedItems, isGivenUp, isLockedOut, isPassing } from './refused-items';
import { sorted } from './sort-edits';

/** Longest wait of a change before it is sent. */
const BATCH_MS = 2_000;

export type SyncState = 'IDLE' | 'WAITING' | 'SENDING' | 'OFFLINE' | 'SIGNED_OUT' | 'REFUSED';

/**
 * The draft of one card: what the server has, plus the changes of this device on top. Each change is in the journal before
 * `set` returns; batches go up one at a time; whatever goes wrong, the changes stay in the journal.
 */
@Injectable()
export class DraftSync {
  private readonly client = inject(ScorecardsClient);
  private readonly api = inject(Api);
  private readonly clock = inject(ServerClock);
  private readonly shelf = inject(DeviceStore).device;
  private readonly life = inject(DestroyRef);
  private journal?: Journal;
  private timer?: ReturnType<typeof setTimeout>;
  private readonly pauses = new Pauses();
  private running?: Promise<void>;
  private readonly refusedItems = new RefusedItems();

  private readonly server = signal<ScorecardView | undefined>(undefined);
  private readonly edits = signal<ReadonlyMap<ItemKey, Edit>>(new Map());
  readonly view = this.server.asReadonly();
  readonly conflicts = signal<Conflict[]>([]);
  /** What may be changed of a card given back by line; undefined when all of it may. */
  readonly parts = computed(() => {
    const view = this.server();
    return view && openPartsOf(view);
  });
  /** Answers of this device under other sets than the one the card shows: kept, there again when their set is. */
  readonly aside = signal<Edit[]>([]);
  /** Changes of this device to parts that are locked: kept in the journal, never shown as the card, never sent. */
  readonly barred = signal<Edit[]>([]);
  readonly state = signal<SyncState>('IDLE');
  /** The server's words about items it would not take; they stay on this device and the others go up. */
  readonly refused = this.refusedItems.words;
  /** Words of the server's refusal of all that waits, with REFUSED. */
  readonly refusal = signal('');
  /** The server's words when the branch has given the card up. */
  readonly gone = signal<string | undefined>(undefined);

  private readonly serverItems = computed(() => {
    const view = this.server();
    return view ? carriedItems(view) : new Map<ItemKey, ItemValue>();
  });
  private readonly items = computed(() => {
    const items = new Map(this.serverItems());
    for (const { key, value } of this.edits().values()) items.set(key, value);
    return items;
  });
  /** What the user sees: the server's content with this device's changes. */
  readonly content = computed(() => contentOf(this.items()));
  readonly waiting = computed(() => this.edits().size);
  /** What never came into the card, once it can no longer be changed. */
  readonly left = computed(() => this.edits().size + this.aside().length);

  constructor() {
    const now = (): void => void this.flush();
    atLeaving(now);
    effect(() => {
      const locked = this.api.expired() || this.api.otherAccount();
      if (!locked && this.state() === 'SIGNED_OUT') now();
    });
    const leave = inject(UnsentWork).join(
      () => this.flush(),
      () => this.server()?.id,
    );
    // The card is this page's until its last sending is answered; what is left then is the outbox's.
    this.life.onDestroy(() => void this.flush().finally(leave));
  }

  /** Takes up a card as the server has it, with what this device still holds. */
  open(view: ScorecardView, accountId: string): void {
    this.journal = new Journal(this.shelf, accountId, view.id);
    this.forgetAll();
    this.gone.set(undefined);
    this.adopt(view, this.journal.read());
    if (this.waiting() > 0) void this.flush();
  }

  /** Where an entered item is: on this device only, or on the server too. */
  placeOf(key: ItemKey): Place | undefined {
    return placeIn(this.edits(), this.serverItems(), (one) => one === key);
  }

  /** The same for a part of the form: on the server only when all of it is. */
  placeOfPart(part: 'facts' | 'vote' | 'actions'): Place | undefined {
    return placeIn(this.edits(), this.serverItems(), (key) => key.startsWith(`${part}.`));
  }

  isLocked(key: ItemKey): boolean {
    return isLocked(this.parts(), key);
  }

  set(key: ItemKey, value: ItemValue): void {
    if (this.isLocked(key) || waitsForSwap(this.server(), key)) return;
    const known = this.edits().get(key);
    const base = known?.base ?? this.serverItems().get(key) ?? null;
    if (sameValue(value, known ? known.value : base)) return;
    const sent = known?.sent ?? [];
    if (sameValue(value, base) && sent.length === 0) return this.forget(key);
    this.keep({ key, ...setFor(this.server(), key), base, value, sent, at: this.clock.now() });
    this.schedule(BATCH_MS);
  }

  /** The user's choice for one conflict. */
  resolve({ key, mine, theirs, at }: Conflict, choice: 'MINE' | 'THEIRS'): void {
    this.conflicts.update((all) => all.filter((conflict) => conflict.key !== key));
    if (choice === 'THEIRS') this.forget(key);
    else this.keep({ key, ...setFor(this.server(), key), base: theirs, value: mine, sent: [], at });
    void this.flush();
  }

  /** Gives up the changes of this device (the card can no longer be changed). */
  discard(): void {
    this.journal?.takeAll();
    this.forgetAll();
  }

  /** Nothing more goes up; the journal is left to who tells the user. */
  leave(words: string): void {
    this.server.set(undefined);
    this.forgetAll();
    this.gone.set(words);
  }

  discardBarred(): void {
    for (const { key, set } of this.barred()) this.journal?.drop(key, set);
    this.barred.set([]);
  }

  /** The user agrees to the set that applies now; what waits goes up first, so that it is the same card that was shown. */
  async agree(): Promise<void> {
    await this.flush();
    const view = this.server();
    if (!view?.swap) return;
    try {
      const agreed = await this.client.switchSet(view.id, view.version, view.criteriaSetVersionId);
      this.adopt(agreed, this.edits().values());
    } catch (error) {
      await this.recover(error, view.id);
    }
    void this.flush();
  }

  /** Sends what waits; resolves when nothing more can be sent now. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running ??= this.sendAll().finally(() => (this.running = undefined));
    return this.running;
  }

  private async sendAll(): Promise<void> {
    for (let batch = this.batch(); batch.length > 0 && mayMove('save', this.server()); batch = this.batch()) {
      this.state.set('SENDING');
      try {
        await this.send(batch);
        this.pauses.reset();
      } catch (error) {
        if (!this.refusedItems.setAside(error, batch)) return this.stop(error);
      }
    }
    if (this.state() === 'SENDING') this.state.set('IDLE');
  }

  private batch(): Edit[] {
    const held = new Set(this.conflicts().map(({ key }) => key));
    const free = [...this.edits().values()].filter(({ key }) => !held.has(key) && !waitsForSwap(this.server(), key));
    return this.refusedItems.batchOf(free);
  }

  private async send(batch: Edit[]): Promise<void> {
    const view = this.server();
    if (!view) return;
    for (const edit of batch) this.keep({ ...edit, sent: [...edit.sent, edit.value].slice(-5) });
    try {
      const saved = await this.client.save(
        view.id,
        view.version,
        bodyOf(new Map(batch.map(({ key, value }) => [key, value])), this.serverItems(), view.criteriaSetVersionId),
      );
      this.acknowledge(batch, saved);
      if (saved.reload) this.adopt(await this.client.read(view.id), this.edits().values());
    } catch (error) {
      await this.recover(error, view.id);
    }
  }

  /** 412: merge with what the server has and go on. 409: the card has moved on; look again. */
  private async recover(error: unknown, id: string): Promise<void> {
    if (!(error instanceof ProblemError)) throw error;
    const { status, code, current } = error.problem;
    if (isPassing(error) || isLockedOut(error)) throw error;
    if (status === 412 && current) return this.adopt(current as ScorecardView, this.edits().values());
    if (status !== 409 && status !== 412) throw error;
    const [before, now] = [this.server(), await this.client.read(id)];
    this.adopt(now, this.edits().values());
    if (code === 'CRITERIA_SET_CHANGED' && isTurned(before, now)) return;
    if (mayMove('save', this.server()) && status === 409) throw error;
  }

  private acknowledge(batch: Edit[], { version, savedAt, score }: SavedView): void {
    const items = new Map(this.serverItems());
    for (const { key, value } of batch) items.set(key, value);
    this.server.update((view) => view && { ...view, version, savedAt, score, content: contentOf(items) });
    for (const { key, value } of batch) this.settle(key, value);
  }

  private settle(key: ItemKey, acknowledged: ItemValue): void {
    const edit = this.edits().get(key);
    if (!edit) return;
    if (!sameValue(edit.value, acknowledged)) return this.keep({ ...edit, base: acknowledged, sent: [] });
    this.journal?.settle(key, acknowledged, edit.set);
    this.edits.update((edits) => without(edits, key));
  }

  private adopt(view: ScorecardView, edits: Iterable<Edit>): void {
    const theirs = carriedItems(view);
    const { aside, dropped, locked, open } = sorted(view, [...this.barred(), ...this.aside(), ...edits]);
    for (const { key } of dropped) this.journal?.drop(key);
    const all = open.map((edit) => this.journal?.renamed(edit, underSet(view, edit)) ?? edit);
    const { keep, settled, conflicts } = merge(all, theirs);
    this.server.set(view);
    this.aside.set(aside);
    this.barred.set(this.journal?.settleAll(locked, theirs) ?? locked);
    this.edits.set(new Map(all.map((edit) => [edit.key, edit])));
    for (const { key, value, set } of settled) {
      this.journal?.settle(key, value, set);
      this.edits.update((known) => without(known, key));
    }
    for (const edit of keep) this.keep(edit);
    this.conflicts.set(conflicts);
  }

  private keep(edit: Edit): void {
    if (!sameValue(this.edits().get(edit.key)?.value, edit.value)) this.refusedItems.forget(edit.key);
    this.journal?.write(edit);
    this.edits.update((edits) => new Map(edits).set(edit.key, edit));
  }

  private forget(key: ItemKey): void {
    this.refusedItems.forget(key);
    this.journal?.drop(key, this.edits().get(key)?.set);
    this.edits.update((edits) => without(edits, key));
  }

  private forgetAll(): void {
    this.refusedItems.clear();
    this.edits.set(new Map());
    this.aside.set([]);
    this.barred.set([]);
    this.conflicts.set([]);
    this.state.set('IDLE');
  }

  private schedule(ms: number): void {
    if (this.life.destroyed) return;
    if (this.state() !== 'SENDING') this.state.set(this.state() === 'OFFLINE' ? 'OFFLINE' : 'WAITING');
    this.timer ??= setTimeout(() => void this.flush(), ms);
  }

  private stop(error: unknown): void {
    if (isGivenUp(error)) {
      this.leave(error.message);
    } else if (isPassing(error)) {
      this.state.set('OFFLINE');
      this.schedule(this.pauses.next());
    } else if (isLockedOut(error)) {
      this.state.set('SIGNED_OUT');
    } else {
      this.state.set('REFUSED');
      this.refusal.set(error instanceof Error ? error.message : '');
    }
  }
}
