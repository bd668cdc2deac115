import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { QualityView } from '@chibo/contracts';
import type { MeanOf, ScoreQuality } from '@chibo/domain';
import { Cell, Folded } from '../ui/table/cell';
import type { Sorting } from '../ui/table/columns';
import { Table } from '../ui/table/table';
import { AlwaysFull } from './always-full';
import { GapMark } from './gap-mark';
import type { QualityRow } from './quality-columns';
import { QUALITY_COLUMNS } from './quality-columns';
import { NONE, gapWords, goodPercent, goodWords, meanWords } from './quality-words';

/** Direct subordinates with their figures and the sum: a table on wide screens and paper, one block each on phones. */
@Component({
  selector: 'chibo-quality-rows',
  imports: [RouterLink, AlwaysFull, Cell, Folded, GapMark, Table],
  templateUrl: './quality-rows.html',
  styleUrls: ['../styles/rows.css', './quality-rows.css'],
})
export class QualityRows {
  readonly view = input.required<QualityView>();
  /** What is in sight of the view's rows, in order. */
  readonly rows = input.required<readonly QualityRow[]>();
  readonly month = input.required<string>();
  readonly sorting = input<Sorting>();
  readonly sorted = output<Sorting | undefined>();

  protected readonly columns = QUALITY_COLUMNS;
  protected readonly means = ['self', 'verified', 'observed'] as const;
  protected readonly counts = ['cards', 'same', 'hasty'] as const;
  protected readonly keyOf = ({ organizationId }: QualityRow): string => organizationId;
  /** The sum stands as a row of its own, which leads nowhere. */
  protected readonly sum = computed((): QualityRow => {
    const { rows, total } = this.view();
    return { organizationId: '', name: `Cộng ${rows.length} tổ chức`, isCell: true, quality: total };
  });
  protected readonly none = NONE;
  protected readonly gapWords = gapWords;
  protected readonly goodPercent = goodPercent;
  protected readonly goodWords = goodWords;
  protected readonly meanWords = meanWords;

  /** Whose lines: the sum is the organisation's own. */
  protected ofWhom({ organizationId, name }: QualityRow): string {
    return organizationId ? name : this.view().organization.name;
  }

  /** What stands open on a phone; the rest is one tap away. */
  protected summaryOf(quality: ScoreQuality): string {
    return [
      `${quality.cards}\u00a0phiếu`,
      quality.rated > 0 ? `Tốt ${goodWords(quality)}` : 'chưa xếp loại',
      quality.same > 0 ? `giống tháng trước ${quality.same}` : '',
      quality.hasty > 0 ? `nhập dưới 45\u00a0giây ${quality.hasty}` : '',
    ]
      .filter(Boolean)
      .join(', ');
  }

  protected factsOf(quality: ScoreQuality): { label: string; words: string }[] {
    const mean = (of: MeanOf | undefined): string => (of ? `${meanWords(of)}, ${of.n}\u00a0phiếu` : NONE);
    return [
      { label: 'Số phiếu', words: String(quality.cards) },
      { label: 'Tốt', words: [goodWords(quality), goodPercent(quality)].filter(Boolean).join(', ') },
      { label: 'Tự chấm', words: mean(quality.self) },
      { label: 'Thẩm định', words: mean(quality.verified) },
      { label: 'Tổ công tác', words: mean(quality.observed) },
      { label: 'Giống tháng trước', words: String(quality.same) },
      { label: 'Nhập dưới 45 giây', words: String(quality.hasty) },
    ];
  }
}
