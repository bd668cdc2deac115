import type { Visit, VisitPlace } from './visit.entities';

type Named = Pick<Visit, 'id' | 'organizationId' | 'plannedOn' | 'doneOn' | 'members'>;

/** Who with an account is named for a visit as it stands, in each month in which it lies: planned and held. */
export function placesOf({ id, organizationId, plannedOn, doneOn, members }: Named, since: string): VisitPlace[] {
  const months = new Set([plannedOn, doneOn ?? plannedOn].map((day) => day.slice(0, 7)));
  const accounts = new Set(members.flatMap(({ accountId }) => (accountId ? [accountId] : [])));
  return [...months].flatMap((month) =>
    [...accounts].map((accountId) => ({ visitId: id, accountId, month, organizationId, since })),
  );
}
