import type { ReportPart } from '@chibo/contracts';
import { MEETING_KIND_LABEL } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { CriteriaSetVersion } from '../criteria-sets/criteria-set.entity';
import { groupsOf } from '../groupings/group-of';
import { groupingWith } from '../groupings/grouping-reader';
import { Refusal } from '../http/refusal';
import { kindsByCode } from '../organizations/tree';
import type { PeriodScope } from './period-rows';
import { isNarrowed } from './period-rows';

/** What a report is narrowed to, in words for page and paper; absent: it is whole. */
export async function partOf(manager: EntityManager, scope: PeriodScope): Promise<ReportPart | undefined> {
  if (!isNarrowed(scope)) return undefined;
  const { cellKind, criteriaSetVersionId, meetingKind } = scope;
  const kind = cellKind && ((await kindsByCode(manager)).get(cellKind)?.label ?? cellKind);
  return {
    ...(kind ? { kind } : {}),
    ...(await groupWords(manager, scope)),
    ...(criteriaSetVersionId ? { set: await titleOf(manager, criteriaSetVersionId) } : {}),
    ...(meetingKind ? { meeting: MEETING_KIND_LABEL[meetingKind] } : {}),
  };
}

async function groupWords(
  manager: EntityManager,
  { grouping }: PeriodScope,
): Promise<Pick<ReportPart, 'grouping' | 'group'>> {
  if (grouping?.groupId === undefined) return {};
  const { name } = await groupingWith(manager, grouping.groupingId);
  if (grouping.groupId === null) return { grouping: name, group: 'Chưa xếp nhóm' };
  const group = (await groupsOf(manager, grouping.groupingId)).find(({ id }) => id === grouping.groupId);
  return { grouping: name, group: group?.name };
}

async function titleOf(manager: EntityManager, id: string): Promise<string> {
  const version = await manager.findOneBy(CriteriaSetVersion, { id });
  if (version) return version.content.title;
  throw Refusal.badRequest([{ field: 'criteriaSetVersionId', text: 'Không có bộ tiêu chí này.' }]);
}
