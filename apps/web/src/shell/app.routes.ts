import type { Routes } from '@angular/router';
import { home, mayLeave, mustChoosePassword, needsSetup, signedIn, signedOut, thisQuarter } from './guards';
import { MONTH_ROUTES } from './month.routes';
import { PERIOD_ROUTES } from './period.routes';
import type { Place } from './places';
import { COMMITTEE, WORKING } from './places';

/**
 * Every page is loaded when first visited. A route with a `place` appears among the places of the frame for the roles
 * named there; `back` is where the arrow of the phone's bar leads.
 */
export const routes: Routes = [
  { path: '', pathMatch: 'full', canActivate: [home], children: [] },
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
    path: 'mat-khau-moi',
    title: 'Đặt mật khẩu của đồng chí',
    canActivate: [mustChoosePassword],
    loadComponent: () => import('../session/first-password-page').then((m) => m.FirstPasswordPage),
  },
  {
    path: 'tai-khoan',
    title: 'Tài khoản',
    canActivate: [signedIn],
    data: { back: '/' },
    loadComponent: () => import('../session/account-page').then((m) => m.AccountPage),
  },
  { path: 'doi-mat-khau', redirectTo: 'tai-khoan' },
  {
    path: 'thong-bao',
    title: 'Thông báo',
    canActivate: [signedIn],
    data: { back: '/' },
    loadComponent: () => import('../notices/notices-page').then((m) => m.NoticesPage),
  },
  {
    path: 'viec-can-lam',
    title: 'Việc cần làm',
    canActivate: [signedIn],
    data: { place: { label: 'Việc cần làm', roles: WORKING } satisfies Place },
    loadComponent: () => import('../tasks/tasks-page').then((m) => m.TasksPage),
  },
  {
    path: 'mot-nam',
    title: 'Một năm của chi bộ',
    canActivate: [signedIn],
    data: { back: '/viec-can-lam' },
    loadComponent: () => import('../tasks/cell-year-page').then((m) => m.CellYearPage),
  },
  ...MONTH_ROUTES,
  ...PERIOD_ROUTES,
  {
    path: 'to-cong-tac',
    pathMatch: 'full',
    canActivate: [signedIn, thisQuarter],
    data: { place: { label: 'Tổ công tác', roles: COMMITTEE } satisfies Place },
    children: [],
  },
  {
    path: 'to-cong-tac/:quarter',
    title: 'Tổ công tác',
    canActivate: [signedIn],
    loadComponent: () => import('../visits/plan-page').then((m) => m.VisitPlanPage),
  },
  {
    path: 'luot-du/:id',
    title: 'Lượt dự',
    canActivate: [signedIn],
    data: { back: '/to-cong-tac' },
    loadComponent: () => import('../visits/visit-page').then((m) => m.VisitPage),
  },
  {
    path: 'luot-du/:id/cham-diem',
    title: 'Chấm điểm quan sát',
    canActivate: [signedIn],
    loadComponent: () => import('../visits/observation-page').then((m) => m.ObservationPage),
  },
  {
    path: 'nhap-ho/:organizationId/:month',
    title: 'Nhập hộ từ bản giấy',
    canActivate: [signedIn],
    loadComponent: () => import('../keyed-cards/keying-page').then((m) => m.KeyingPage),
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
    path: 'van-ban-da-in',
    title: 'Văn bản đã in',
    canActivate: [signedIn],
    data: { back: '/thang' },
    loadComponent: () => import('../issued-papers/issued-papers-page').then((m) => m.IssuedPapersPage),
  },
  {
    path: 'kiem-tra',
    title: 'Kiểm tra văn bản',
    data: { back: '/' },
    loadComponent: () => import('../issued-papers/paper-check-page').then((m) => m.PaperCheckPage),
  },
  {
    path: 'kiem-tra/:code',
    title: 'Kiểm tra văn bản',
    data: { back: '/' },
    loadComponent: () => import('../issued-papers/paper-check-page').then((m) => m.PaperCheckPage),
  },
  {
    path: 'bo-tieu-chi',
    title: 'Bộ tiêu chí',
    canActivate: [signedIn],
    data: { place: { label: 'Bộ tiêu chí' } satisfies Place },
    loadComponent: () => import('../criteria-sets/criteria-sets-page').then((m) => m.CriteriaSetsPage),
  },
  {
    path: 'bo-tieu-chi/mau/:code',
    title: 'Mẫu bộ tiêu chí',
    canActivate: [signedIn],
    data: { back: '/bo-tieu-chi' },
    loadComponent: () => import('../criteria-sets/criteria-set-page').then((m) => m.CriteriaSetPage),
  },
  {
    path: 'bo-tieu-chi/:id',
    title: 'Bộ tiêu chí',
    canActivate: [signedIn],
    data: { back: '/bo-tieu-chi' },
    canDeactivate: [mayLeave],
    loadComponent: () => import('../criteria-sets/criteria-set-page').then((m) => m.CriteriaSetPage),
  },
  {
    path: 'to-chuc',
    title: 'Tổ chức đảng',
    canActivate: [signedIn],
    data: {
      place: { label: 'Tổ chức đảng', roles: ['ADMIN', 'COMMITTEE_OFFICER', 'COMMITTEE_READER'] } satisfies Place,
    },
    loadComponent: () => import('../organizations/register-page').then((m) => m.RegisterPage),
  },
  {
    path: 'to-chuc/:id/han-va-xep-loai',
    title: 'Hạn và xếp loại',
    canActivate: [signedIn],
    data: { back: '/to-chuc' },
    loadComponent: () => import('../deadlines/deadlines-page').then((m) => m.DeadlinesPage),
  },
  {
    path: 'to-chuc/:id/the-thuc',
    title: 'Thể thức văn bản',
    canActivate: [signedIn],
    data: { back: '/to-chuc' },
    loadComponent: () => import('../letterheads/letterhead-page').then((m) => m.LetterheadPage),
  },
  {
    path: 'to-chuc/:id/nhom',
    title: 'Nhóm tổ chức',
    canActivate: [signedIn],
    data: { back: '/to-chuc' },
    loadComponent: () => import('../groupings/groupings-page').then((m) => m.GroupingsPage),
  },
  {
    path: 'to-chuc/:id/phu-trach',
    title: 'Cấp ủy viên phụ trách',
    canActivate: [signedIn],
    data: { back: '/to-chuc' },
    loadComponent: () => import('../supervision/supervision-page').then((m) => m.SupervisionPage),
  },
  {
    path: 'quan-tri',
    title: 'Quản trị',
    canActivate: [signedIn],
    data: { place: { label: 'Quản trị', roles: ['ADMIN'] } satisfies Place },
    loadComponent: () => import('../accounts/admin-page').then((m) => m.AdminPage),
  },
  {
    path: 'quan-tri/tai-khoan',
    title: 'Tài khoản của mọi người',
    canActivate: [signedIn],
    data: { back: '/quan-tri' },
    loadComponent: () => import('../accounts/accounts-page').then((m) => m.AccountsPage),
  },
  {
    path: 'quan-tri/nhat-ky',
    title: 'Nhật ký',
    canActivate: [signedIn],
    data: { back: '/quan-tri' },
    loadComponent: () => import('../audit-trail/audit-trail-page').then((m) => m.AuditTrailPage),
  },
  {
    path: 'quan-tri/bi-tu-choi',
    title: 'Bị từ chối',
    canActivate: [signedIn],
    data: { back: '/quan-tri' },
    loadComponent: () => import('../audit-trail/refusals-page').then((m) => m.RefusalsPage),
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
