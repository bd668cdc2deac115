import type { RatingBand } from '../criteria';
import type { Rounding } from '../points';
import { shares } from '../points';
import { formatPercent, formatTenths } from '../text';

/** Longest template, characters. */
export const MAX_SENTENCE = 600;

/** What a sentence about a month or a period is filled from. */
export interface SentenceFigures {
  /** "tháng 6", "6 tháng đầu năm 2026". */
  period: string;
  committee: string;
  /** Direct subordinates with branches that owe, and those of them whose branches are all rated. */
  organizations: number;
  complete: number;
  existing: number;
  owed: number;
  /** Base of the shares of bands. */
  rated: number;
  bands: Readonly<Record<RatingBand, number>>;
  rounding?: Rounding;
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);

const share =
  (band: RatingBand) =>
  ({ bands, rated, rounding }: SentenceFigures): string =>
    rated === 0 ? NO_FIGURE : formatTenths(shares(bands, rated, rounding)?.[band] ?? 0);

/** Stands for a share of nobody. */
export const NO_FIGURE = 'chưa có số';

/** Places a template may have, each with what is filled in. */
export const SENTENCE_PLACES = {
  Kỳ: ({ period }) => capital(period),
  kỳ: ({ period }) => period,
  'cấp ủy': ({ committee }) => committee,
  'tổ chức': ({ organizations }) => String(organizations),
  'tổ chức đủ': ({ complete }) => String(complete),
  '% tổ chức đủ': ({ complete, organizations }) =>
    organizations === 0 ? NO_FIGURE : formatPercent(complete, organizations),
  'hiện có': ({ existing }) => String(existing),
  'phải chấm': ({ owed }) => String(owed),
  'được đánh giá': ({ rated }) => String(rated),
  '% được đánh giá': ({ rated, owed }) => (owed === 0 ? NO_FIGURE : formatPercent(rated, owed)),
  'chưa đánh giá': ({ existing, rated }) => String(existing - rated),
  tốt: ({ bands }) => String(bands.GOOD),
  '% tốt': share('GOOD'),
  khá: ({ bands }) => String(bands.FAIR),
  '% khá': share('FAIR'),
  'trung bình': ({ bands }) => String(bands.AVERAGE),
  '% trung bình': share('AVERAGE'),
  kém: ({ bands }) => String(bands.POOR),
  '% kém': share('POOR'),
} as const satisfies Record<string, (figures: SentenceFigures) => string>;

export const DEFAULT_SENTENCE =
  '{Kỳ}: {tổ chức đủ}/{tổ chức} tổ chức đảng đánh giá đủ chi bộ, đạt {% tổ chức đủ}; {được đánh giá}/{phải chấm} chi bộ được đánh giá: Tốt {tốt}, đạt {% tốt}; Khá {khá}, bằng {% khá}; Trung bình {trung bình}; Kém {kém}.';

const PLACE = /\{([^{}]*)\}/gu;

const placeOf = (name: string): ((figures: SentenceFigures) => string) | undefined =>
  Object.entries(SENTENCE_PLACES).find(([place]) => place === name)?.[1];

/** The template with its places filled; one that is unknown stays as it is. */
export function sentenceOf(template: string, figures: SentenceFigures): string {
  return template.normalize('NFC').replace(PLACE, (whole, name: string) => placeOf(name.trim())?.(figures) ?? whole);
}

/** What is wrong with a template, in words: places nobody knows, each by its name, and braces that name nothing. */
export function whyNotSentence(template: string): string | undefined {
  const text = template.normalize('NFC');
  const unknown = [...text.matchAll(PLACE)].map(([, name]) => name.trim()).filter((name) => !placeOf(name));
  const known = Object.keys(SENTENCE_PLACES)
    .map((name) => `{${name}}`)
    .join(', ');
  if (unknown.length > 0)
    return `Không có chỗ điền ${unknown.map((name) => `{${name}}`).join(', ')}. Các chỗ điền được: ${known}.`;
  if (/[{}]/u.test(text.replace(PLACE, ''))) return 'Dấu ngoặc nhọn { } chỉ dùng quanh chỗ điền, mở và đóng đủ cặp.';
  return undefined;
}
