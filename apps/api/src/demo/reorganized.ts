import { addMonths, firstDayOf, monthOf, vietnamDay } from '@chibo/domain';
import { OFFERED } from './offered';
import { firstRecentDay } from './recent-months';
import type { DemoCell, DemoTree, TreeRows } from './tree';
import { aCell, treeRows } from './tree';

/** First day of the branch that has been merged since: after the year 2018, whose figures are fixed. */
const BEGUN = '2019-01-01';

/**
 * Two branches of the offered committee that owe nothing in the months shown: one merged before them, one founded after.
 * They stand beside the 311 whose figures are fixed.
 */
export function reorganized({ root, partyOrgs }: DemoTree, now: Date): TreeRows {
  const committee = partyOrgs.find(({ code }) => code === OFFERED.committee) ?? root;
  const cell = (name: string, number: string): DemoCell =>
    aCell('SUBORDINATE_CELL', `${committee.code}.${number}`, name, committee.id);
  const next = firstDayOf(addMonths(monthOf(vietnamDay(now)), 1));
  return joined([
    existing(cell('Phòng Văn thư, lưu trữ', '91'), BEGUN, firstRecentDay(now)),
    existing(cell('Trung tâm Lưu trữ lịch sử', '92'), next),
  ]);
}

/** A branch with its days, which the tree of 2018 has not. */
function existing(cell: DemoCell, from: string, to: string | null = null): TreeRows {
  const { organizations, profiles, links } = treeRows({ cells: [cell] });
  const period = { validFrom: from, validTo: to };
  return {
    organizations: organizations.map((row) => ({ ...row, existsFrom: from, existsTo: to })),
    profiles: profiles.map((row) => ({ ...row, ...period })),
    links: links.map((row) => ({ ...row, ...period })),
  };
}

export function joined(trees: readonly TreeRows[]): TreeRows {
  return {
    organizations: trees.flatMap(({ organizations }) => organizations),
    profiles: trees.flatMap(({ profiles }) => profiles),
    links: trees.flatMap(({ links }) => links),
  };
}
