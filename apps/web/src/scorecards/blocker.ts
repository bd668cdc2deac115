import type { BandRuleOutcome, CriteriaSet, RatingBand, Score } from '@chibo/domain';
import { BAND_LABEL, bandOrder, formatPoints, nextBand } from '@chibo/domain';
import type { IconName } from '../ui/icon';

/** The one thing that keeps the card from the next band, for the bar. */
export interface Blocker {
  heading: string;
  text: string;
  /** False for what is only a matter of going on. */
  attention: boolean;
  icon: IconName;
}

/**
 * While lines wait, an unmet rule counts more than the missing sum, which is missing anyway. When all are scored, what is
 * named is what really holds the next band.
 */
export function blockerOf(score: Score, set: CriteriaSet): Blocker {
  if (score.answered === 0) return goOn('Chưa chấm mục nào', 'nhập số liệu rồi chấm từng mục');
  const next = nextBand(set, score.band);
  const rule = unmetRule(score, score.complete ? next : set.bands[0].band);
  if (rule) return blocked(`Chưa lên ${BAND_LABEL[nextBand(set, rule.cap) ?? rule.cap]}`, rule.finding);
  if (!next) {
    const heading = `${score.complete ? 'Đạt' : 'Đang ở'} mức ${BAND_LABEL[score.band]}`;
    return { heading, text: 'không điều kiện nào giữ lại', attention: false, icon: 'check' };
  }
  return bySum(score, set, next);
}

function bySum(score: Score, set: CriteriaSet, next: RatingBand): Blocker {
  const from = set.bands.find(({ band }) => band === next)?.from ?? 0;
  const heading = `Chưa lên ${BAND_LABEL[next]}`;
  if (score.complete) {
    return blocked(heading, `thiếu ${formatPoints(from - score.total)} điểm, cần từ ${formatPoints(from)}`);
  }
  return goOn(heading, `cần từ ${formatPoints(from)}, còn ${formatPoints(openPoints(score))} điểm chưa chấm`);
}

/** Maxima of the lines that still wait. */
export function openPoints(score: Score): number {
  return score.lines
    .filter(({ state }) => state === 'UNANSWERED' || state === 'UNCOMPUTED')
    .reduce((sum, { maxPoints }) => sum + maxPoints, 0);
}

/** The severest unmet rule that caps below the wanted band. */
function unmetRule(score: Score, wanted: RatingBand | undefined): BandRuleOutcome | undefined {
  if (!wanted) return undefined;
  return score.rules
    .filter(({ met, cap }) => met === false && bandOrder(cap) > bandOrder(wanted))
    .sort((a, b) => bandOrder(b.cap) - bandOrder(a.cap))[0];
}

function blocked(heading: string, text: string): Blocker {
  return { heading, text, attention: true, icon: 'warning' };
}

/** Nothing is wrong, there is only more to score. */
function goOn(heading: string, text: string): Blocker {
  return { heading, text, attention: false, icon: 'state-draft' };
}
