import type { ScoreQuality } from '@chibo/domain';

/** Scores of the last three months by direct subordinate: figures to ask about. */
export interface QualityView {
  /** First and last month looked at. */
  from: string;
  to: string;
  organization: { id: string; name: string };
  rows: { organizationId: string; name: string; isCell: boolean; quality: ScoreQuality }[];
  total: ScoreQuality;
  /** Short names of the lines in `neverBelow`, by code. */
  lineNames: Record<string, string>;
}
