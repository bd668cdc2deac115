import { Component, computed, input } from '@angular/core';
import type { AssessmentView, RevisionView } from '@chibo/contracts';
import type { CriteriaSet, LineScore } from '@chibo/domain';
import { BAND_LABEL, adjustmentText, formatDate, formatPoints } from '@chibo/domain';
import { momentOf } from '../../ui/when';
import { ChangeList } from '../change-list';
import { gapWords } from './read-lines';
import { ReadBeforeNote } from '../../ui/read-before';

const KIND_LABEL: Record<AssessmentView['kind'], string> = {
  SELF: 'Chi bộ tự chấm',
  VERIFIED: 'Cấp trên thẩm định',
  OBSERVED: 'Tổ công tác quan sát',
};

/** Every score a card was ever given, newest first: who, when, why, what it changed; its lines when they are wanted. */
@Component({
  selector: 'chibo-revisions',
  imports: [ChangeList, ReadBeforeNote],
  templateUrl: './revision-list.html',
  styleUrl: './revision-list.css',
})
export class RevisionList {
  protected readonly formatDate = formatDate;
  readonly revisions = input.required<readonly RevisionView[]>();
  readonly set = input.required<CriteriaSet>();

  protected readonly formatPoints = formatPoints;
  private readonly labels = computed(
    () => new Map(this.set().groups.flatMap(({ criteria }) => criteria.map(({ code, label }) => [code, label]))),
  );
  protected readonly rows = computed(() =>
    this.revisions()
      .map((revision) => ({
        revision,
        id: `${revision.kind}-${revision.revision}`,
        heading: `${KIND_LABEL[revision.kind]}, lần ${revision.revision}`,
        result: `${formatPoints(revision.score.total)} điểm, ${BAND_LABEL[revision.score.band]}`,
        moment: `${revision.by}, ${momentOf(revision.at)}`,
        lines: this.linesOf(revision),
      }))
      .reverse(),
  );

  private linesOf(revision: RevisionView): { line: LineScore; label: string; gap?: string; why: string }[] {
    const self = revision.kind === 'SELF' ? undefined : this.selfBefore(revision);
    const adjustments = new Map(revision.adjustments?.map((adjustment) => [adjustment.code, adjustment]));
    return revision.score.lines.map((line) => {
      const own = self?.score.lines.find(({ code }) => code === line.code)?.points;
      const gap = own === undefined || line.points === undefined ? undefined : line.points - own;
      const adjustment = adjustments.get(line.code);
      return {
        line,
        label: this.labels().get(line.code) ?? '',
        gap: self && gapWords(gap),
        why: adjustment ? adjustmentText(adjustment) : '',
      };
    });
  }

  /** The branch's own score that stood when another was given. */
  private selfBefore({ at }: RevisionView): RevisionView | undefined {
    return this.revisions().findLast((one) => one.kind === 'SELF' && one.at <= at);
  }
}
