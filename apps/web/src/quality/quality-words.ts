import type { GapLevel, MeanOf, Points, ScoreQuality } from '@chibo/domain';
import { formatMean, formatTenths } from '@chibo/domain';

/** Missing is not zero. */
export const NONE = '–';

/** Calm words: a gap is something to talk about, never an accusation. */
export const LEVEL_LABEL: Readonly<Record<GapLevel, string>> = {
  GREEN: 'Gần nhau',
  YELLOW: 'Cần quan tâm',
  RED: 'Cần quan tâm nhiều',
};

/** "94,12"; "–" where there is none. */
export function meanWords(mean: MeanOf | undefined): string {
  return mean ? formatMean(mean.mean) : NONE;
}

/** "+1,20", "−0,45", "0,00": self minus the other score. */
export function signedMean(points: Points): string {
  const sign = points > 0 ? '+' : points < 0 ? '−' : '';
  return sign + formatMean(Math.abs(points));
}

/** "thẩm định +1,20 (12 phiếu)", for each second score there is. */
export function gapWords({ verifiedGap, observedGap }: ScoreQuality): string[] {
  return [
    { to: 'thẩm định', gap: verifiedGap },
    { to: 'tổ công tác', gap: observedGap },
  ].flatMap(({ to, gap }) => (gap ? [`${to} ${signedMean(gap.mean)} (${gap.n}\u00a0phiếu)`] : []));
}

/** "10/11"; "–" while nothing is rated. */
export function goodWords({ good, rated }: ScoreQuality): string {
  return rated > 0 ? `${good}/${rated}` : NONE;
}

/** "90,9%"; empty while nothing is rated: there is no percentage without a base. */
export function goodPercent({ goodShare }: ScoreQuality): string {
  return goodShare === undefined ? '' : formatTenths(goodShare);
}

/** "7.1 Nhiệm vụ của kỳ trước"; a line without a name keeps its code. */
export function lineWords(codes: readonly string[], names: Readonly<Record<string, string>>): string[] {
  return codes.map((code) => `${code} ${names[code] ?? ''}`.trim());
}
