import type { Routes } from '@angular/router';
import { home, mayLeave, mustChoosePassword, needsSetup, signedIn, signedOut, thisMonth, thisQuarter } from './guards';
import type { Place } from './places';

/** Roles of a committee: they look at months, not at a branch's own work. */
const COMMITTEE: Place['roles'] = ['COMMITTEE_OFFICER', 'COMMITTEE_READER'];

/** Everybody but an administrator, who scores and confirms nothing. */
const WORKING: Place['roles'] = ['CELL_SECRETARY', 'CELL_DEPUTY', 'COMMITTEE_OFFICER', 'COMMITTEE_READER'];

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
    data: { place: { label: 'Xếp loại năm', roles: WORKING } satisfies Place },
    loadComponent: () => import('../classifications/year-page').then((m) => m.ClassificationsPage),
  },
  {
    path: 'khen-thuong',
    title: 'Khen thưởng',
    canActivate: [signedIn],
    data: { back: '/xep-loai-nam' },
    loadComponent: () => import('../commendations/commendations-page').then((m) => m.CommendationsPage),
  },
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
