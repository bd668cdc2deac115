import type { ObligationState } from './states';
import { OBLIGATION_STATE_LABEL } from './states';

export type ObligationMove = 'excuse' | 'reportNotHeld' | 'record' | 'reopen' | 'meet';

/** The one table of moves of an obligation. */
export const OBLIGATION_MOVES: Readonly<
  Record<ObligationMove, { from: readonly ObligationState[]; to: ObligationState }>
> = {
  excuse: { from: ['OPEN', 'NOT_HELD'], to: 'EXCUSED' },
  reportNotHeld: { from: ['OPEN'], to: 'NOT_HELD' },
  record: { from: ['OPEN', 'RECORDED'], to: 'RECORDED' },
  reopen: { from: ['NOT_HELD', 'EXCUSED', 'RECORDED'], to: 'OPEN' },
  meet: { from: ['OPEN'], to: 'MET' },
};

export function whyNotObligation(move: ObligationMove, state: ObligationState): string | undefined {
  if (OBLIGATION_MOVES[move].from.includes(state)) return undefined;
  return `Kỳ này đang ở trạng thái "${OBLIGATION_STATE_LABEL[state]}" nên không làm được việc này.`;
}
