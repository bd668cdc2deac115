import type { QualityView } from '@chibo/contracts';
import type { ScoreQuality } from '@chibo/domain';
import { compareVietnamese } from '@chibo/domain';

export type QualityRow = QualityView['rows'][number];

export type Column =
  'name' | 'cards' | 'good' | 'self' | 'verified' | 'observed' | 'gap' | 'same' | 'hasty' | 'neverBelow';

/** Head of a column, and the line below the table that says what the figure counts and on which base. */
interface ColumnWords {
  key: Column;
  label: string;
  explained?: string;
}

export const COLUMNS: readonly ColumnWords[] = [
  { key: 'name', label: 'Tổ chức đảng' },
  { key: 'cards', label: 'Số phiếu', explained: 'phiếu thường kỳ đã gửi trong ba tháng.' },
  { key: 'good', label: 'Tốt', explained: 'số phiếu xếp loại Tốt trên số phiếu đã xếp loại chính thức.' },
  { key: 'self', label: 'Tự chấm', explained: 'điểm trung bình chi bộ tự chấm, trên số phiếu đã gửi.' },
  { key: 'verified', label: 'Thẩm định', explained: 'điểm trung bình cấp trên thẩm định, trên số phiếu đã thẩm định.' },
  {
    key: 'observed',
    label: 'Tổ công tác',
    explained: 'điểm trung bình của tổ công tác dự sinh hoạt, trên số buổi có chấm.',
  },
  {
    key: 'gap',
    label: 'Chênh lệch',
    explained:
      'trung bình của tự chấm trừ điểm kia, trên phiếu có cả hai; lấy số lớn hơn: đến 5 điểm là gần nhau, trên 5 đến 10 là cần quan tâm, trên 10 là cần quan tâm nhiều.',
  },
  { key: 'same', label: 'Giống tháng trước', explained: 'phiếu mà mọi mục giống hệt phiếu trước của chi bộ.' },
  { key: 'hasty', label: 'Nhập dưới 45 giây', explained: 'phiếu có thời gian nhập trên máy dưới 45 giây.' },
  {
    key: 'neverBelow',
    label: 'Luôn tối đa',
    explained: 'mục chưa phiếu nào chấm dưới điểm tối đa; chỉ tính khi có từ 6 phiếu.',
  },
];

const FIGURE: Record<Exclude<Column, 'name'>, (quality: ScoreQuality) => number | undefined> = {
  cards: ({ cards }) => cards,
  good: ({ goodShare }) => goodShare,
  self: ({ self }) => self?.mean,
  verified: ({ verified }) => verified?.mean,
  observed: ({ observed }) => observed?.mean,
  gap: ({ verifiedGap, observedGap }) => widest(verifiedGap?.mean, observedGap?.mean),
  same: ({ same }) => same,
  hasty: ({ hasty }) => hasty,
  neverBelow: ({ neverBelow }) => neverBelow.length,
};

export interface Sorting {
  by: Column;
  down: boolean;
}

/** Figures begin with the highest; those without one stand last either way. */
export function sortRows(rows: readonly QualityRow[], { by, down }: Sorting): QualityRow[] {
  const turn = down ? -1 : 1;
  if (by === 'name') return [...rows].sort((a, b) => turn * compareVietnamese(a.name, b.name));
  const of = ({ quality }: QualityRow): number | undefined => FIGURE[by](quality);
  return [...rows].sort((a, b) => {
    const [left, right] = [of(a), of(b)];
    const missing = Number(left === undefined) - Number(right === undefined);
    return missing || turn * ((left ?? 0) - (right ?? 0)) || compareVietnamese(a.name, b.name);
  });
}

function widest(...gaps: (number | undefined)[]): number | undefined {
  const widths = gaps.flatMap((gap) => (gap === undefined ? [] : [Math.abs(gap)]));
  return widths.length > 0 ? Math.max(...widths) : undefined;
}
