import type { Points, RatingBand } from '@chibo/domain';
import { QueryInt, Text } from './fields';
import { MonthTableQuery } from './months';

export class ScoreGapsQuery extends MonthTableQuery {
  /** Searched without accents in names of the branch and its committee. */
  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;

  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

/** A line whose verified points differ from the branch's own, with the ground. */
export interface GapGround {
  code: string;
  /** The line's short name. */
  name: string;
  /** Hundredths. */
  self: Points;
  verified: Points;
  /** Reason and words of whoever verified. */
  words: string;
}

/** A branch whose verified score differs from its own by as much as the committee asks a ground for. */
export interface GapRow {
  cellId: string;
  name: string;
  parentName: string;
  scorecardId: string;
  canOpen: boolean;
  self: { total: Points; band: RatingBand };
  verified: { total: Points; band: RatingBand };
  /** Of a working group that sat in. */
  observed?: { total: Points; band: RatingBand };
  /** Verified minus self, hundredths. */
  gap: Points;
  /** The band is decided. */
  decided: boolean;
  grounds: GapGround[];
}

export interface ScoreGapsView {
  month: string;
  organization: { id: string; name: string };
  /** Listed from this gap on, hundredths, and wherever the band differs. */
  from: Points;
  /** The largest gaps first; a page of them. */
  rows: GapRow[];
  total: number;
  /** Verified regular cards of the month: the base. */
  verified: number;
  page: number;
  pageSize: number;
  /** Instant of the figures. */
  at: string;
}
