import { Injectable } from '@nestjs/common';
import { hasQuota } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { quartersOver } from '../cell-months/thematic-quarters';
import { PublishedSets } from '../criteria-sets/published-sets';
import type { Classed, Sets } from './class-counts';
import { classed } from './class-counts';
import type { PeriodScope } from './period-rows';
import type { ClassTally } from './period-tallies';
import { tallyClasses } from './period-tallies';

/** The class each branch's period came to, by the year rule of the set of its last card in it. */
@Injectable()
export class PeriodClasses {
  constructor(private readonly criteriaSets: PublishedSets) {}

  /** Alike branches together. @param opened months, newest first */
  async of(manager: EntityManager, scope: PeriodScope, opened: readonly string[]): Promise<Classed[]> {
    const plain = await tallyClasses(manager, scope);
    // For who has used no set that of the others holds: then they are to be known.
    if (scope.children && plain.some(({ criteriaSetVersionId }) => criteriaSetVersionId === null))
      return this.of(manager, { ...scope, children: undefined }, opened);
    const sets = await this.sets(
      manager,
      plain.map(({ criteriaSetVersionId }) => criteriaSetVersionId),
    );
    const tallies = await withQuota(manager, scope, sets, plain);
    const ahead = aheadOf(scope, opened);
    return tallies.map((tally: ClassTally) => classed(tally, sets.get(tally.criteriaSetVersionId)?.yearRule, ahead));
  }

  /** Contents by version; where a branch has used none, that of the others holds for it. */
  async sets(manager: EntityManager, ids: readonly (string | null)[]): Promise<Sets> {
    const known = [...new Set(ids.filter((id) => id !== null))].sort();
    const contents = new Map<string, Awaited<ReturnType<PublishedSets['content']>>>();
    for (const id of known) contents.set(id, await this.criteriaSets.content(manager, id));
    return {
      get: (id) => contents.get(id ?? known[known.length - 1] ?? ''),
      quota: [...contents.values()].some(({ yearRule }) => hasQuota(yearRule)),
    };
  }
}

/** Told apart by the quarters without a thematic meeting too, which most sets do not ask after: then it costs nothing. */
async function withQuota(
  manager: EntityManager,
  scope: PeriodScope,
  sets: Sets,
  plain: ClassTally[],
): Promise<ClassTally[]> {
  const quarters = sets.quota ? quartersOver(scope.months, scope.today) : [];
  return quarters.length > 0 ? tallyClasses(manager, scope, quarters) : plain;
}

/** Months of the period that nobody owes anything in yet. */
export function aheadOf({ months }: PeriodScope, opened: readonly string[]): string[] {
  const newest = opened[0] ?? '';
  return months.filter((month) => month > newest);
}
