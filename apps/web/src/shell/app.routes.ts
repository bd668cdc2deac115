import type { Routes } from '@angular/router';
import { needsSetup, signedIn, signedOut } from './guards';
import type { Place } from './places';

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
    path: 'viec-can-lam',
    title: 'Việc cần làm',
    canActivate: [signedIn],
    data: { place: { label: 'Việc cần làm' } satisfies Place },
    loadComponent: () => import('../scorecards/tasks-page/tasks-page').then((m) => m.TasksPage),
  },
  {
    path: 'phieu/:id',
    title: 'Phiếu chấm điểm',
    canActivate: [signedIn],
    data: { back: '/viec-can-lam' },
    loadComponent: () => import('../scorecards/scorecard-page/scorecard-page').then((m) => m.ScorecardPage),
  },
  {
    path: 'phieu/:id/kiem-tra',
    title: 'Kiểm tra trước khi gửi',
    canActivate: [signedIn],
    loadComponent: () => import('../scorecards/check-page/check-page').then((m) => m.CheckPage),
  },
  {
    path: 'phieu/:id/bien-nhan',
    title: 'Biên nhận',
    canActivate: [signedIn],
    loadComponent: () => import('../scorecards/receipt-page/receipt-page').then((m) => m.ReceiptPage),
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
