import type { OrganizationsQuery } from '@chibo/contracts';
import type { Role } from '@chibo/domain';
import { whyRoleMisplaced } from '@chibo/domain';

/** Among which organisations a role may stand. */
export function placesOf(role: Role | ''): OrganizationsQuery['only'] {
  if (!role || !whyRoleMisplaced(role, true) === !whyRoleMisplaced(role, false)) return undefined;
  return whyRoleMisplaced(role, true) ? 'COMMITTEES' : 'CELLS';
}
