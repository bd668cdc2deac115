import { Component, computed, inject, input, output } from '@angular/core';
import type { CriteriaSet, Score } from '@chibo/domain';
import { formatPoints } from '@chibo/domain';
import { BandMark } from '../../ui/band-mark';
import { Icon } from '../../ui/icon';
import { Note } from '../../ui/note';
import { Progress } from '../../ui/progress';
import { blockerOf, openPoints } from '../blocker';
import { DeviceStore } from '../../device/device-store';
import { OpenCard } from '../open-card';
import { Why } from './why';

/** The bar where there is room: total, rule, groups as an index, the way on, keys. */
@Component({
  selector: 'chibo-score-rail',
  imports: [BandMark, Icon, Note, Progress, Why],
  templateUrl: './score-rail.html',
  styleUrl: './score-rail.css',
})
export class ScoreRail {
  protected readonly card = inject(OpenCard);
  protected readonly kept = inject(DeviceStore).keptWords;
  readonly score = input.required<Score>();
  readonly set = input.required<CriteriaSet>();
  readonly onward = output();
  readonly group = output<string>();

  protected readonly formatPoints = formatPoints;
  protected readonly blocker = computed(() => blockerOf(this.score(), this.set()));
  protected readonly open = computed(() => openPoints(this.score()));
  protected readonly label = computed(() => {
    if (this.card.view()?.swap) return 'Tới bộ tiêu chí đã đổi';
    const next = this.card.next();
    if (!next) return 'Kiểm tra trước khi gửi';
    return next.state === 'UNCOMPUTED' ? 'Tới số liệu' : `Tới mục ${next.code}`;
  });
}
