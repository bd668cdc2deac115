import type { CardStage, CardState, ObligationState, SettledState } from '../card';
import { CARD_STATES, CARD_STATE_LABEL, isSettled, OBLIGATION_STATE_LABEL, SETTLED_STATES, stageOf } from '../card';

/** Where one branch stands in one month: its regular card once it has begun one, or what it owes. */
export type CellMonthState = CardState | Exclude<ObligationState, 'MET'>;

export const CELL_MONTH_STATES: readonly CellMonthState[] = ['OPEN', ...SETTLED_STATES, ...CARD_STATES];

/** An excused or unheld meeting hides a card that was begun. */
export function cellMonthState(owed: ObligationState, card: CardState | null): CellMonthState {
  return isSettled(owed) ? owed : (card ?? 'OPEN');
}

/** The state in words; of a meeting not held with whether a reason was given. */
export function cellMonthWords(state: CellMonthState, reason: string | null): string {
  if (state === 'NOT_HELD') return `${OBLIGATION_STATE_LABEL[state]} (${reason ? 'có lý do' : 'không lý do'})`;
  return { ...OBLIGATION_STATE_LABEL, ...CARD_STATE_LABEL }[state];
}

/** What every count, filter and list of a month takes a branch for: each branch is one of these. */
export const COUNTED_AS = ['open', 'returned', 'waiting', 'decided', 'notHeld', 'excused'] as const;
export type CountedAs = (typeof COUNTED_AS)[number];

const STAGE_COUNTS_AS: Readonly<Record<CardStage, CountedAs>> = {
  BEGUN: 'open',
  GIVEN_BACK: 'returned',
  WAITING: 'waiting',
  DECIDED: 'decided',
};

const SETTLED_COUNTS_AS: Readonly<Record<SettledState, CountedAs>> = {
  NOT_HELD: 'notHeld',
  EXCUSED: 'excused',
  RECORDED: 'decided',
};

export function countedAs(state: CellMonthState): CountedAs {
  if (state === 'OPEN') return 'open';
  return isSettled(state) ? SETTLED_COUNTS_AS[state] : STAGE_COUNTS_AS[stageOf(state)];
}

export function statesCountedAs(...as: readonly CountedAs[]): CellMonthState[] {
  return CELL_MONTH_STATES.filter((state) => as.includes(countedAs(state)));
}

/** Owed and without an official band: a month is closed over it only with a reason. */
export function isMissing({ state }: { state: CellMonthState }): boolean {
  return OPEN_MATTERS.includes(countedAs(state));
}

const OPEN_MATTERS: readonly CountedAs[] = ['open', 'returned', 'waiting'];

/** States of the branches whose month is not complete: owed and not decided. */
export const INCOMPLETE_STATES = statesCountedAs(...OPEN_MATTERS);

/** Whether the branch itself still has to act; one that has sent late waits for others and is reminded of nothing. */
export function owesCard({ state }: { state: CellMonthState }): boolean {
  const as = countedAs(state);
  return as === 'open' || as === 'returned';
}
