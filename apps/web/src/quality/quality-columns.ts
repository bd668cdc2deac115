import type { QualityView } from '@chibo/contracts';
import type { ScoreQuality } from '@chibo/domain';
import { compareVietnamese } from '@chibo/domain';
import type { Column } from '../ui/table/columns';

export type QualityRow = QualityView['rows'][number];

/** With the line below the table that says what the figure counts and on which base. */
type ExplainedColumn = Column<QualityRow> & { explained?: string };

type Value = (quality: ScoreQuality) => number | undefined;

/** How the scores of an organisation look; figures are sorted by their value, those without one stand last. */
export const QUALITY_COLUMNS: readonly ExplainedColumn[] = [
  { key: 'name', head: 'Tổ chức đảng', width: '17%', compare: (a, b) => compareVietnamese(a.name, b.name) },
  {
    ...figure('cards', 'Số phiếu', ({ cards }) => cards),
    explained: 'phiếu thường kỳ đã gửi trong ba tháng.',
  },
  {
    ...figure('good', 'Tốt', ({ goodShare }) => goodShare),
    explained: 'số phiếu xếp loại Tốt trên số phiếu đã xếp loại chính thức.',
  },
  {
    ...figure('self', 'Tự chấm', ({ self }) => self?.mean),
    explained: 'điểm trung bình chi bộ tự chấm, trên số phiếu đã gửi.',
  },
  {
    ...figure('verified', 'Thẩm định', ({ verified }) => verified?.mean),
    explained: 'điểm trung bình cấp trên thẩm định, trên số phiếu đã thẩm định.',
  },
  {
    ...figure('observed', 'Tổ công tác', ({ observed }) => observed?.mean),
    explained: 'điểm trung bình của tổ công tác dự sinh hoạt, trên số buổi có chấm.',
  },
  {
    ...figure('gap', 'Chênh lệch', ({ verifiedGap, observedGap }) => widest(verifiedGap?.mean, observedGap?.mean)),
    width: '21%',
    explained:
      'trung bình của tự chấm trừ điểm kia, trên phiếu có cả hai; lấy số lớn hơn: đến 5 điểm là gần nhau, trên 5 đến 10 là cần quan tâm, trên 10 là cần quan tâm nhiều.',
  },
  {
    ...figure('same', 'Giống tháng trước', ({ same }) => same),
    explained: 'phiếu mà mọi mục giống hệt phiếu trước của chi bộ.',
  },
  {
    ...figure('hasty', 'Nhập dưới 45 giây', ({ hasty }) => hasty),
    explained: 'phiếu có thời gian nhập trên máy dưới 45 giây.',
  },
  {
    ...figure('neverBelow', 'Luôn tối đa', ({ neverBelow }) => neverBelow.length),
    width: '14%',
    explained: 'mục chưa phiếu nào chấm dưới điểm tối đa; chỉ tính khi có từ 6 phiếu.',
  },
];

function figure(key: string, head: string, value: Value): ExplainedColumn {
  const of = ({ quality }: QualityRow): number => value(quality) ?? 0;
  return {
    key,
    head,
    figure: true,
    compare: (a, b) => of(a) - of(b),
    missing: ({ quality }) => value(quality) === undefined,
  };
}

function widest(...gaps: (number | undefined)[]): number | undefined {
  const widths = gaps.flatMap((gap) => (gap === undefined ? [] : [Math.abs(gap)]));
  return widths.length > 0 ? Math.max(...widths) : undefined;
}
