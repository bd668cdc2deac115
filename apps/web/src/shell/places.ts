import type { Routes } from '@angular/router';
import type { RoleView } from '@chibo/contracts';

/** An entry among the places of the frame; routes carry it as `data.place`. */
export interface Place {
  label: string;
  /** Roles that see it; absent: everyone signed in. */
  roles?: RoleView['role'][];
}

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
