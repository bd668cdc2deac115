import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ScorecardView } from '@chibo/contracts';
import { formatDate, formatMonth, formatPoints } from '@chibo/domain';
import { wordsOf } from '../../shell/api';
import { Frame } from '../../shell/frame';
import { PageHeading } from '../../shell/page-heading';
import { PaperLink } from '../../shell/paper-link';
import { BandMark } from '../../ui/band-mark';
import { Icon } from '../../ui/icon';
import { Note } from '../../ui/note';
import { clockOf, dayAndMonth, momentOf } from '../../ui/when';
import { ScorecardsClient } from '../scorecards-client';

/** Looks like a receipt: number, time, in time or late, score, band, vote; what comes next; print and recall. */
@Component({
  imports: [BandMark, Icon, Note, PageHeading, PaperLink, RouterLink],
  templateUrl: './receipt-page.html',
  styleUrl: './receipt-page.css',
})
export class ReceiptPage {
  private readonly client = inject(ScorecardsClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  readonly id = input.required<string>();

  protected readonly clockOf = clockOf;
  protected readonly dayAndMonth = dayAndMonth;
  protected readonly formatDate = formatDate;
  protected readonly formatPoints = formatPoints;
  protected readonly momentOf = momentOf;
  protected readonly view = signal<ScorecardView | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly paper = computed(() => this.client.paper(this.id(), 'card'));
  /** Why the card cannot be taken back any more. */
  protected readonly recallReason = computed(() => this.view()?.moves.find(({ move }) => move === 'recall')?.reason);

  constructor() {
    effect(() => void this.load(this.id()));
  }

  protected async load(id: string): Promise<void> {
    this.failure.set(undefined);
    try {
      const view = await this.client.read(id);
      if (!view.receipt) return void (await this.router.navigate(['/phieu', id], { replaceUrl: true }));
      this.view.set(view);
      this.frame.show({ title: 'Biên nhận', subtitle: `Phiếu ${formatMonth(view.month)}`, back: '/viec-can-lam' });
    } catch (error) {
      this.failure.set(wordsOf(error));
    }
  }

  protected async recall(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await this.client.recall(this.id());
      await this.router.navigate(['/phieu', this.id()]);
    } catch (error) {
      this.failure.set(wordsOf(error));
      this.busy.set(false);
    }
  }
}
