import type { Typed } from '../text';
import { plainFigures } from '../text';

/** 673 100 → "6.731", 170 → "1,7": thousands by points, decimals after a comma, no needless noughts. Hundredths. */
export function formatAmount(hundredths: number): string {
  const whole = String(Math.floor(hundredths / 100)).replace(/\B(?=(\d{3})+$)/g, '.');
  const rest = String(hundredths % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return rest ? `${whole},${rest}` : whole;
}

/**
 * part / whole as a percentage with so many decimals, rounded half up, but never to 100 what is less, nor to 0 what is more:
 * 999 of 1000 with none is "99%". "–" where there is no whole.
 */
export function formatShare(part: number, whole: number, decimals: number): string {
  if (whole === 0) return '–';
  return formatPercentOf(clamped(part, whole, 10 ** decimals), decimals);
}

function clamped(part: number, whole: number, unit: number): number {
  const most = 100 * unit;
  const rounded = roundedRatio(part, whole, most);
  if (part < whole) return Math.min(rounded, most - 1);
  return rounded;
}

/** 10 000 with two decimals → "100%"; 9860 with two → "98,6%". @param steps of 10^-decimals percent */
export function formatPercentOf(steps: number, decimals: number): string {
  const unit = 10 ** decimals;
  const rest =
    decimals === 0
      ? ''
      : String(steps % unit)
          .padStart(decimals, '0')
          .replace(/0+$/, '');
  return `${Math.floor(steps / unit)}${rest ? `,${rest}` : ''}%`;
}

/** part × times / whole, half up, exact for any amounts. */
export function roundedRatio(part: number, whole: number, times: number): number {
  const [above, below] = [BigInt(part) * BigInt(times), BigInt(whole)];
  return Number((2n * above + below) / (2n * below));
}

/** What somebody means by an amount: "6.731", "6 731", "1,7", "0"; nothing means not entered. Hundredths. */
export function typedAmount(text: string): Typed<number> {
  const plain = plainFigures(text);
  if (plain === '') return { value: undefined };
  const match =
    /^(\d{1,3}(?:[. ]\d{3})+|\d{1,10})(?:,(\d{1,2}))?$/.exec(plain) ?? /^(\d{1,10})\.(\d{1,2})$/.exec(plain);
  if (!match)
    return { wrong: `Chưa rõ “${plain}” là bao nhiêu. Ghi số từ 0, phần lẻ sau dấu phẩy, ví dụ 6.731 hoặc 1,7.` };
  const whole = match[1].replace(/[. ]/g, '');
  if (whole.length > 10) return { wrong: `Số “${plain}” quá lớn; nhiều nhất 9.999.999.999.` };
  return { value: Number(whole) * 100 + Number((match[2] ?? '').padEnd(2, '0')) };
}
