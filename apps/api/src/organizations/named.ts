import { foldVietnamese, searchable, sortKey } from '@chibo/domain';
import type { OrganizationProfile } from './organization.entities';

type Named = Pick<OrganizationProfile, 'name' | 'code' | 'folded' | 'words' | 'sortKey'>;

/** Name and code of a profile with what lists search and sort them by. */
export function named(name: string, code: string): Named {
  return {
    name,
    code,
    folded: foldVietnamese(`${name} ${code}`),
    words: searchable(name, code),
    sortKey: sortKey(name),
  };
}
