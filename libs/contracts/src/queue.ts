import type { CardState, Points, RatingBand, ReviewException } from '@chibo/domain';
import { Id, Int, Items } from './fields';
import type { SupervisingOfficerView } from './supervision';

export class QueuedCardItem {
  @Id({ label: 'Phiếu' })
  scorecardId!: string;

  /** The version that was seen. */
  @Int({ label: 'Phiên bản', min: 1, max: 1_000_000 })
  version!: number;
}

/** Cards to confirm at once; those with something to look at are refused one by one. */
export class ConfirmCardsBody {
  @Items(QueuedCardItem, { label: 'Các phiếu', max: 500, uniqueBy: 'scorecardId' })
  cards!: QueuedCardItem[];
}

/** What this officer can do with a card: verify and decide in one, verify alone, or decide what is verified. */
export type QueueMove = 'confirm' | 'verify' | 'decide';

export interface QueueItem {
  scorecardId: string;
  version: number;
  cellId: string;
  name: string;
  parentName: string;
  /** Who of its committee follows the branch today. */
  officer?: SupervisingOfficerView;
  state: CardState;
  stateLabel: string;
  /** Of the verification once it stands, else of the branch. */
  total: Points;
  band: RatingBand;
  /** Last month's total of the branch itself. */
  previousTotal?: Points;
  submittedAt: string;
  /** Empty: clean, may be confirmed unseen. */
  exceptions: ReviewException[];
  move: QueueMove;
}

/** Cards that wait for this officer, in the order they came. */
export interface QueueView {
  month: string;
  organization: { id: string; name: string };
  items: QueueItem[];
}

export interface ConfirmedView {
  done: { scorecardId: string; name: string }[];
  refused: { scorecardId: string; name: string; reason: string }[];
}
