/**
 * An amount of points as an integer number of hundredths: 5 điểm = 500, 89,95 điểm = 8995.
 * Never a float: 0,1 + 0,2 must be 0,3 on paper (docs/adr/0010).
 */
export type Points = number;

/** Hundredths per point. */
export const POINT = 100;
