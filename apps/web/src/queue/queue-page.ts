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
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { QueueItem, ScorecardView } from '@chibo/contracts';
import { formatMonth } from '@chibo/domain';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Viewport } from '../shell/viewport';
import { capital } from '../ui/capital';
import { BulkConfirm } from './bulk-confirm';
import { KeySheet } from './key-sheet';
import type { QueueKey } from './keys';
import { KeySetting, keyOf } from './keys';
import type { DoneAct } from './queue-card';
import { QueueCard } from './queue-card';
import { QueueClient } from './queue-client';
import { QueueList } from './queue-list';
import { UndoNote } from './undo-note';
import { cleanOf, following, neighbour, placeOf } from './walk';

const UNSENT = 'Điều đồng chí đang ghi cho phiếu này chưa được gửi. Rời phiếu và bỏ những điều đó?';

/** The cards that wait for one officer, walked one by one: list, open card, next. The open card stands in the address. */
@Component({
  imports: [BulkConfirm, KeySheet, PageHeading, QueueCard, QueueList, ReadingWords, RouterLink, UndoNote],
  templateUrl: './queue-page.html',
  styleUrls: ['../styles/committee-page.css', './queue-page.css'],
  host: { '(document:keydown)': 'press($event)' },
})
export class QueuePage {
  private readonly client = inject(QueueClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  private readonly viewport = inject(Viewport);
  private readonly keySetting = inject(KeySetting);
  private readonly injector = inject(Injector);

  /** From the address: the month, the committee, the open card, whether all clean ones are confirmed at once. */
  readonly month = input.required<string>();
  readonly to = input<string>();
  readonly phieu = input<string>();
  readonly loat = input<string>();
  /** `toi`: only branches the reader follows for their committee. */
  readonly cua = input<string>();

  protected readonly formatMonth = formatMonth;
  protected readonly capital = capital;
  protected readonly opening = reading({
    question: () => ({ month: this.month(), to: this.to() }),
    read: ({ month, to }) => this.client.view(month, to),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly done = signal<DoneAct | undefined>(undefined);
  /** Said to a screen reader when an act has ended. */
  protected readonly said = signal('');
  private readonly all = computed<readonly QueueItem[]>(() => this.view()?.items ?? []);
  private readonly own = computed(() => this.all().filter(({ officer }) => officer?.mine));
  protected readonly mine = computed(() => this.cua() === 'toi');
  protected readonly items = computed(() => (this.mine() ? this.own() : this.all()));
  /** Offered to who follows some of the branches that wait. */
  protected readonly shares = computed(() =>
    this.mine() || this.own().length > 0 ? { own: this.own().length, all: this.all().length } : undefined,
  );
  /** Cards that wait beside the reader's own branches. */
  protected readonly others = computed(() => this.all().length - this.items().length);
  protected readonly item = computed(() => this.items().find(({ scorecardId }) => scorecardId === this.phieu()));
  protected readonly clean = computed(() => cleanOf(this.items()).length);
  private readonly place = linkedSignal<{ items: readonly QueueItem[]; id: string | undefined }, number>({
    source: () => ({ items: this.items(), id: this.phieu() }),
    computation: ({ items, id }, previous) => placeOf(items, id, previous?.value ?? 0),
  });
  private readonly standing = computed(() => ({ id: this.phieu(), place: this.place() }));
  protected readonly next = computed(() => neighbour(this.items(), this.standing(), 1));
  protected readonly previous = computed(() => neighbour(this.items(), this.standing(), -1));
  private readonly card = viewChild(QueueCard);
  private readonly undo = viewChild(UndoNote);
  private readonly keySheet = viewChild(KeySheet);
  /** Where the focus goes once the card is on the screen. */
  private goal: 'list' | 'card' = 'list';

  constructor() {
    effect(() => {
      if (this.view()) untracked(() => this.openFirst());
    });
    effect(() => this.name());
  }

  mayLeave(): boolean {
    return !this.card()?.dirty() || window.confirm(UNSENT);
  }

  /** Where there is room beside the list, a card is always open. */
  private openFirst(): void {
    const [first] = this.items();
    if (this.viewport.wide() && !this.phieu() && !this.loat() && first) void this.go({ phieu: first.scorecardId });
  }

  protected refresh(): Promise<void> {
    return this.opening.again();
  }

  /** Opens a card; the open one takes the focus, to be read. */
  protected pick(id: string): void {
    if (id === this.phieu()) this.card()?.focus();
    else this.open(id, 'card');
  }

  protected step(by: 1 | -1): void {
    const id = by === 1 ? this.next() : this.previous();
    if (id) this.open(id, 'list');
  }

  protected close(): void {
    if (this.mayLeave()) void this.go({ phieu: null, loat: null });
  }

  /** All that wait, or only of the reader's own branches; the first of them opens where there is room. */
  protected share(mine: boolean): void {
    if (mine === this.mine() || !this.mayLeave()) return;
    const [first] = mine ? this.own() : this.all();
    const phieu = this.viewport.wide() && first ? first.scorecardId : null;
    void this.go({ cua: mine ? 'toi' : null, phieu, loat: null });
  }

  protected openBulk(): void {
    if (this.mayLeave()) void this.go({ phieu: null, loat: '1' });
  }

  /** The card is on the screen; its own heading would take the focus before this. */
  protected opened(): void {
    const focus = (): void => {
      const row = this.viewport.wide() && this.goal === 'list' ? this.rowOf(this.phieu()) : undefined;
      if (row) row.focus();
      else this.card()?.focus();
    };
    afterNextRender({ read: focus }, { injector: this.injector });
  }

  protected acted(done: DoneAct): void {
    const next = following(this.items(), this.standing());
    const items = this.all().filter(({ scorecardId }) => scorecardId !== done.card.id);
    const view = this.view();
    if (view) this.opening.set({ ...view, items });
    this.tell(done, this.items().length);
    this.goal = 'list';
    void this.go({ phieu: next ?? null });
    void this.refresh();
  }

  protected async takenBack({ id, cell }: ScorecardView): Promise<void> {
    this.done.set(undefined);
    await this.refresh();
    this.said.set(`${cell.name}: đã thu hồi. Còn ${this.items().length} phiếu.`);
    this.goal = 'card';
    await this.go({ phieu: id, loat: null });
  }

  protected press(event: KeyboardEvent): void {
    const key = this.keySetting.on() || event.key === '?' ? keyOf(event) : undefined;
    if (!key || this.loat()) return;
    event.preventDefault();
    this.answer(key);
  }

  protected answer(key: QueueKey): void {
    if (key === 'next' || key === 'previous') return this.step(key === 'next' ? 1 : -1);
    if (key === 'open') return this.card()?.focus();
    if (key === 'act') return void this.card()?.doMain();
    if (key === 'return') return this.card()?.startReturning();
    if (key === 'undo') return void this.undo()?.takeBack();
    this.keySheet()?.show();
  }

  /** Every change of the address names the page by its route again. */
  private name(): void {
    this.phieu();
    this.loat();
    const subtitle = this.view()?.organization.name;
    this.frame.show({ title: `Thẩm định ${formatMonth(this.month())}`, subtitle, path: '/thang' });
  }

  private open(id: string, goal: 'list' | 'card'): void {
    if (!this.mayLeave()) return;
    this.goal = goal;
    void this.go({ phieu: id, loat: null });
  }

  private tell(done: DoneAct, left: number): void {
    this.done.set(done);
    this.said.set(`${done.card.cell.name}: ${done.words}. Còn ${left} phiếu.`);
  }

  /** From the list of a phone the way back leads to the list; from card to card it does not pile up. */
  private go(queryParams: { phieu?: string | null; loat?: string | null; cua?: string | null }): Promise<boolean> {
    const replaceUrl = this.viewport.wide() || !!this.phieu() || !!this.loat();
    return this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }

  private rowOf(id: string | undefined): HTMLElement | null {
    return document.getElementById(`queue-${id}`);
  }
}
