import type { LetterheadView } from '@chibo/contracts';
import type { PaperCheckMark } from '../issued-papers/issuing.service';

/** What a printed form takes from the installation rather than from the card. */
export interface PaperSettings extends CardFrame {
  /** Prints "Dữ liệu minh họa" at the foot of every page. */
  demonstration: boolean;
  /** Absent of a draft, which is no record, and of a card to fill in by hand. */
  check?: PaperCheckMark;
}

/** What stands around a card: of its branch, or of the committee above where both have the same. */
export interface CardFrame {
  /** Địa danh before the date; absent: dots to fill in by hand. */
  place?: string;
  /** "Số ……-PC/CB"; absent: the form has no number. */
  number?: string;
  /** In whose name the branch signs; real forms differ, HD05-HD/VPTW reads as T/M CHI BỘ. */
  onBehalf?: LetterheadView['onBehalf'];
  /** Who signs; a deputy signs with the same T/M, never K/T. */
  signatory?: LetterheadView['signatory'];
}
