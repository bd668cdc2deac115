import {
  Component,
  DestroyRef,
  type ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ConfirmedView, QueueItem } from '@chibo/contracts';
import { RECALL_MINUTES, formatPoints } from '@chibo/domain';
import { Act } from '../shell/act';
import { PageHeading } from '../shell/page-heading';
import { BandMark } from '../ui/band-mark';
import { Note } from '../ui/note';
import { Progress } from '../ui/progress';
import { lookWords, moveWords } from './item-words';
import { QueueClient } from './queue-client';
import { cleanOf } from './walk';

/** Cards asked for at once: few enough that the progress moves. */
const PORTION = 20;

/** The clean cards of the queue at once, after the officer has seen which ones stay. */
@Component({
  selector: 'chibo-bulk-confirm',
  imports: [RouterLink, BandMark, Note, PageHeading, Progress],
  templateUrl: './bulk-confirm.html',
  styleUrl: './bulk-confirm.css',
})
export class BulkConfirm {
  private readonly client = inject(QueueClient);
  private readonly destroyRef = inject(DestroyRef);
  private readonly injector = inject(Injector);
  readonly month = input.required<string>();
  readonly to = input<string>();
  readonly items = input.required<readonly QueueItem[]>();
  readonly finished = output();
  readonly closed = output();
  readonly picked = output<string>();

  protected readonly formatPoints = formatPoints;
  protected readonly lookWords = lookWords;
  protected readonly moveWords = moveWords;
  protected readonly minutes = RECALL_MINUTES;
  protected readonly act = new Act();
  /** What was asked for; the queue changes while it is being done. */
  protected readonly asked = signal<readonly QueueItem[]>([]);
  protected readonly outcome = signal<ConfirmedView | undefined>(undefined);
  protected readonly clean = computed(() => cleanOf(this.items()));
  protected readonly staying = computed(() => this.items().filter(({ exceptions }) => exceptions.length > 0));
  protected readonly handled = computed(
    () => (this.outcome()?.done.length ?? 0) + (this.outcome()?.refused.length ?? 0),
  );
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  protected async confirm(): Promise<void> {
    if (this.act.busy()) return;
    this.asked.set(this.clean());
    this.outcome.set({ done: [], refused: [] });
    await this.act.run(() => this.send());
    if (this.destroyRef.destroyed) return;
    this.finished.emit();
    afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector });
  }

  /** A portion without an answer stops the rest: it stays in the queue. */
  private async send(): Promise<void> {
    const cards = this.asked().map(({ scorecardId, version }) => ({ scorecardId, version }));
    for (let from = 0; from < cards.length; from += PORTION) {
      const body = { cards: cards.slice(from, from + PORTION) };
      this.add(await this.client.confirm(this.month(), this.to(), body));
    }
  }

  /** The server has no name for a card that has left the queue; the screen still has. */
  private add({ done, refused }: ConfirmedView): void {
    const names = new Map(this.asked().map(({ scorecardId, name }) => [scorecardId, name]));
    const named = refused.map((one) => ({ ...one, name: names.get(one.scorecardId) ?? one.name }));
    this.outcome.update((all) => ({
      done: [...(all?.done ?? []), ...done],
      refused: [...(all?.refused ?? []), ...named],
    }));
  }
}
