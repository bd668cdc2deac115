import { formatDate } from '../text';

/** Who of a committee follows a branch, from a day to a day, both included; without an end until it is changed. */
export interface Supervision {
  name: string;
  /** `yyyy-mm-dd`. */
  from: string;
  /** `yyyy-mm-dd`, the last day. */
  until?: string;
}

/** Later than every day: the end of a period without one. */
const NEVER = '9999-12-31';

export function supervises({ from, until = NEVER }: Pick<Supervision, 'from' | 'until'>, day: string): boolean {
  return from <= day && day <= until;
}

/** Why somebody cannot follow a branch in this period, in words and with the field; undefined when they can. */
export function whyNotSupervising(
  wanted: Pick<Supervision, 'from' | 'until'>,
  others: readonly Supervision[],
): { field: 'from' | 'until'; text: string } | undefined {
  const { from, until = NEVER } = wanted;
  if (until < from)
    return { field: 'until', text: `Ngày kết thúc ${formatDate(until)} trước ngày bắt đầu ${formatDate(from)}.` };
  const other = others.find((each) => each.from <= until && from <= (each.until ?? NEVER));
  if (!other) return undefined;
  const text = `Đồng chí ${other.name} đã được phân công ${supervisionWords(other)}.`;
  return { field: other.from <= from ? 'from' : 'until', text };
}

/** "từ ngày 01/03/2026", "từ ngày 01/03/2026 đến hết ngày 31/05/2026". */
export function supervisionWords({ from, until }: Pick<Supervision, 'from' | 'until'>): string {
  return `từ ngày\u00a0${formatDate(from)}${until ? ` đến hết ngày\u00a0${formatDate(until)}` : ''}`;
}
