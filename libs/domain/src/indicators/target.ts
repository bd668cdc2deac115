import { formatAmount, formatPercentOf, roundedRatio } from './amounts';
import type { IndicatorRule, IndicatorValue } from './indicator';
import { formatIndicator } from './indicator';

/** Which side of the target is reached. */
export const TARGET_AIMS = ['AT_LEAST', 'MORE_THAN', 'AT_MOST', 'LESS_THAN'] as const;
export type TargetAim = (typeof TARGET_AIMS)[number];

export const TARGET_AIM_SIGN: Readonly<Record<TargetAim, string>> = {
  AT_LEAST: '≥',
  MORE_THAN: '>',
  AT_MOST: '≤',
  LESS_THAN: '<',
};

/** What is aimed at in a period. */
export interface Target {
  /** `2018`, `2015-2020`, … */
  period: string;
  aim: TargetAim;
  /** Hundredths; of a share, of a percent. */
  value: number;
  /** "kế hoạch năm", "chỉ tiêu đại hội". */
  label: string;
  /** Decimals of "vượt 59%", 0 to 2. */
  decimals: number;
}

/**
 * Whether the target is reached, decided on the exact figures, whatever is shown of them. "> 127" reaches "≥ 127", of "≤ 127"
 * nothing is known.
 */
export function isReached(
  { sum }: Pick<IndicatorRule, 'sum'>,
  { part, whole = 0, moreThan = false }: IndicatorValue,
  { aim, value }: Pick<Target, 'aim' | 'value'>,
): boolean | undefined {
  const compared = sum === 'SHARE' ? compare(part, 10_000, value, whole) : Math.sign(part - value);
  if (aim === 'AT_LEAST') return compared >= 0 ? true : moreThan ? undefined : false;
  if (aim === 'MORE_THAN') return compared > 0 || (moreThan && compared === 0) ? true : moreThan ? undefined : false;
  if (moreThan) return compared >= 0 ? false : undefined;
  return aim === 'AT_MOST' ? compared <= 0 : compared < 0;
}

/** a × b against c × d, exactly. */
function compare(a: number, b: number, c: number, d: number): number {
  const [one, other] = [BigInt(a) * BigInt(b), BigInt(c) * BigInt(d)];
  return one > other ? 1 : one < other ? -1 : 0;
}

/** "≥ 95%", "> 3.000 đảng viên", "≥ 120 đảng viên". */
export function targetWords({ sum, unit }: Pick<IndicatorRule, 'sum' | 'unit'>, { aim, value }: Target): string {
  const figure = sum === 'SHARE' ? formatPercentOf(value, 2) : `${formatAmount(value)} ${unit}`;
  return `${TARGET_AIM_SIGN[aim]} ${figure}`;
}

/**
 * "vượt 59%", "bằng 83,3%" of a target of amounts; of shares nothing, since both are percentages. What is not reached is never
 * rounded to 100%.
 */
export function againstTarget(
  { sum }: Pick<IndicatorRule, 'sum'>,
  { part }: IndicatorValue,
  { value, decimals }: Pick<Target, 'value' | 'decimals'>,
): string | undefined {
  if (sum === 'SHARE' || value === 0) return undefined;
  const hundred = 100 * 10 ** decimals;
  const reached = roundedRatio(part, value, hundred);
  if (part > value) return `vượt ${formatPercentOf(Math.max(reached - hundred, 0), decimals)}`;
  return `bằng ${formatPercentOf(part < value ? Math.min(reached, hundred - 1) : reached, decimals)}`;
}

/**
 * A value as it is read beside its targets: no rounding makes one reached that is not, nor the other way round. 14,975% of
 * "≥ 15%" is "14,98%" where one decimal would do otherwise.
 */
export function formatBeside(
  rule: IndicatorRule,
  value: IndicatorValue,
  targets: readonly Pick<Target, 'aim' | 'value'>[],
): string {
  const { part, whole = 0 } = value;
  if (rule.sum !== 'SHARE' || whole === 0) return formatIndicator(rule, value);
  for (let decimals = rule.decimals; decimals <= 2; decimals += 1) {
    const hundred = 100 * 10 ** decimals;
    const shown = { ...value, part: roundedRatio(part, whole, hundred), whole: hundred };
    if (targets.every((target) => isReached(rule, shown, target) === isReached(rule, value, target)))
      return formatIndicator({ ...rule, decimals }, value);
  }
  // Closer to the target than any two decimals can say: cut, not rounded.
  const cut = Number((BigInt(part) * 10_000n) / BigInt(whole));
  return `${value.moreThan ? '> ' : ''}${formatPercentOf(cut, 2)}`;
}
