import type { Routes } from '@angular/router';
import { mayLeave, signedIn, thisMonth } from './guards';
import type { Place } from './places';
import { COMMITTEE, WORKING } from './places';

/** Pages over months and years: rankings, reports, what is looked at at the end of a year. */
export const PERIOD_ROUTES: Routes = [
  {
    path: 'xep-hang',
    pathMatch: 'full',
    canActivate: [signedIn, thisMonth],
    data: { place: { label: 'Xếp hạng', roles: COMMITTEE } satisfies Place },
    children: [],
  },
  {
    path: 'xep-hang/:month',
    title: 'Xếp hạng',
    canActivate: [signedIn],
    loadComponent: () => import('../rankings/ranking-page').then((m) => m.RankingPage),
  },
  {
    path: 'bao-cao',
    title: 'Báo cáo',
    canActivate: [signedIn],
    data: { place: { label: 'Báo cáo', roles: COMMITTEE } satisfies Place },
    loadComponent: () => import('../reports/report-page').then((m) => m.ReportPage),
  },
  {
    path: 'xep-loai-nam',
    title: 'Xếp loại năm',
    canActivate: [signedIn],
    data: { place: { label: 'Cả năm', roles: WORKING } satisfies Place },
    loadComponent: () => import('../classifications/year-page').then((m) => m.ClassificationsPage),
  },
  {
    path: 'mo-hinh',
    title: 'Mô hình',
    canActivate: [signedIn],
    data: { back: '/xep-loai-nam' },
    loadComponent: () => import('../exemplary-models/exemplary-models-page').then((m) => m.ExemplaryModelsPage),
  },
  {
    path: 'khen-thuong',
    title: 'Khen thưởng',
    canActivate: [signedIn],
    data: { back: '/xep-loai-nam' },
    loadComponent: () => import('../commendations/commendations-page').then((m) => m.CommendationsPage),
  },
  {
    path: 'chi-tieu',
    title: 'Chỉ tiêu',
    canActivate: [signedIn],
    data: { back: '/xep-loai-nam' },
    loadComponent: () => import('../indicators/indicators-page').then((m) => m.IndicatorsPage),
  },
  {
    path: 'chi-tieu/nhap',
    title: 'Nhập chỉ tiêu',
    canActivate: [signedIn],
    data: { back: '/chi-tieu' },
    canDeactivate: [mayLeave],
    loadComponent: () => import('../indicators/entry-page').then((m) => m.IndicatorEntryPage),
  },
  {
    path: 'chi-tieu/danh-muc',
    title: 'Danh mục chỉ tiêu',
    canActivate: [signedIn],
    data: { back: '/chi-tieu' },
    loadComponent: () => import('../indicators/definitions-page').then((m) => m.IndicatorDefinitionsPage),
  },
];
