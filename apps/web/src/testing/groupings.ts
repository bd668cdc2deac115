import type { GroupedOrganization, GroupingsView, GroupingView } from '@chibo/contracts';

/** As the article of 2018 parts a bloc: 53 agencies and 12 public-service units. */
export function aGrouping(changes: Partial<GroupingView> = {}): GroupingView {
  return {
    id: 'linh-vuc',
    version: 3,
    name: 'Lĩnh vực',
    committee: { id: 'khoi', name: 'Đảng bộ Khối' },
    day: '2026-03-05',
    groups: [
      { id: 'hc', name: 'Hành chính', organizations: 53 },
      { id: 'sn', name: 'Sự nghiệp công lập', organizations: 12 },
    ],
    ungrouped: 0,
    mayChange: true,
    ...changes,
  };
}

export function theGroupings(changes: Partial<GroupingsView> = {}): GroupingsView {
  return {
    organization: { id: 'khoi', name: 'Đảng bộ Khối' },
    groupings: [aGrouping()],
    mayAdd: true,
    ...changes,
  };
}

export function aGroupedOrganization(name: string, changes: Partial<GroupedOrganization> = {}): GroupedOrganization {
  return { id: name, code: name, name, kindLabel: 'Đảng bộ cơ sở', stays: [], ...changes };
}
