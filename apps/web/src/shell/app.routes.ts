import type { Routes } from '@angular/router';
import { needsSetup, signedIn, signedOut } from './guards';

/**
 * Every page is loaded when first visited. A route with a `place` appears among the places of the frame for the roles
 * named there; `back` is where the arrow of the phone's bar leads.
 */
export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'viec-can-lam' },
  {
    path: 'dang-nhap',
    title: 'Đăng nhập',
    canActivate: [signedOut],
    loadComponent: () => import('../session/sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: 'thiet-lap',
    title: 'Thiết lập lần đầu',
    canActivate: [needsSetup],
    loadComponent: () => import('../session/setup-page').then((m) => m.SetupPage),
  },
  {
    path: 'doi-mat-khau',
    title: 'Đổi mật khẩu',
    canActivate: [signedIn],
    data: { back: '/viec-can-lam' },
    loadComponent: () => import('../session/password-page').then((m) => m.PasswordPage),
  },
  {
    path: 'tro-giup',
    title: 'Trợ giúp',
    data: { back: '/' },
    loadComponent: () => import('../help/help-page').then((m) => m.HelpPage),
  },
  {
    path: '**',
    title: 'Không có trang này',
    loadComponent: () => import('../help/missing-page').then((m) => m.MissingPage),
  },
];
