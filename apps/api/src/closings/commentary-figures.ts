import type { BandCounts } from '@chibo/contracts';
import { sealOf } from './seal';

/**
 * What a commentary was written to, as a hash: the same while the same is said of every branch. Nothing of it comes from the
 * day it is read on. @param counts of all branches, whoever reads
 */
export function figuresSeal({ existing, owed, rated, bands }: BandCounts): string {
  return sealOf(JSON.stringify({ existing, owed, rated, bands }));
}
