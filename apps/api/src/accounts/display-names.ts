import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Account } from './account.entities';

/** What the accounts behind these ids are called; nobody (null) and unknown ids are left out. */
export async function displayNames(
  manager: EntityManager,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id): id is string => Boolean(id)))];
  if (known.length === 0) return new Map();
  const accounts = await manager.findBy(Account, { id: In(known) });
  return new Map(accounts.map(({ id, displayName }) => [id, displayName]));
}
