import type { PeriodCounts, ReportGroup, ReportRow, ReportTotal, ReportView } from '@chibo/contracts';
import type { Rounding } from '@chibo/domain';
import { compareVietnamese } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { bandCounts, howMany } from '../cell-months/band-counts';
import { countDirect, groupsOf } from '../groupings/group-of';
import { groupingWith } from '../groupings/grouping-reader';
import { childrenOn, kindsByCode, lastKnown } from '../organizations/tree';
import type { Classed } from './class-counts';
import { classCounts } from './class-counts';
import type { PeriodScope } from './period-rows';
import { isNarrowed, namingDay } from './period-rows';
import type { MonthTally } from './period-tallies';

/** What is counted, and how its shares are rounded. */
export interface Counting {
  months: readonly MonthTally[];
  classes: readonly Classed[];
  rounding: Rounding;
}

/** One row per direct subordinate that has branches in the period, or stands under the committee at its end. */
export async function childRows(
  manager: EntityManager,
  scope: PeriodScope,
  { months, classes, rounding }: Counting,
): Promise<ReportRow[]> {
  const day = namingDay(scope);
  const [byMonth, byClass] = [
    Map.groupBy(months, ({ childId }) => childId),
    Map.groupBy(classes, ({ childId }) => childId),
  ];
  const children = (await childrenOn(manager, scope.organizationId, day)).filter(
    ({ id, isCell }) => byMonth.has(id) || !(isPart(scope) || (isCell && scope.cellKind)),
  );
  const known = new Set(children.map(({ id }) => id));
  const others = [...byMonth.keys()].filter((id) => !known.has(id));
  return [...children, ...(await lastKnown(manager, others, day)).values()]
    .sort((a, b) => a.kindSort - b.kindSort || compareVietnamese(a.name, b.name))
    .map(({ id, name, kindLabel, isCell }) => ({
      organizationId: id,
      name,
      kindLabel,
      isCell,
      ...totalOf({ months: byMonth.get(id) ?? [], classes: byClass.get(id) ?? [], rounding }),
    }));
}

export async function byKind(
  manager: EntityManager,
  { months, classes, rounding }: Counting,
): Promise<ReportView['byKind']> {
  const kinds = await kindsByCode(manager);
  const [byMonth, byClass] = [
    Map.groupBy(months, ({ cellKind }) => cellKind),
    Map.groupBy(classes, ({ cellKind }) => cellKind),
  ];
  return [...new Set([...byMonth.keys(), ...byClass.keys()])]
    .sort((a, b) => (kinds.get(a)?.sort ?? 99) - (kinds.get(b)?.sort ?? 99))
    .map((kind) => ({
      kind,
      label: kinds.get(kind)?.label ?? kind,
      ...totalOf({ months: byMonth.get(kind) ?? [], classes: byClass.get(kind) ?? [], rounding }),
    }));
}

/** By the groups of the grouping that is asked for, in their order; those in none last, where there are any. */
export async function byGroup(
  manager: EntityManager,
  scope: PeriodScope,
  { months, classes, rounding }: Counting,
): Promise<ReportView['grouping']> {
  if (!scope.grouping) return undefined;
  const { groupingId } = scope.grouping;
  const { name } = await groupingWith(manager, groupingId);
  const direct = await countDirect(manager, scope.organizationId, groupingId, namingDay(scope));
  const of = (groupId: string | null, label: string): ReportGroup => ({
    ...(groupId === null ? {} : { groupId }),
    label,
    organizations: direct.get(groupId) ?? 0,
    ...totalOf({
      months: months.filter((each) => each.groupId === groupId),
      classes: classes.filter((each) => each.groupId === groupId),
      rounding,
    }),
  });
  const asked = scope.grouping.groupId;
  const groups = (await groupsOf(manager, groupingId)).map((group) => of(group.id, group.name));
  const none = of(null, 'Chưa xếp nhóm');
  const all = none.organizations + none.months.existing > 0 ? [...groups, none] : groups;
  return { id: groupingId, name, groups: all.filter(({ groupId = null }) => asked === undefined || asked === groupId) };
}

/** Versions of criteria sets with how many months they scored. */
export function countsBySet(months: readonly MonthTally[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { setId, n } of months) if (setId) counts.set(setId, (counts.get(setId) ?? 0) + n);
  return counts;
}

export function totalOf({ months, classes, rounding }: Counting): ReportTotal {
  return { months: periodCounts(months, rounding), classes: classCounts(classes, rounding) };
}

function periodCounts(months: readonly MonthTally[], rounding: Rounding): PeriodCounts {
  const sent = months.filter((tally) => tally.sent);
  return {
    ...bandCounts(months, rounding),
    sent: howMany(sent),
    onTime: howMany(sent.filter(({ late }) => !late)),
  };
}

/** Months of some branches only: a committee that has none of them is no row. Of a kind of branch it is one, without any. */
function isPart(scope: PeriodScope): boolean {
  return isNarrowed({ ...scope, cellKind: undefined });
}
