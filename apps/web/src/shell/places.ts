import type { Routes } from '@angular/router';
import type { RoleView } from '@chibo/contracts';

/** An entry among the places of the frame; routes carry it as `data.place`. */
export interface Place {
  label: string;
  /** Roles that see it; absent: everyone signed in. */
  roles?: RoleView['role'][];
}

/** Roles of a committee: they look at months, not at a branch's own work. */
export const COMMITTEE: Place['roles'] = ['COMMITTEE_OFFICER', 'COMMITTEE_READER'];

/** Everybody but an administrator, who scores and confirms nothing. */
export const WORKING: Place['roles'] = ['CELL_SECRETARY', 'CELL_DEPUTY', 'COMMITTEE_OFFICER', 'COMMITTEE_READER'];

export interface PlaceLink extends Place {
  path: string;
}

/** The places of somebody with these roles, in the order of the routes. */
export function placesFor(routes: Routes, roles: readonly RoleView[]): PlaceLink[] {
  return routes
    .map((route) => ({ path: `/${route.path}`, ...(route.data?.['place'] as Place) }))
    .filter((place) => place.label !== undefined)
    .filter((place) => !place.roles || roles.some(({ role }) => place.roles?.includes(role)));
}
