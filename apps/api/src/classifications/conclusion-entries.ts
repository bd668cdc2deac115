import type { ConclusionEntry } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { displayNames } from '../accounts/display-names';
import { AnnualConclusion, AnnualConclusionReopening, AnnualConclusionRow } from './classification.entities';
import { sealOfRows } from './frozen-rows';

/**
 * The closings of a committee's list of a year, newest first, each with how it was opened again.
 * @param looked the one in force: its rows are held against their seal
 */
export async function conclusionEntries(
  manager: EntityManager,
  { organizationId, year, looked }: { organizationId: string; year: number; looked?: AnnualConclusion },
): Promise<ConclusionEntry[]> {
  const rows = await manager.find(AnnualConclusion, { where: { organizationId, year }, order: { number: 'DESC' } });
  const reopenings = await manager.findBy(AnnualConclusionReopening, { conclusionId: In(rows.map(({ id }) => id)) });
  const byConclusion = new Map(reopenings.map((each) => [each.conclusionId, each]));
  const names = await displayNames(manager, [
    ...rows.map(({ concludedBy }) => concludedBy),
    ...reopenings.map(({ reopenedBy }) => reopenedBy),
  ]);
  const altered = looked && (await isAltered(manager, looked)) ? looked.id : undefined;
  return rows.map(({ id, concludedAt: at, concludedBy, hash, decided, undecided }) => {
    const again = byConclusion.get(id);
    const reopened = again && {
      at: again.reopenedAt,
      by: names.get(again.reopenedBy) ?? '',
      reason: again.reason,
    };
    return {
      at,
      by: names.get(concludedBy) ?? '',
      hash,
      ...(id === altered && { altered: true }),
      decided,
      undecided,
      ...(reopened && { reopened }),
    };
  });
}

async function isAltered(manager: EntityManager, { id, hash }: AnnualConclusion): Promise<boolean> {
  const rows = await manager.find(AnnualConclusionRow, { where: { conclusionId: id }, order: { place: 'ASC' } });
  return sealOfRows(rows) !== hash;
}
