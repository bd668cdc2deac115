/**
 * The states of a card and of what a branch owes, with their words and what they mean. Nobody else spells a list of them:
 * types, tables, SQL and counts take it from here, so that a new state does not compile before all is said about it.
 */

export const CARD_STATES = ['DRAFT', 'VOTED', 'SUBMITTED', 'VERIFIED', 'DECIDED', 'RETURNED'] as const;
export type CardState = (typeof CARD_STATES)[number];

/**
 * Where a card stands between its branch and those above: the branch has begun it, has it back, the superior has it, or it
 * is decided. What lists and counts take a card for follows from it.
 */
export type CardStage = 'BEGUN' | 'GIVEN_BACK' | 'WAITING' | 'DECIDED';

interface CardTraits {
  /** As on paper. */
  label: string;
  stage: CardStage;
  /** A superior's score stands beside the branch's own. */
  verified: boolean;
}

const CARD = {
  DRAFT: { label: 'Đang lập phiếu', stage: 'BEGUN', verified: false },
  VOTED: { label: 'Đã biểu quyết', stage: 'BEGUN', verified: false },
  SUBMITTED: { label: 'Đã gửi', stage: 'WAITING', verified: false },
  VERIFIED: { label: 'Đã thẩm định', stage: 'WAITING', verified: true },
  DECIDED: { label: 'Đã xếp loại', stage: 'DECIDED', verified: true },
  RETURNED: { label: 'Trả lại', stage: 'GIVEN_BACK', verified: false },
} as const satisfies Readonly<Record<CardState, CardTraits>>;

/** The states of some stages. */
export type StateAt<Stage extends CardStage> = {
  [State in CardState]: (typeof CARD)[State]['stage'] extends Stage ? State : never;
}[CardState];

/** The words of each state, as on paper. */
export const CARD_STATE_LABEL = labelsOf<CardState>(CARD);

export function stageOf(state: CardState): CardStage {
  return CARD[state].stage;
}

export function statesAt<Stage extends CardStage>(...stages: readonly Stage[]): StateAt<Stage>[] {
  const at = (state: CardState): state is StateAt<Stage> => (stages as readonly CardStage[]).includes(stageOf(state));
  return CARD_STATES.filter(at);
}

export const BEGUN_STATES = statesAt('BEGUN');
export const WAITING_STATES = statesAt('WAITING');

/** The branch has sent it, and nobody has given it back. */
export const SENT_STATES = statesAt('WAITING', 'DECIDED');
export type SentState = (typeof SENT_STATES)[number];

/** It is the branch's own turn. */
export const UNSENT_STATES = statesAt('BEGUN', 'GIVEN_BACK');

/** Sent, and not given back since. */
export function isSent<State extends string>(state: State | null | undefined): state is State & SentState {
  return (SENT_STATES as readonly (string | null | undefined)[]).includes(state);
}

/** Sent at least once, given back since or not. One that was recalled counts as never sent. */
export function wasSent(state: CardState): boolean {
  return stageOf(state) !== 'BEGUN';
}

/** A superior's score stands; one that was taken back stands no longer, though its revision stays readable. */
export function isVerified({ state }: { state: CardState }): boolean {
  return CARD[state].verified;
}

export const VERIFIED_STATES = CARD_STATES.filter((state) => isVerified({ state }));

export const OBLIGATION_STATES = ['OPEN', 'NOT_HELD', 'EXCUSED', 'RECORDED', 'MET'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

interface ObligationTraits {
  label: string;
  /** It is settled without a card; one that was begun is hidden by it. */
  settled: boolean;
}

const OBLIGATION = {
  OPEN: { label: 'Chưa sinh hoạt', settled: false },
  NOT_HELD: { label: 'Không sinh hoạt', settled: true },
  EXCUSED: { label: 'Được miễn kỳ', settled: true },
  // A result of before, entered from its paper.
  RECORDED: { label: 'Nhập sau, theo hồ sơ giấy', settled: true },
  MET: { label: 'Đã có phiếu', settled: false },
} as const satisfies Readonly<Record<ObligationState, ObligationTraits>>;

export const OBLIGATION_STATE_LABEL = labelsOf<ObligationState>(OBLIGATION);

/** States in which no card is looked for. */
export type SettledState = {
  [State in ObligationState]: (typeof OBLIGATION)[State]['settled'] extends true ? State : never;
}[ObligationState];

export const SETTLED_STATES = OBLIGATION_STATES.filter(isSettled);
/** States in which a card is looked for, or has come. */
export const OWED_STATES = OBLIGATION_STATES.filter((state) => !isSettled(state));

export function isSettled<State extends string>(state: State): state is State & SettledState {
  return state in OBLIGATION && OBLIGATION[state as ObligationState].settled;
}

function labelsOf<State extends string>(
  table: Readonly<Record<State, { label: string }>>,
): Readonly<Record<State, string>> {
  const labels = Object.entries<{ label: string }>(table).map(([state, { label }]) => [state, label]);
  return Object.fromEntries(labels) as Record<State, string>;
}
