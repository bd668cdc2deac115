import { inject } from '@angular/core';
import type { CanActivateFn, CanDeactivateFn } from '@angular/router';
import { Router } from '@angular/router';
import { quarterOf } from '@chibo/domain';
import { Session } from './session';

/** Pages for people who are signed in; others sign in first and come back. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.load();
  if (session.installation()?.needsSetup) return router.parseUrl('/thiet-lap');
  if (session.view()?.mustChoosePassword) return router.parseUrl('/mat-khau-moi');
  if (session.view()) return true;
  return router.createUrlTree(['/dang-nhap'], {
    queryParams: state.url === '/viec-can-lam' ? {} : { tiep: state.url },
  });
};

/** The one page that is open before the password somebody else made is changed. */
export const mustChoosePassword: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  await session.load();
  return session.view()?.mustChoosePassword ? true : router.parseUrl('/');
};

export const signedOut: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  await session.load();
  if (session.installation()?.needsSetup) return router.parseUrl('/thiet-lap');
  return session.view() ? router.parseUrl('/') : true;
};

export const needsSetup: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  await session.load();
  return session.installation()?.needsSetup ? true : router.parseUrl('/');
};

/** A place without a month opens on the server's current one. */
export const thisMonth: CanActivateFn = async (route) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.load();
  return router.createUrlTree([route.routeConfig?.path ?? '', session.today().slice(0, 7)]);
};

/** The same by quarters. */
export const thisQuarter: CanActivateFn = async (route) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.load();
  return router.createUrlTree([route.routeConfig?.path ?? '', quarterOf(session.today())]);
};

/** A page with typing that is not saved asks before it is left. */
export const mayLeave: CanDeactivateFn<{ mayLeave: () => boolean }> = (page) => page.mayLeave();

/** Where somebody begins: an administrator has no branch and no committee's work, so with the register. */
export const home: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  await session.load();
  const roles = session.roles();
  const steersOnly = roles.length > 0 && roles.every(({ role }) => role === 'ADMIN');
  return router.parseUrl(steersOnly ? '/quan-tri' : '/viec-can-lam');
};
