import { createHash } from 'node:crypto';
import type { Score } from '@chibo/domain';
import { fullLines, linesText } from '@chibo/domain';
import type { Scorecard } from './scorecard.entities';

/** What a sent card keeps of its score beside the snapshot, for lists that cannot open one for every branch. */
export function selfFigures(
  score: Score,
  secondsSpent?: number | null,
): Pick<Scorecard, 'selfTotal' | 'selfBand' | 'selfLines' | 'selfFull' | 'secondsSpent'> {
  return {
    selfTotal: score.total,
    selfBand: score.band,
    selfLines: linesDigest(score),
    selfFull: fullLines(score.lines),
    secondsSpent: secondsSpent ?? null,
  };
}

/** The same for two scores whose lines all have the same points (sameLines). */
function linesDigest(score: Score): string {
  return createHash('sha256').update(linesText(score)).digest('base64url').slice(0, 22);
}
