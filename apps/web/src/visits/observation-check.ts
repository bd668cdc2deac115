import { Component, computed, inject, input, output } from '@angular/core';
import { formatDate, formatPoints } from '@chibo/domain';
import { LostLines } from '../scorecards/check-page/lost-lines';
import { DeviceStore } from '../device/device-store';
import { OpenCard } from '../scorecards/open-card';
import type { Act } from '../shell/act';
import { PageHeading } from '../shell/page-heading';
import { BandMark } from '../ui/band-mark';
import { Note } from '../ui/note';

/** The last look before an observed score is given: total, lines below their maximum, one act. */
@Component({
  selector: 'chibo-observation-check',
  imports: [BandMark, LostLines, Note, PageHeading],
  templateUrl: './observation-check.html',
  styleUrl: '../scorecards/check-page/check-page.css',
})
export class ObservationCheck {
  protected readonly card = inject(OpenCard);
  protected readonly where = inject(DeviceStore).where;
  readonly act = input.required<Act>();
  readonly cell = input.required<string>();
  readonly heldOn = input.required<string>();
  readonly given = output();
  /** A place of the form, or its beginning. */
  readonly mend = output<string | undefined>();

  protected readonly formatDate = formatDate;
  protected readonly formatPoints = formatPoints;
  protected readonly score = this.card.score;
  protected readonly refused = computed(() =>
    Object.entries(this.act().errors()).map(([at, text]) => ({ at, text: text ?? '' })),
  );
}
