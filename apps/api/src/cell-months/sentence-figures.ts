import type { BandCounts } from '@chibo/contracts';
import type { SentenceFigures } from '@chibo/domain';

/** A committee's figures as its sentence is filled from them. @param rows one for each direct subordinate */
export function sentenceFigures(
  period: string,
  committee: string,
  { rows, total }: { rows: readonly { counts: BandCounts }[]; total: BandCounts },
): SentenceFigures {
  const owing = rows.filter(({ counts }) => counts.owed > 0);
  const { existing, owed, rated, bands, rounding } = total;
  return {
    period,
    committee,
    organizations: owing.length,
    complete: owing.filter(({ counts }) => counts.rated === counts.owed).length,
    ...{ existing, owed, rated, bands, rounding },
  };
}
