import type { CellMonthState, KeyedMark, MeetingKind, Points, RatingBand } from '@chibo/domain';

export interface TaskView {
  obligationId: string;
  organizationId: string;
  organizationName: string;
  receiver: string;
  /** Who of the receiver follows the branch today. */
  officer?: string;
  month: string;
  kind: 'REGULAR' | 'THEMATIC';
  state: CellMonthState;
  stateLabel: string;
  scorecardId?: string;
  heldOn?: string;
  deadline: string;
  daysLeft: number;
  answered?: number;
  applicable?: number;
  /** First line that waits. */
  nextCode?: string;
  savedAt?: string;
  returnedMessage?: string;
  /** It came back because the branch objected to what was keyed in for it. */
  objected?: boolean;
  /** Version of a card that may be given up, for If-Match. */
  giveUpVersion?: number;
}

/** A card of the branch that an officer keyed in and that it has not answered yet. */
export interface KeyedTaskView {
  scorecardId: string;
  organizationName: string;
  month: string;
  by: string;
  paper: string;
  /** Last day on which the branch objects. */
  until: string;
}

export interface PastCardView {
  scorecardId: string;
  month: string;
  kind: MeetingKind;
  stateLabel: string;
  state: CellMonthState;
  keyed?: KeyedMark;
  selfTotal?: Points;
  selfBand?: RatingBand;
  decidedTotal?: Points;
  decidedBand?: RatingBand;
}

export interface TasksView {
  /** What this branch owes, most urgent first. */
  owed: TaskView[];
  /** Keyed in for this branch, to be confirmed or objected to: the earliest day first. */
  keyed: KeyedTaskView[];
  past: PastCardView[];
  /** For officers: cards that wait for their confirmation, oldest first. */
  review: { organizationId: string; organizationName: string; month: string; waiting: number }[];
}
