import type { VisitView } from '@chibo/contracts';
import type { VisitState } from '@chibo/domain';
import { VISIT_STATES, VISIT_STATE_LABEL, compareVietnamese, foldVietnamese } from '@chibo/domain';

export type Column = 'name' | 'day' | 'state' | 'findings';

export const COLUMNS: readonly { key: Column; label: string }[] = [
  { key: 'name', label: 'Nơi đến dự' },
  { key: 'day', label: 'Ngày' },
  { key: 'state', label: 'Kết quả' },
  { key: 'findings', label: 'Việc còn' },
];

export interface Sorting {
  by: Column;
  down: boolean;
}

/** As it stands in the address: `name`, or `-name` for the other way round. */
export function sortingFrom(words: string | undefined): Sorting | undefined {
  const by = COLUMNS.find(({ key }) => key === words?.replace(/^-/, ''))?.key;
  return by && { by, down: words?.startsWith('-') ?? false };
}

export function sortingWords({ by, down }: Sorting): string {
  return `${down ? '-' : ''}${by}`;
}

/** Open actions of a visit. */
export function openFindings({ findings }: Pick<VisitView, 'findings'>): number {
  return findings.filter(({ done }) => !done).length;
}

/** Equal ones stay by day, as the plan lists them. */
export function sortVisits(visits: readonly VisitView[], { by, down }: Sorting): VisitView[] {
  const turn = down ? -1 : 1;
  return [...visits].sort((a, b) => turn * COMPARE[by](a, b));
}

const COMPARE: Record<Column, (a: VisitView, b: VisitView) => number> = {
  name: (a, b) => compareVietnamese(a.organization.name, b.organization.name),
  day: (a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))),
  state: (a, b) => VISIT_STATES.indexOf(a.state) - VISIT_STATES.indexOf(b.state),
  findings: (a, b) => openFindings(a) - openFindings(b),
};

function dayOf({ doneOn, plannedOn }: VisitView): string {
  return doneOn ?? plannedOn;
}

export function stateFrom(words: string | undefined): VisitState | undefined {
  return VISIT_STATES.find((state) => state === words);
}

/** Without accents, by the place, its sort and the members. */
export function searchVisits(visits: readonly VisitView[], words: string): VisitView[] {
  const wanted = foldVietnamese(words.trim());
  return visits.filter(({ organization, members }) =>
    foldVietnamese([organization.name, organization.kindLabel, ...members.map(({ name }) => name)].join(' ')).includes(
      wanted,
    ),
  );
}

/** Filters with their counts. */
export function filtersOf(visits: readonly VisitView[]): { state?: VisitState; label: string; count: number }[] {
  return [
    { label: 'Tất cả', count: visits.length },
    ...VISIT_STATES.map((state) => ({
      state,
      label: VISIT_STATE_LABEL[state],
      count: visits.filter((visit) => visit.state === state).length,
    })),
  ];
}
