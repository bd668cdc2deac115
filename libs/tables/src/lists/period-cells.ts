import type { ReportCellMonth, ReportCellRow } from '@chibo/contracts';
import type { Period, RatingBand } from '@chibo/domain';
import {
  BAND_LABEL,
  countedAs,
  formatPoints,
  monthsOfPeriod,
  periodText,
  periodWords,
  RATING_BANDS,
} from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import type { Table } from '../table';
import { tableOf } from '../table';

/** One letter, or two, beside the points of a month: never colour alone. */
export const BAND_SIGN: Readonly<Record<RatingBand, string>> = { GOOD: 'T', FAIR: 'K', AVERAGE: 'TB', POOR: 'Ké' };

const STATE_SIGN = {
  open: 'nợ',
  returned: 'trả',
  waiting: 'gửi',
  decided: 'chờ',
  excused: 'miễn',
  notHeld: 'KSH',
} as const;

export const SIGN_WORDS =
  'T: Tốt, K: Khá, TB: Trung bình, Ké: Kém; nợ: chưa gửi, gửi: chờ xác nhận, trả: trả lại, miễn: được miễn, ' +
  'KSH: không sinh hoạt; –: không có nghĩa vụ; ·: tháng chưa mở.';

/** "94 T", or in a sign why there is no result: "nợ", "–" without a duty, "·" where nobody had one yet. */
export function monthSign({ state, total, band, notOpened }: ReportCellMonth): string {
  if (notOpened) return '·';
  if (total !== undefined && band) return `${formatPoints(total)} ${BAND_SIGN[band]}`;
  return state ? STATE_SIGN[countedAs(state)] : '–';
}

/** Months that stand beside each other on an upright page. */
const MOST_UPRIGHT = 5;

/** Branch by branch: a column for each month, how many of each band, the class the months make. */
export function periodCellColumns(period: Period): Column<ReportCellRow>[] {
  const months = monthsOfPeriod(period);
  const oneYear = period.from.slice(0, 4) === period.to.slice(0, 4);
  return [
    NUMBERED,
    { key: 'name', head: 'Chi bộ', kind: 'TEXT', of: ({ name }) => name, folded: 'NAME' },
    ...months.map((month): Column<ReportCellRow> => monthColumn(month, oneYear)),
    ...RATING_BANDS.map(countColumn),
    {
      key: 'class',
      head: 'Xếp loại',
      kind: 'TEXT',
      of: ({ standing }) => standing?.band && BAND_LABEL[standing.band] + (standing.missing > 0 ? ' (tạm tính)' : ''),
      nothing: ({ standing }) => (standing?.missing ? 'chưa có' : '–'),
      width: 20,
      folded: 'BESIDE',
    },
  ];
}

function monthColumn(month: string, oneYear: boolean): Column<ReportCellRow> {
  const [year, number] = month.split('-').map(Number);
  return {
    key: month,
    head: oneYear ? `T${number}` : `${number}/${String(year).slice(2)}`,
    kind: 'TEXT',
    of: ({ months }) => {
      const own = months.find((one) => one.month === month);
      return own && monthSign(own);
    },
    width: 12,
  };
}

function countColumn(band: RatingBand): Column<ReportCellRow> {
  return {
    key: band,
    head: BAND_SIGN[band],
    kind: 'COUNT',
    of: ({ standing }) => standing?.counts[band],
    width: 8,
  };
}

/** Blocks by committee where there are several. */
export function periodCellsTable(
  period: Period,
  rows: readonly ReportCellRow[],
  { at, selection, remarks = [] }: { at: string; selection?: string; remarks?: string[] },
): Table {
  const groups = [...Map.groupBy(rows, ({ parentName }) => parentName)];
  return tableOf<ReportCellRow>({
    name: `theo-thang-${periodText(period).replace('..', '-den-')}`,
    title: { kind: 'BẢNG THEO DÕI', about: `kết quả xếp loại chất lượng sinh hoạt từng tháng, ${periodWords(period)}` },
    columns: periodCellColumns(period),
    blocks: groups.map(([head, own]) => ({ rows: own, ...(groups.length > 1 ? { head } : {}) })),
    noteOf: ({ standing }) => (standing && standing.base === 0 ? standing.reasons[0] : undefined),
    remarks: [...remarks, SIGN_WORDS, 'Xếp loại cả kỳ theo quy tắc xếp loại năm của bộ tiêu chí chi bộ dùng.'],
    selection,
    at,
    landscape: monthsOfPeriod(period).length > MOST_UPRIGHT,
  });
}
