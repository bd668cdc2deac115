import { newId } from '../db/new-id';
import type { GroupStayRow, OrganizationGroup, OrganizationGrouping } from '../groupings/grouping.entities';
import { isPublicService } from './names';
import type { DemoPeople } from './people';
import type { NewAuditRow } from './plan-audit';
import { actsOn } from './plan-audit';
import type { DemoOrganization, DemoTree } from './tree';
import { FOUNDED } from './tree';

/** How the bloc parts its organisations, as database rows. */
export interface GroupingRows {
  groupings: OrganizationGrouping[];
  groups: OrganizationGroup[];
  stays: GroupStayRow[];
  audit: NewAuditRow[];
}

const FIELDS = ['Cơ quan hành chính', 'Đơn vị sự nghiệp công lập'] as const;

/** By field of work, as the article of 2018 counts: 53 agencies and 12 public-service units, 65 together. */
export function demoGroupings({ root, partyOrgs, cells }: DemoTree, people: DemoPeople): GroupingRows {
  const by = { createdBy: people.authors.officer, createdAt: `${FOUNDED}T02:00:00.000Z` };
  const grouping = { id: newId(), committeeId: root.id, name: 'Lĩnh vực', version: 3, ...by };
  const groups = FIELDS.map((name, sort) => ({ id: newId(), groupingId: grouping.id, name, sort }));
  const grassroots: DemoOrganization[] = [...partyOrgs, ...cells.filter(({ kind }) => kind === 'GRASSROOTS_CELL')];
  const fieldOf = ({ name }: DemoOrganization): number =>
    Number(isPublicService(name.replace(/^(?:Đảng|Chi) bộ /, '')));
  const stays = grassroots.map((organization) => ({
    id: newId(),
    groupingId: grouping.id,
    groupId: groups[fieldOf(organization)].id,
    organizationId: organization.id,
    validFrom: FOUNDED,
    validTo: null,
    ...by,
    droppedBy: null,
    droppedAt: null,
  }));
  const act = actsOn('grouping', grouping.id);
  const at = new Date(by.createdAt);
  const created = { committeeId: root.id, name: grouping.name, groups: [...FIELDS] };
  const assigned = groups.map(({ id, name }) => {
    const own = stays.filter(({ groupId }) => groupId === id);
    const organizations = own.map(({ organizationId }) => ({ id: organizationId, before: null }));
    return act(at, by.createdBy, 'grouping.assigned', { group: name, from: FOUNDED, until: null, organizations });
  });
  const audit = [act(at, by.createdBy, 'grouping.created', created), ...assigned];
  return { groupings: [grouping], groups, stays, audit };
}
