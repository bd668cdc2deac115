import type { CellMonthState, MeetingKind, Points, RatingBand } from '@chibo/domain';

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
  /** Version of a card that may be given up, for If-Match. */
  giveUpVersion?: number;
}

export interface PastCardView {
  scorecardId: string;
  month: string;
  kind: MeetingKind;
  stateLabel: string;
  state: CellMonthState;
  selfTotal?: Points;
  selfBand?: RatingBand;
  decidedTotal?: Points;
  decidedBand?: RatingBand;
}

export interface TasksView {
  /** What this branch owes, most urgent first. */
  owed: TaskView[];
  past: PastCardView[];
  /** For officers: cards that wait for their confirmation, oldest first. */
  review: { organizationId: string; organizationName: string; month: string; waiting: number }[];
}
