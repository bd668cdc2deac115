import type { MeetingKind, Points, RatingBand } from '@chibo/domain';
import { QueryInt, Text } from './fields';
import { MonthTableQuery } from './months';

export class RankingQuery extends MonthTableQuery {
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

export interface RankedCell {
  /** 1, 2, 2, 4. */
  rank: number;
  tied: boolean;
  /** How many have this rank, itself included. */
  among: number;
  cellId: string;
  name: string;
  parentName: string;
  scorecardId: string;
  total: Points;
  band: RatingBand;
}

export interface RankedOrganization {
  rank: number;
  tied: boolean;
  organizationId: string;
  name: string;
  /** Mean of decided totals, hundredths rounded half up for display; ranked by the exact mean. */
  mean: Points;
  /** Sum and number behind the mean. */
  sum: Points;
  n: number;
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
}
