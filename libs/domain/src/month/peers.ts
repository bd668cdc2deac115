/** Organisations of one size: from so many branches up to so many (included; absent: no upper end). */
export interface SizeClass {
  from: number;
  to?: number;
  label: string;
}

/**
 * Sizes by the number of branches with a duty in the period, as they are declared beside a ranking: an organisation that is one
 * branch, with one card a month, is not set beside one of twelve. A house's convention, no Party document has one.
 */
export const SIZE_CLASSES: readonly SizeClass[] = [
  { from: 0, to: 1, label: '1 chi bộ' },
  { from: 2, to: 5, label: '2 đến 5 chi bộ' },
  { from: 6, to: 9, label: '6 đến 9 chi bộ' },
  { from: 10, label: 'từ 10 chi bộ' },
];

/** Index in SIZE_CLASSES of so many branches (0 or more). */
export function sizeClassOf(cells: number): number {
  return SIZE_CLASSES.findIndex(({ to }) => to === undefined || cells <= to);
}

/** "Đảng bộ cơ sở, 6 đến 9 chi bộ"; a branch is of one size by itself. @param kind label of the kind of organisation */
export function peerWords(kind: string, cells: number, isCell: boolean): string {
  return isCell ? kind : `${kind}, ${SIZE_CLASSES[sizeClassOf(cells)].label}`;
}
