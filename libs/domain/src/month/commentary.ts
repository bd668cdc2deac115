import type { RatingBand } from '../criteria';
import { BAND_LABEL, RATING_BANDS } from '../criteria';
import type { Rounding } from '../points';
import { shares } from '../points';
import { formatCount, formatPercent, formatTenths } from '../text';

/** What a committee says under its table, in the order of the form. */
export const COMMENTARY_PARTS = ['strengths', 'limits', 'causes', 'solutions', 'footnote'] as const;
export type CommentaryPart = (typeof COMMENTARY_PARTS)[number];

export const COMMENTARY_LABEL: Readonly<Record<CommentaryPart | 'preparedBy' | 'signedBy', string>> = {
  strengths: 'Ưu điểm',
  limits: 'Hạn chế',
  causes: 'Nguyên nhân',
  solutions: 'Giải pháp',
  footnote: 'Ghi chú dưới bảng',
  preparedBy: 'Người lập biểu',
  signedBy: 'Người ký',
};

/** Longest part and longest name, characters. */
export const MAX_COMMENTARY = 2000;
export const MAX_SIGNER = 120;

/** Empty parts are not printed. */
export type Commentary = Record<CommentaryPart | 'preparedBy' | 'signedBy', string>;

/** As much of a table as a first draft is made from. */
export interface CommentaryFigures {
  existing: number;
  owed: number;
  rated: number;
  bands: Readonly<Record<RatingBand, number>>;
  rounding?: Rounding;
  notRatedBecause: Readonly<Record<'excused' | 'notHeld' | 'late' | 'returned' | 'waiting' | 'open', number>>;
  sent: number;
  onTime: number;
  /** Direct subordinates. */
  rows: readonly { name: string; owed: number; rated: number; good: number }[];
}

export const NO_COMMENTARY: Commentary = {
  strengths: '',
  limits: '',
  causes: '',
  solutions: '',
  footnote: '',
  preparedBy: '',
  signedBy: '',
};

/** Organisations that are named one by one. */
const MOST_NAMED = 5;

/** What the figures say by themselves; causes and solutions are for people to say. */
export function commentaryDraft(figures: CommentaryFigures): Commentary {
  return {
    ...NO_COMMENTARY,
    strengths: sentences([rated(figures), bands(figures), allGood(figures)]),
    limits: sentences([lateWords(figures), unrated(figures), incomplete(figures), low(figures)]),
    footnote: sentences([excused(figures)]),
  };
}

const sentences = (parts: readonly string[]): string => parts.filter(Boolean).join(' ');

function rated({ rated, owed }: CommentaryFigures): string {
  return owed === 0 ? '' : `Đã đánh giá ${rated}/${owed} chi bộ phải chấm, đạt ${formatPercent(rated, owed)}.`;
}

function bands({ bands, rated, rounding }: CommentaryFigures): string {
  if (rated === 0) return '';
  const tenths = shares(bands, rated, rounding);
  const given = RATING_BANDS.filter((band) => bands[band] > 0);
  return `${given.map((band) => `${BAND_LABEL[band]} ${formatCount(bands[band])} (${formatTenths(tenths?.[band] ?? 0)})`).join(', ')}.`;
}

function allGood({ rows }: CommentaryFigures): string {
  const many = rows.filter(({ owed, rated, good }) => owed > 1 && rated === owed && good === owed).length;
  return many === 0 ? '' : `${formatCount(many)} tổ chức có tất cả chi bộ xếp loại Tốt.`;
}

function lateWords({ sent, onTime }: CommentaryFigures): string {
  return sent > onTime ? `${formatCount(sent - onTime)}/${formatCount(sent)} phiếu gửi sau hạn.` : '';
}

function unrated({ notRatedBecause: why }: CommentaryFigures): string {
  const parts: [number, string][] = [
    [why.late, 'quá hạn chưa gửi'],
    [why.returned, 'trả lại chưa gửi lại'],
    [why.waiting, 'chờ thẩm định'],
    [why.notHeld, 'không sinh hoạt'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${words} ${formatCount(count)}`);
  return said.length === 0 ? '' : `Chưa đánh giá: ${said.join(', ')}.`;
}

function incomplete({ rows }: CommentaryFigures): string {
  return named(
    'Chưa đánh giá đủ chi bộ',
    rows.filter(({ owed, rated }) => rated < owed),
  );
}

function low({ bands }: CommentaryFigures): string {
  const low = bands.AVERAGE + bands.POOR;
  return low === 0 ? '' : `${formatCount(low)} chi bộ xếp loại Trung bình, Kém.`;
}

function excused({ notRatedBecause }: CommentaryFigures): string {
  const many = notRatedBecause.excused;
  return many === 0 ? '' : `${formatCount(many)} chi bộ được miễn, không tính vào số phải chấm.`;
}

function named(words: string, rows: readonly { name: string }[]): string {
  if (rows.length === 0) return '';
  const first = rows.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = rows.length - first.length;
  return `${words}: ${first.join(', ')}${more > 0 ? ` và ${formatCount(more)} tổ chức khác` : ''}.`;
}
