import { MinutesWords } from '../minutes-words';
import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { formatDate, formatMonth, formatPoints, keyedSentence } from '@chibo/domain';
import { Act } from '../../shell/act';
import { Frame } from '../../shell/frame';
import { PageHeading } from '../../shell/page-heading';
import { reading } from '../../shell/reading';
import { ReadingWords } from '../../shell/reading-words';
import { PaperLink } from '../../shell/paper-link';
import { BandMark } from '../../ui/band-mark';
import { Icon } from '../../ui/icon';
import { Note } from '../../ui/note';
import { clockOf, dayAndMonth, momentOf } from '../../ui/when';
import { ScorecardsClient } from '../scorecards-client';

/** Looks like a receipt: number, time, in time or late, score, band, vote; what comes next; print and recall. */
@Component({
  imports: [MinutesWords, BandMark, Icon, Note, PageHeading, PaperLink, ReadingWords, RouterLink],
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
  protected readonly keyedSentence = keyedSentence;
  protected readonly momentOf = momentOf;
  protected readonly opening = reading({ question: () => this.id(), read: (id) => this.client.read(id) });
  protected readonly view = this.opening.value;
  protected readonly act = new Act();
  protected readonly paper = computed(() => this.client.paper(this.id(), 'card'));
  /** Why the card cannot be taken back any more. */
  protected readonly recallReason = computed(() => this.view()?.moves.find(({ move }) => move === 'recall')?.reason);

  constructor() {
    effect(() => {
      const view = this.view();
      if (!view) return;
      if (!view.receipt) void this.router.navigate(['/phieu', view.id], { replaceUrl: true });
      else this.frame.show({ title: 'Biên nhận', subtitle: `Phiếu ${formatMonth(view.month)}`, back: '/viec-can-lam' });
    });
  }

  protected async recall(): Promise<void> {
    await this.act.run(async () => {
      await this.client.recall(this.id());
      await this.router.navigate(['/phieu', this.id()]);
    });
  }
}
