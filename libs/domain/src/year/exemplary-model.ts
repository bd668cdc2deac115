import { addDays } from '../calendar';
import { formatDate } from '../text';

/** How far a nominated model has come: nominated, put before all, decided. */
export const MODEL_STATES = ['NOMINATED', 'OPEN', 'RECOGNISED', 'DECLINED'] as const;
export type ModelState = (typeof MODEL_STATES)[number];

export const MODEL_STATE_LABEL: Readonly<Record<ModelState, string>> = {
  NOMINATED: 'Đã đề cử',
  OPEN: 'Đang lấy ý kiến',
  RECOGNISED: 'Được công nhận',
  DECLINED: 'Không công nhận',
};

/** What an organisation says of an open model. */
export const REMARK_KINDS = ['SUPPORT', 'OBJECTION'] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

export const REMARK_KIND_LABEL: Readonly<Record<RemarkKind, string>> = {
  SUPPORT: 'Đồng ý, góp ý',
  OBJECTION: 'Không đồng ý',
};

/** Days a list may be open. */
export const MOST_OPEN_DAYS = 60;

/** The last day on which remarks are taken, ISO. @param days 1 … 60, the day of opening being the first */
export function lastOpenDay(openedOn: string, days: number): string {
  return addDays(openedOn, days - 1);
}

interface Standing {
  state: ModelState;
  openUntil?: string;
}

/** Why no remark is taken now, in words; undefined when one is. */
export function whyNotRemark({ state, openUntil = '' }: Standing, today: string): string | undefined {
  if (state !== 'OPEN')
    return `Mô hình này không trong thời gian lấy ý kiến (${MODEL_STATE_LABEL[state].toLocaleLowerCase('vi')}).`;
  return today > openUntil ? `Đã hết thời gian lấy ý kiến, đến hết ngày ${formatDate(openUntil)}.` : undefined;
}

/** Why it cannot be decided now: nobody decides before all could speak. */
export function whyNotDecideModel({ state, openUntil = '' }: Standing, today: string): string | undefined {
  if (state === 'NOMINATED') return 'Mô hình chưa được công khai lấy ý kiến.';
  if (state !== 'OPEN') return 'Mô hình này đã có quyết định.';
  return today <= openUntil ? `Còn lấy ý kiến đến hết ngày ${formatDate(openUntil)}.` : undefined;
}
