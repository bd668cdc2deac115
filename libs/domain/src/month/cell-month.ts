import type { CardState, ObligationState } from '../card';
import { CARD_STATE_LABEL, OBLIGATION_STATE_LABEL } from '../card';

/** Where one branch stands in one month: what it owes, or its regular card once it has begun one. */
export type CellMonthState = 'OPEN' | 'NOT_HELD' | 'EXCUSED' | CardState;

/** An excused or unheld meeting hides a card that was begun. */
export function cellMonthState(owed: ObligationState, card: CardState | null): CellMonthState {
  if (owed === 'EXCUSED' || owed === 'NOT_HELD') return owed;
  return card ?? 'OPEN';
}

/** The state in words; of a meeting not held with whether a reason was given. */
export function cellMonthWords(state: CellMonthState, reason: string | null): string {
  if (state === 'NOT_HELD') return `Không sinh hoạt (${reason ? 'có lý do' : 'không lý do'})`;
  if (state === 'OPEN' || state === 'EXCUSED') return OBLIGATION_STATE_LABEL[state];
  return CARD_STATE_LABEL[state];
}
