import type { CriteriaSet } from './criteria-set';
import type { SetError } from './set-error';

/** Lines of one set; the longest shipped sheet has 28. */
export const MOST_LINES = 120;

/** Characters of all texts of one set; the longest shipped sheet has 5 000. */
export const MOST_SET_TEXT = 60_000;

/**
 * What makes a set too large to be a sheet that people fill in and print: every card by it is scored, stored and set on
 * paper whole.
 * @param set of the right shape
 */
export function checkSize(set: CriteriaSet): SetError[] {
  const lines = set.groups.reduce((sum, { criteria }) => sum + criteria.length, 0);
  const length = lengthOf(set);
  return [
    ...(lines > MOST_LINES ? [{ line: 'groups', text: `Bộ tiêu chí có ${lines} mục; tối đa ${MOST_LINES} mục.` }] : []),
    ...(length > MOST_SET_TEXT
      ? [{ text: `Bộ tiêu chí dài quá: chữ gộp lại tối đa ${MOST_SET_TEXT} ký tự, hiện có ${length}.` }]
      : []),
  ];
}

/** Characters of all strings in a plain value. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, each) => sum + lengthOf(each), 0);
}
