import { foldVietnamese, sortKey } from '@chibo/domain';
import type { OrganizationProfile } from './organization.entities';

/** Name and code of a profile with what lists search and sort them by. */
export function named(name: string, code: string): Pick<OrganizationProfile, 'name' | 'code' | 'folded' | 'sortKey'> {
  return { name, code, folded: foldVietnamese(`${name} ${code}`), sortKey: sortKey(name) };
}
