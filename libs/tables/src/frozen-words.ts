import type { BandCounts, ClosedFigures, ReportClosedMonth } from '@chibo/contracts';
import { formatCount, formatMonth } from '@chibo/domain';
import { bandShareWords } from './counts-words';
import type { Table } from './table';
import { formatInstant } from './values';

/**
 * What a paper of a closed month says of where its figures come from: of frozen ones the seal with time and hash, of those of
 * this moment that they differ, where they do.
 */
export function frozenWords(closing: ClosedFigures | undefined): Pick<Table, 'seal'> & { remarks: string[] } {
  if (!closing) return { remarks: [] };
  const { shown, at: closedAt, hash, altered, changesTotal } = closing;
  if (shown === 'CLOSED')
    return {
      seal: { closedAt, hash, altered },
      remarks: ['Theo số liệu đã khóa sổ; điều chỉnh sau khóa sổ, nếu có, không tính vào bảng này.'],
    };
  if (changesTotal === 0) return { remarks: [] };
  const many = formatCount(changesTotal);
  return {
    remarks: [`Theo số liệu hiện nay, khác số liệu đã khóa sổ lúc ${formatInstant(closedAt)} ở ${many} chi bộ.`],
  };
}

/** Of each closed month that says something else now: both, one beside the other. */
export function closedMonthWords(months: readonly ReportClosedMonth[]): string[] {
  return months.map(({ month, at, frozen, live, changesTotal }) => {
    const words = `Đã khóa sổ ${formatMonth(month)} lúc ${formatInstant(at)}: ${ratedWords(frozen)}`;
    return `${words}; nay ${ratedWords(live)} (khác ở ${formatCount(changesTotal)} chi bộ).`;
  });
}

/** "đánh giá 57/65, Tốt 50/57, đạt 87,7%; …". */
function ratedWords(counts: BandCounts): string {
  const rated = `đánh giá ${counts.rated}/${counts.existing}`;
  return [rated, bandShareWords(counts)].filter(Boolean).join(', ');
}
