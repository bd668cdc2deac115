import { formatMean, formatPoints } from '../text';
import type { Mean } from './rank';
import { compareMeans, meanOf } from './rank';

/** What a branch's or an organisation's months of a period came to: `sum` of decided totals in hundredths over `n` months. */
export interface PeriodStanding extends Mean {
  /** Of the n months, those rated Tốt. */
  good: number;
  /** Cards sent, and of them those in time. */
  sent: number;
  onTime: number;
}

/** The keys of a ranking over a period, in their order, as they are declared beside it. */
export const PERIOD_RANK_KEYS =
  'Xếp theo điểm bình quân các tháng được xếp loại; bằng nhau thì theo tỷ lệ tháng xếp loại Tốt, rồi tỷ lệ gửi đúng hạn; ' +
  'vẫn bằng nhau thì cùng hạng.';

/** Least number of rated months for a rank where nobody says another: half of those that are over, and at least one. */
export function leastRated(months: number): number {
  return Math.max(1, Math.ceil(months / 2));
}

/** Best first, by exact fractions: no rounding can make or break a tie. A share of nothing counts as nought. */
export function comparePeriodStandings(a: PeriodStanding, b: PeriodStanding): number {
  return (
    compareMeans(b, a) || compareShares(b.good, b.n, a.good, a.n) || compareShares(b.onTime, b.sent, a.onTime, a.sent)
  );
}

function compareShares(a: number, of: number, b: number, ofB: number): number {
  return Math.sign((of === 0 ? 0 : a) * (ofB || 1) - (ofB === 0 ? 0 : b) * (of || 1));
}

/** "Vì sao hạng này", line by line. @param among how many share the rank, itself included */
export function periodRankWords({ sum, n, good, sent, onTime }: PeriodStanding, among: number): string[] {
  return [
    `Điểm bình quân ${formatMean(meanOf(sum, n))} = ${formatPoints(sum)} điểm : ${n} tháng được xếp loại.`,
    `Xếp loại Tốt ${good}/${n} tháng.`,
    sent > 0 ? `Gửi đúng hạn ${onTime}/${sent} phiếu.` : 'Không có phiếu gửi qua hệ thống (nhập theo hồ sơ giấy).',
    ...(among > 1 ? [`Bằng nhau cả ba mặt nên cùng hạng với ${among - 1} đơn vị khác.`] : []),
  ];
}
