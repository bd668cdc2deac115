/** Codes of the organisations whose accounts the sign-in page offers, and what their newest card shows. */
export const OFFERED = {
  /** đảng bộ cơ sở with cards that wait for its officer. */
  committee: 'LC.01',
  /** Its secretary and deputy find a card half done: facts and 17 of 27 lines. */
  halfDone: 'LC.01.01',
  /** Its secretary has not begun. */
  untouched: 'LC.01.02',
  /** A chi bộ cơ sở whose card came back. */
  returned: 'LC.43',
} as const;

/** Lines with points on the card half done, those that compute themselves included. */
export const HALF_DONE_LINES = 17;

/** Cards that wait for the committee's officer in the current month. */
export const WAITING_CARDS = 3;
