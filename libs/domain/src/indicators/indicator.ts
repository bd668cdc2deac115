import { formatAmount, formatShare } from './amounts';

/**
 * How values come to one up the tree and over the periods in a longer one: added; a share of two counts, each added by itself;
 * or the last of each organisation, added (members at the end of a year).
 */
export const INDICATOR_SUMS = ['SUM', 'SHARE', 'LAST'] as const;
export type IndicatorSum = (typeof INDICATOR_SUMS)[number];

export const INDICATOR_SUM_LABEL: Readonly<Record<IndicatorSum, string>> = {
  SUM: 'Cộng dồn',
  SHARE: 'Tỷ lệ của hai số',
  LAST: 'Số của kỳ cuối',
};

/** Who enters it: each grassroots organisation, or the committee that defined it, for itself. */
export const INDICATOR_ENTRANTS = ['GRASSROOTS', 'COMMITTEE'] as const;
export type IndicatorEntrant = (typeof INDICATOR_ENTRANTS)[number];

export const INDICATOR_ENTRANT_LABEL: Readonly<Record<IndicatorEntrant, string>> = {
  GRASSROOTS: 'Tổ chức cơ sở đảng',
  COMMITTEE: 'Cấp ủy lập chỉ tiêu',
};

/** What is entered, of an indicator. Hundredths. */
export interface IndicatorValue {
  part: number;
  /** Of a share: what it is a share of. */
  whole?: number;
  /** "> 127 tỷ": at least so much, and more than that. */
  moreThan?: boolean;
}

/** What an indicator says about its values. */
export interface IndicatorRule {
  name: string;
  /** "đảng viên", "tỷ đồng"; of a share, what is counted. */
  unit: string;
  sum: IndicatorSum;
  /** Decimals with which a share is shown, 0 to 2. */
  decimals: number;
}

/** Largest value, hundredths: 9 999 999 999,99. The sum over nine thousand organisations is exact still. */
export const MOST_INDICATOR_VALUE = 999_999_999_999;

/** Why this cannot be a value of the indicator, in words that name it; undefined: it can. */
export function whyNotValue({ name, sum }: IndicatorRule, { part, whole }: IndicatorValue): string | undefined {
  const wrong = [part, ...(whole === undefined ? [] : [whole])].find((each) => !isAmount(each));
  if (wrong !== undefined)
    return `“${name}”: cần số từ 0 đến ${formatAmount(MOST_INDICATOR_VALUE)}, nhiều nhất hai chữ số thập phân.`;
  if (sum !== 'SHARE') return whole === undefined ? undefined : `“${name}” chỉ có một số, không có tổng số.`;
  if (whole === undefined) return `“${name}”: cần cả tổng số, vì tỷ lệ tính từ hai số.`;
  if (whole === 0) return `“${name}”: tổng số bằng 0 thì không có tỷ lệ; đồng chí để trống cả hai ô.`;
  return part > whole ? `“${name}”: ${formatAmount(part)} lớn hơn tổng số ${formatAmount(whole)}.` : undefined;
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= MOST_INDICATOR_VALUE;
}

/** "191", "> 127", "98,6%": as it is read, without its unit. */
export function formatIndicator({ sum, decimals }: IndicatorRule, { part, whole, moreThan }: IndicatorValue): string {
  const figure = sum === 'SHARE' ? formatShare(part, whole ?? 0, decimals) : formatAmount(part);
  return moreThan ? `> ${figure}` : figure;
}
