import type { Routes } from '@angular/router';
import { mayLeave, signedIn, thisMonth } from './guards';
import type { Place } from './places';
import { COMMITTEE } from './places';

/** Pages of one month of a committee. */
export const MONTH_ROUTES: Routes = [
  {
    path: 'thang',
    pathMatch: 'full',
    canActivate: [signedIn, thisMonth],
    data: { place: { label: 'Tháng này', roles: COMMITTEE } satisfies Place },
    children: [],
  },
  {
    path: 'thang/:month',
    title: 'Bảng tháng',
    canActivate: [signedIn],
    loadComponent: () => import('../months/month-page').then((m) => m.MonthPage),
  },
  {
    path: 'thang/:month/khoa-so',
    title: 'Khóa sổ tháng',
    canActivate: [signedIn],
    canDeactivate: [mayLeave],
    loadComponent: () => import('../months/closing/closing-page').then((m) => m.ClosingPage),
  },
  {
    path: 'thang/:month/tham-dinh',
    title: 'Thẩm định',
    canActivate: [signedIn],
    canDeactivate: [mayLeave],
    loadComponent: () => import('../queue/queue-page').then((m) => m.QueuePage),
  },
  {
    path: 'thang/:month/chat-luong-cham',
    title: 'Chất lượng chấm',
    canActivate: [signedIn],
    loadComponent: () => import('../quality/quality-page').then((m) => m.QualityPage),
  },
  {
    path: 'thang/:month/chenh-lech',
    title: 'Chênh lệch điểm',
    canActivate: [signedIn],
    loadComponent: () => import('../quality/score-gaps-page').then((m) => m.ScoreGapsPage),
  },
  {
    path: 'thang/:month/nghia-vu',
    title: 'Nghĩa vụ chấm điểm',
    canActivate: [signedIn],
    loadComponent: () => import('../obligations/obligations-page').then((m) => m.ObligationsPage),
  },
  {
    path: 'thang/:month/ho-so-giay',
    title: 'Nhập theo hồ sơ giấy',
    canActivate: [signedIn],
    loadComponent: () => import('../past-months/past-results-page').then((m) => m.PastResultsPage),
  },
  {
    path: 'mien-nhieu-ky',
    title: 'Miễn nhiều kỳ',
    canActivate: [signedIn],
    loadComponent: () => import('../excuses/excuses-page').then((m) => m.ExcusesPage),
  },
  {
    path: 'thang-da-qua',
    title: 'Các tháng đã qua',
    canActivate: [signedIn],
    loadComponent: () => import('../past-months/past-months-page').then((m) => m.PastMonthsPage),
  },
  {
    path: 'thang/:month/lich',
    title: 'Lịch sinh hoạt',
    canActivate: [signedIn],
    loadComponent: () => import('../meeting-plans/schedule-page').then((m) => m.SchedulePage),
  },
];
