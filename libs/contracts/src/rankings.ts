import type { MeetingKind, Points, RankedMonthCell, RankedMonthOrganization } from '@chibo/domain';
import { QueryInt, Text } from './fields';
import type { ClosedFigures } from './months';
import { MonthFiguresQuery } from './months';

export class RankingQuery extends MonthFiguresQuery {
  /** `<meeting kind>:<criteria set version id>`; absent: the pool with most cards. */
  @Text({ label: 'Nhóm xếp hạng', max: 60, optional: true })
  pool?: string;

  /** Searched without accents in name and code of branch and committee; a rank stays what it is. */
  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;

  /** Of the branches. */
  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

/** `now`: what is said of the branch now, where frozen figures say something else. */
export interface RankedCell extends RankedMonthCell {
  now?: string;
}

export type RankedOrganization = RankedMonthOrganization;

/** `inputsHash`: SHA-256 of what the frozen ranking is made from, hex. */
export interface ClosedRanking extends ClosedFigures {
  inputsHash?: string;
}

export interface RankingView {
  month: string;
  months: string[];
  organization: { id: string; name: string };
  pools: { key: string; label: string; kind: MeetingKind; cards: number }[];
  pool?: string;
  /** A page of the branches that were found; `total` of them, `ranked` in the whole pool. */
  cells: RankedCell[];
  total: number;
  ranked: number;
  page: number;
  pageSize: number;
  organizations: RankedOrganization[];
  /** Sent but undecided: "chưa xếp loại"; the first of them, and how many there are. */
  undecidedTotal: number;
  undecided: {
    cellId: string;
    name: string;
    parentName: string;
    stateLabel: string;
    scorecardId: string;
    selfTotal: Points;
  }[];
  /** Owed and not sent, excused, not held: not ranked, never zero; the first of them, and how many there are. */
  missingTotal: number;
  missing: { cellId: string; name: string; parentName: string; stateLabel: string }[];
  /** Of a closed month. */
  closing?: ClosedRanking;
}
