import type { OrganizationView, RoleView } from '@chibo/contracts';
import type { AccessAction, Relation, RoleStanding } from '@chibo/domain';
import { allows, whyDenied } from '@chibo/domain';

/** Where each of the reader's roles stands towards an organisation, by the register the reader sees. */
export function standingsOn(
  id: string,
  organizations: readonly OrganizationView[],
  roles: readonly RoleView[],
): RoleStanding[] {
  const parents = new Map(organizations.map((organization) => [organization.id, organization.parentId]));
  const path: string[] = [];
  for (let at: string | undefined = id; at && !path.includes(at); at = parents.get(at)) path.push(at);
  return roles.map(({ role, organizationId }) => ({ role, relation: relationAt(path.indexOf(organizationId)) }));
}

/** Why the reader may not, in the words the server would refuse with; undefined when allowed. */
export function whyMayNot(action: AccessAction, standings: readonly RoleStanding[]): string | undefined {
  if (standings.some(({ role, relation }) => allows(action, role, relation))) return undefined;
  return whyDenied(action, standings);
}

function relationAt(position: number): Relation {
  if (position < 0) return 'STRANGER';
  if (position === 0) return 'OWN';
  return position === 1 ? 'DIRECT_SUPERIOR' : 'INDIRECT_SUPERIOR';
}
