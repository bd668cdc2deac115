import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { KeyingView } from '@chibo/contracts';
import { formatDate, formatMonth, formatPoints, isLongPast, longPastWords } from '@chibo/domain';
import { DeviceStore } from '../device/device-store';
import { LostLines } from '../scorecards/check-page/lost-lines';
import { OpenCard } from '../scorecards/open-card';
import type { Act } from '../shell/act';
import { PageHeading } from '../shell/page-heading';
import { BandMark } from '../ui/band-mark';
import { Note } from '../ui/note';
import { Tick } from '../ui/tick';
import type { PaperDetails } from './paper-details';

/** The last look before a card that was keyed in is sent: total, vote, from what paper, in time or late. */
@Component({
  selector: 'chibo-keying-check',
  imports: [BandMark, LostLines, Note, PageHeading, Tick],
  templateUrl: './keying-check.html',
  styleUrl: '../scorecards/check-page/check-page.css',
})
export class KeyingCheck {
  protected readonly card = inject(OpenCard);
  protected readonly where = inject(DeviceStore).where;
  readonly act = input.required<Act>();
  readonly view = input.required<KeyingView>();
  readonly details = input.required<PaperDetails>();
  readonly today = input.required<string>();
  readonly sent = output<{ overDraft: boolean; meant: boolean }>();
  /** A place of the form, or its beginning. */
  readonly mend = output<string | undefined>();

  protected readonly formatDate = formatDate;
  protected readonly formatMonth = formatMonth;
  protected readonly formatPoints = formatPoints;
  protected readonly score = this.card.score;
  protected readonly vote = computed(() => this.card.content().vote);
  protected readonly late = computed(() => (this.details().receivedOn ?? '') > this.view().deadline);
  protected readonly refused = computed(() =>
    Object.entries(this.act().errors()).map(([at, text]) => ({ at, text: text ?? '' })),
  );
  /** Of a month long past: what is confirmed. */
  protected readonly oldMonth = computed(() => {
    const { month } = this.view();
    return isLongPast(month, this.today()) ? longPastWords(month) : undefined;
  });
  /** Ticked for the month and for the draft that are shown, and for no other. */
  protected readonly meant = linkedSignal({ source: this.oldMonth, computation: () => false });
  protected readonly overDraft = linkedSignal({
    source: () => this.view().branchDraft?.savedAt,
    computation: () => false,
  });
  /** What is still to be ticked, once sending was asked for. */
  private readonly asked = signal(false);
  private readonly missing = computed(() => ({
    month: this.oldMonth() !== undefined && !this.meant(),
    draft: this.view().branchDraft !== undefined && !this.overDraft(),
  }));
  protected readonly unticked = computed(() => (this.asked() ? this.missing() : { month: false, draft: false }));

  protected send(): void {
    this.asked.set(true);
    const { month, draft } = this.missing();
    if (!month && !draft) this.sent.emit({ overDraft: this.overDraft(), meant: this.meant() });
  }
}
