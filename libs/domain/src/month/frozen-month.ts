import type { KeyedMark } from '../card';
import type { RatingBand } from '../criteria';
import type { Points, Rounding } from '../points';
import type { ClosedCell } from './closing';
import type { RankingInputs } from './month-ranking';

/** A line that is not full in an official score, hundredths lost. */
export interface Deduction {
  code: string;
  points: Points;
}

/** A branch of a closed month with all that the tables of that month are made of. */
export interface FrozenCell extends ClosedCell {
  code: string;
  cellKind: string;
  kindLabel: string;
  parentId: string;
  /** The direct subordinate of the committee it stands under; itself where it stands there directly. */
  childId: string;
  scorecardId?: string;
  selfBand?: RatingBand;
  /** Of a sent card. */
  memberCount?: number;
  heldOn?: string;
  /** Of the official score, in the order of the card; absent without one. */
  deductions?: Deduction[];
  /** Why the band is lower than its points say, in words. */
  capped?: string;
  /** An officer had keyed its card in from paper: what the branch had said of it by then. */
  keyed?: KeyedMark;
}

/** A direct subordinate as it stood when its month was closed. */
export interface FrozenChild {
  id: string;
  name: string;
  code: string;
  kindLabel: string;
  isCell: boolean;
}

/** What the tables of a closed month are made of, beside its branches. */
export interface FrozenTables {
  /** Kinds of branch, in their order. */
  kinds: { code: string; label: string }[];
  /** In the order of the month's table. */
  children: FrozenChild[];
  rounding: Rounding;
  ranking: RankingInputs;
  /** SHA-256 of `ranking` as JSON, hex. */
  rankingHash: string;
}

/** Whether figures come from the frozen copy or from the cards as they stand. */
export const FIGURE_SOURCES = ['CLOSED', 'LIVE'] as const;
export type FigureSource = (typeof FIGURE_SOURCES)[number];

export const FIGURE_SOURCE_LABEL: Readonly<Record<FigureSource, string>> = {
  CLOSED: 'Theo số liệu đã khóa sổ',
  LIVE: 'Theo số liệu hiện nay',
};
