import type { CellSelection } from '@chibo/contracts';
import type { OBLIGATION_FILTERS } from '@chibo/contracts';
import { OBLIGATION_WHY_LABEL } from '@chibo/domain';
import { CELL_FILTER_WORDS, CELL_PART_WORDS } from '@chibo/tables';

/** Which rows of a list these are, in the words a paper says it in; undefined: all of them. */
export function selectionOf(...parts: (string | undefined)[]): string | undefined {
  return parts.filter(Boolean).join('; ') || undefined;
}

export function filterWords(filter: CellSelection | undefined): string | undefined {
  return filter && ({ ...CELL_FILTER_WORDS, ...CELL_PART_WORDS }[filter].paper || undefined);
}

export function searchWords(q: string | undefined): string | undefined {
  return q?.trim() ? `tên hoặc mã có “${q.trim()}”` : undefined;
}

export function whyWords(why: (typeof OBLIGATION_FILTERS)[number] | undefined): string | undefined {
  if (!why) return undefined;
  return why === 'THEMATIC' ? 'sinh hoạt chuyên đề' : OBLIGATION_WHY_LABEL[why].toLocaleLowerCase('vi');
}
