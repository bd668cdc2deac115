import type { CellSelection } from '@chibo/contracts';
import type { OBLIGATION_FILTERS } from '@chibo/contracts';
import { OBLIGATION_WHY_LABEL } from '@chibo/domain';

/** As the filters of the month's page, and the parts of a home, are called. */
const CELLS: Readonly<Record<Exclude<CellSelection, 'ALL'>, string>> = {
  INCOMPLETE: 'chi bộ chưa xong',
  WAITING: 'phiếu chờ xác nhận',
  RETURNED: 'phiếu trả lại',
  LATE: 'chi bộ quá hạn, gửi muộn',
  DECIDED: 'phiếu đã xếp loại',
  MINE: 'chi bộ người in được phân công phụ trách',
  VERIFIED: 'phiếu đã thẩm định, chờ xếp loại',
  SUBMITTED: 'phiếu đã gửi, chờ thẩm định',
  OPEN: 'chi bộ còn nợ phiếu',
  NOT_HELD: 'chi bộ không sinh hoạt',
  EXCUSED: 'chi bộ được miễn',
};

/** Which rows of a list these are, in the words a paper says it in; undefined: all of them. */
export function selectionOf(...parts: (string | undefined)[]): string | undefined {
  return parts.filter(Boolean).join('; ') || undefined;
}

export function filterWords(filter: CellSelection | undefined): string | undefined {
  return filter === undefined || filter === 'ALL' ? undefined : CELLS[filter];
}

export function searchWords(q: string | undefined): string | undefined {
  return q?.trim() ? `tên hoặc mã có “${q.trim()}”` : undefined;
}

export function whyWords(why: (typeof OBLIGATION_FILTERS)[number] | undefined): string | undefined {
  if (!why) return undefined;
  return why === 'THEMATIC' ? 'sinh hoạt chuyên đề' : OBLIGATION_WHY_LABEL[why].toLocaleLowerCase('vi');
}
