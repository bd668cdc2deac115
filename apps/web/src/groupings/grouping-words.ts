import type { GroupedOrganization, GroupingView, GroupStay } from '@chibo/contracts';
import { formatDate, NO_GROUP } from '@chibo/domain';

/** A choice among the groups of a grouping: what it is called and how many organisations it has. */
export interface GroupChoice {
  value: string;
  words: string;
}

/** "Hành chính 53, Sự nghiệp công lập 12: cộng 65 tổ chức; 2 tổ chức trực thuộc chưa xếp nhóm." */
export function countWords({ groups, ungrouped }: GroupingView): string {
  const each = groups.map(({ name, organizations }) => `${name} ${organizations}`).join(', ');
  const all = groups.reduce((sum, { organizations }) => sum + organizations, 0);
  const none =
    ungrouped > 0 ? ` ${ungrouped} tổ chức trực thuộc chưa xếp nhóm.` : ' Tổ chức trực thuộc nào cũng đã xếp nhóm.';
  return `${each}: cộng ${all} tổ chức.${none}`;
}

export function groupChoices({ groups, ungrouped }: GroupingView): GroupChoice[] {
  return [
    { value: '', words: 'Tất cả tổ chức' },
    ...groups.map(({ id, name, organizations }) => ({ value: id, words: `${name} ${organizations}` })),
    { value: NO_GROUP, words: `Chưa xếp nhóm ${ungrouped}` },
  ];
}

/** Where an organisation belongs on the day that is looked at. */
export function belongsWords({ group, inherited }: GroupedOrganization): string {
  if (group) return group.name;
  return inherited ? `${inherited.name} (theo cấp trên)` : 'Chưa xếp nhóm';
}

/** "Hành chính từ 01/01/2018 đến hết 30/06/2020, đồng chí A nhập". */
export function stayWords({ groupName, from, until, by }: GroupStay): string {
  const days = `từ ${formatDate(from)}${until ? ` đến hết ${formatDate(until)}` : ''}`;
  return `${groupName} ${days}${by ? `, ${by} nhập` : ''}`;
}
