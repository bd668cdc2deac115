import type { OrganizationView } from '@chibo/contracts';

/** Committees whose plans may be looked at. */
export function committeesOf(organizations: readonly OrganizationView[]): OrganizationView[] {
  return organizations.filter(({ isCell }) => !isCell);
}

/** Everything below a committee: where its working group may go. */
export function subtreeOf(organizations: readonly OrganizationView[], committeeId: string): OrganizationView[] {
  const parents = new Map(organizations.map(({ id, parentId }) => [id, parentId]));
  const isBelow = (id: string): boolean => {
    const seen = new Set<string>();
    for (let at = parents.get(id); at && !seen.has(at); at = parents.get(at)) {
      if (at === committeeId) return true;
      seen.add(at);
    }
    return false;
  };
  return organizations.filter(({ id }) => isBelow(id));
}
