import type { CellFilter } from '@chibo/contracts';
import type { OBLIGATION_FILTERS } from '@chibo/contracts';
import { OBLIGATION_WHY_LABEL } from '@chibo/domain';

/** As the filters of the month's page are called. */
const CELLS: Readonly<Record<Exclude<CellFilter, 'ALL'>, string>> = {
  INCOMPLETE: 'chi bộ chưa xong',
  WAITING: 'phiếu chờ xác nhận',
  RETURNED: 'phiếu trả lại',
  LATE: 'chi bộ quá hạn, gửi muộn',
  DECIDED: 'phiếu đã xếp loại',
  MINE: 'chi bộ người in được phân công phụ trách',
};

/** Which rows of a list these are, in the words a paper says it in; undefined: all of them. */
export function selectionOf(...parts: (string | undefined)[]): string | undefined {
  return parts.filter(Boolean).join('; ') || undefined;
}

export function filterWords(filter: CellFilter | undefined): string | undefined {
  return filter === undefined || filter === 'ALL' ? undefined : CELLS[filter];
}

export function searchWords(q: string | undefined): string | undefined {
  return q?.trim() ? `tên hoặc mã có “${q.trim()}”` : undefined;
}

export function whyWords(why: (typeof OBLIGATION_FILTERS)[number] | undefined): string | undefined {
  if (!why) return undefined;
  return why === 'THEMATIC' ? 'sinh hoạt chuyên đề' : OBLIGATION_WHY_LABEL[why].toLocaleLowerCase('vi');
}
