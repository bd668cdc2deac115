import { Component, computed, input } from '@angular/core';
import type { ScorecardView } from '@chibo/contracts';
import type { LineScore, PresencePart } from '@chibo/domain';
import {
  BAND_LABEL,
  adjustmentText,
  expectedParts,
  formatDate,
  formatPoints,
  keyedSentence,
  presentParts,
  reasonText,
} from '@chibo/domain';
import { paperWords } from '../carried-words';

/**
 * The card in the Party form, seen only on paper: what the browser's own print gives instead of the screen. The PDF of the
 * server is the finer of the two; both say the same.
 */
@Component({
  selector: 'chibo-paper-card',
  templateUrl: './paper-card.html',
  styleUrl: './paper-card.css',
})
export class PaperCard {
  readonly view = input.required<ScorecardView>();

  protected readonly formatPoints = formatPoints;
  protected readonly keyedSentence = keyedSentence;
  protected readonly content = computed(() => this.view().self?.content ?? this.view().content);
  protected readonly score = computed(() => this.view().self?.score ?? this.view().score);
  protected readonly isSent = computed(() => this.view().self !== undefined && this.view().state !== 'RETURNED');
  protected readonly band = computed(() => BAND_LABEL[this.view().decided?.band ?? this.score().band]);
  protected readonly month = computed(() => {
    const { month, kind } = this.view();
    const what = kind === 'THEMATIC' ? 'sinh hoạt chuyên đề' : 'sinh hoạt chi bộ';
    return `chất lượng ${what} tháng ${monthNumber(month.slice(5))} năm ${month.slice(0, 4)}`;
  });
  protected readonly date = computed(() => {
    const day = this.content().facts.heldOn;
    return day
      ? `ngày ${day.slice(8)} tháng ${monthNumber(day.slice(5, 7))} năm ${day.slice(0, 4)}`
      : 'ngày … tháng … năm …';
  });
  protected readonly meeting = computed(() => {
    const { facts } = this.content();
    const said = (parts: readonly PresencePart[]): string =>
      parts
        .map(({ words, count }) => `${words} ${count === undefined ? '…' : String(count).padStart(2, '0')}`)
        .join(', ');
    const held = `Họp ngày ${facts.heldOn ? formatDate(facts.heldOn) : '…'}, ${facts.minutes ?? '…'} phút.`;
    return `${held} ${said(expectedParts(facts))}; ${said(presentParts(facts))}.`;
  });
  protected readonly carried = computed(() => paperWords(this.view().carried));
  protected readonly groups = computed(() => {
    const lines = new Map(this.score().lines.map((line) => [line.code, line]));
    const verified = new Map((this.view().verified?.score.lines ?? []).map((line) => [line.code, line]));
    const points = new Map(this.score().groups.map((group) => [group.code, group]));
    const checked = new Map((this.view().verified?.score.groups ?? []).map((group) => [group.code, group]));
    const answers = new Map(this.content().answers.map((answer) => [answer.code, answer]));
    const adjustments = new Map((this.view().verified?.adjustments ?? []).map((each) => [each.code, each]));
    return this.view().criteriaSet.groups.map((group) => ({
      group,
      self: points.get(group.code),
      verified: checked.get(group.code),
      rows: group.criteria.map((criterion) => {
        const line = lines.get(criterion.code);
        const own = shortened(line?.explanation ?? '') || reasonText(criterion, answers.get(criterion.code));
        const adjustment = adjustments.get(criterion.code);
        const note = [own, adjustment && `Cấp trên: ${adjustmentText(adjustment)}`].filter(Boolean).join('; ');
        return {
          criterion,
          note,
          max: maxOf(line),
          self: pointsOf(line),
          verified: pointsOf(verified.get(criterion.code)),
        };
      }),
    }));
  });
  protected readonly verifiedTotal = computed(() => {
    const verified = this.view().verified?.score;
    return verified ? formatPoints(verified.total) : '';
  });
  protected readonly legend = computed(() => {
    const { bands } = this.view().criteriaSet;
    return bands
      .map(({ band, from }, at) => {
        if (at === 0) return `${BAND_LABEL[band]} từ ${formatPoints(from)}`;
        if (at === bands.length - 1) return `${BAND_LABEL[band]} dưới ${formatPoints(bands[at - 1].from)} điểm`;
        return `${BAND_LABEL[band]} từ ${formatPoints(from)} đến dưới ${formatPoints(bands[at - 1].from)}`;
      })
      .join('; ');
  });
}

/** The formula without the name of the level, which the points tell already. */
function shortened(explanation: string): string {
  return explanation.replace(/, mức ["“].*$/, '');
}

/** Months 1 and 2 carry a leading zero on paper, the others do not (HD05-HD/VPTW 27/5/2026). */
function monthNumber(month: string): string {
  return Number(month) < 3 ? month : String(Number(month));
}

/** A line that does not count prints "–" everywhere, so that the maxima add up to 100. */
function maxOf(line: LineScore | undefined): string {
  return !line || line.state === 'MOVED' || line.state === 'EXCLUDED' ? '–' : formatPoints(line.maxPoints);
}

function pointsOf(line: LineScore | undefined): string {
  if (!line) return '';
  if (line.state === 'MOVED' || line.state === 'EXCLUDED') return '–';
  return line.points === undefined ? '' : formatPoints(line.points);
}
