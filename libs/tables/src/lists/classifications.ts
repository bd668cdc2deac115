import type { AnnualFilter, AnnualTotals, ClassificationRow, ClassificationsView } from '@chibo/contracts';
import type { AnnualClass, RatingBand } from '@chibo/domain';
import {
  ANNUAL_CLASS_LABEL,
  ANNUAL_CLASS_SIGN,
  ANNUAL_CLASSES,
  BAND_LABEL,
  formatCount,
  formatDate,
  formatPercent,
  RATING_BANDS,
} from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import type { Table } from '../table';
import { tableOf } from '../table';
import { BAND_SIGN } from './period-cells';

const signOf = (said: { annualClass: AnnualClass } | undefined): string | undefined =>
  said && ANNUAL_CLASS_SIGN[said.annualClass];

/** What the year's meetings made: of a branch its class, of a committee how many branches of each. */
export function meetingYearWords({ isCell, yearClass, cells }: ClassificationRow): string | undefined {
  if (isCell) return yearClass?.band && BAND_LABEL[yearClass.band] + (yearClass.missing > 0 ? ' (tạm tính)' : '');
  if (!cells || cells.existing === 0) return undefined;
  const parts = RATING_BANDS.filter((band) => cells.bands[band] > 0).map(
    (band) => `${cells.bands[band]} ${BAND_SIGN[band]}`,
  );
  const none = cells.existing - cells.rated;
  return [...parts, ...(none > 0 ? [`${none} chưa có`] : [])].join(', ');
}

const monthColumn = (band: RatingBand): Column<ClassificationRow> => ({
  key: band,
  head: BAND_SIGN[band],
  group: 'Tháng được xếp loại',
  kind: 'COUNT',
  of: ({ months }) => months.bands[band],
  width: 9,
});

/** A committee's list of a year: results of meetings, what was said, what was decided. */
export const CLASSIFICATION_COLUMNS: readonly Column<ClassificationRow>[] = [
  NUMBERED,
  { key: 'name', head: 'Tổ chức đảng', kind: 'TEXT', of: ({ name }) => name, folded: 'NAME', order: 'NAME' },
  {
    key: 'mean',
    head: 'Điểm bình quân',
    kind: 'MEAN',
    of: ({ months }) => months.mean,
    nothing: '–',
    width: 17,
    order: 'MEAN',
  },
  ...RATING_BANDS.map(monthColumn),
  { key: 'year', head: 'Sinh hoạt cả năm', kind: 'TEXT', of: meetingYearWords, nothing: '–', width: 27 },
  {
    key: 'self',
    head: 'Tự xếp loại',
    kind: 'TEXT',
    of: ({ self }) => signOf(self),
    nothing: '–',
    width: 19,
    order: 'SELF',
  },
  {
    key: 'proposed',
    head: 'Đề xuất',
    kind: 'TEXT',
    of: ({ proposed }) => signOf(proposed),
    nothing: '–',
    width: 19,
    order: 'PROPOSED',
  },
  {
    key: 'decided',
    head: 'Quyết định',
    kind: 'TEXT',
    of: ({ decided }) => signOf(decided),
    nothing: 'chưa',
    width: 19,
    folded: 'BESIDE',
    order: 'DECIDED',
  },
  {
    key: 'decision',
    head: 'Số, ngày quyết định',
    kind: 'TEXT',
    of: ({ decided }) => decided && `${decided.number}, ${formatDate(decided.on)}`,
    nothing: '',
    width: 40,
  },
];

/** "14 tổ chức Hoàn thành xuất sắc nhiệm vụ (21,5%), …", each on the number of those decided. */
export function annualSentence({ existing, decided, bands }: AnnualTotals): string {
  const parts = ANNUAL_CLASSES.filter((each) => bands[each] > 0).map(
    (each) =>
      `${formatCount(bands[each])} tổ chức ${ANNUAL_CLASS_LABEL[each]} (${formatPercent(bands[each], decided)})`,
  );
  const left = existing - decided;
  const rest = left > 0 ? ` Chưa quyết định: ${formatCount(left)} tổ chức.` : '';
  if (decided === 0) return `Chưa tổ chức nào trong ${formatCount(existing)} tổ chức có quyết định xếp loại.`;
  return `Đã quyết định xếp loại ${formatCount(decided)}/${formatCount(existing)} tổ chức: ${parts.join(', ')}.${rest}`;
}

export const ANNUAL_SIGN_WORDS = `${ANNUAL_CLASSES.map((each) => `${ANNUAL_CLASS_SIGN[each]}: ${ANNUAL_CLASS_LABEL[each]}`).join('; ')}. Tỷ lệ tính trên số tổ chức đã quyết định.`;

export const ANNUAL_MONTHS_WORDS =
  'Điểm bình quân và số tháng là kết quả sinh hoạt trong năm; của đảng bộ tính trên mọi chi bộ trực thuộc. Cột Sinh hoạt cả năm: của chi bộ là xếp loại sinh hoạt cả năm, của đảng bộ là số chi bộ theo xếp loại đó. T: Tốt, K: Khá, TB: Trung bình, Ké: Kém.';

/** @param view with all rows that were found */
export function classificationsTable(view: ClassificationsView, selection?: string): Table {
  const { year, rows, totals, ceiling, checks, conclusions, concluded, at } = view;
  const groups = [...Map.groupBy(rows, ({ kindLabel }) => kindLabel)];
  const [newest] = conclusions;
  return tableOf<ClassificationRow>({
    name: `xep-loai-nam-${year}`,
    title: { kind: 'DANH SÁCH', about: `đánh giá, xếp loại tổ chức đảng năm ${year}` },
    columns: CLASSIFICATION_COLUMNS,
    blocks: groups.map(([head, own]) => ({ rows: own, ...(groups.length > 1 ? { head } : {}) })),
    noteOf: ({ yearClass, months }) => (months.n === 0 ? yearClass?.reasons[0] : undefined),
    sentences: [annualSentence(totals), ...(ceiling.words ? checks.map(({ words }) => words) : [])],
    remarks: [...(ceiling.words ? [ceiling.words] : []), ANNUAL_SIGN_WORDS, ANNUAL_MONTHS_WORDS],
    selection,
    at,
    ...(concluded && newest ? { seal: { closedAt: newest.at, hash: newest.hash, altered: newest.altered } } : {}),
    landscape: true,
  });
}

/** Parts of the list, as page and paper call them. */
export const ANNUAL_FILTER_LABEL: Readonly<Record<AnnualFilter, string>> = {
  ALL: 'Tất cả',
  UNRATED: 'Chưa tự xếp loại',
  UNPROPOSED: 'Chưa đề xuất',
  UNDECIDED: 'Chưa quyết định',
  DECIDED: 'Đã quyết định',
  DIFFERENT: 'Có mức khác nhau',
};
