import type { RefusedAct } from '../http/refused-act.entity';
import type { DemoPeople } from './people';

/** What a working installation has counted: somebody at another branch's card, a page of yesterday, a month not yet over. */
const REFUSED = [
  { login: 'cb.thanhtra', route: 'GET /api/scorecards/:id', code: 'FORBIDDEN', times: 2, hoursAgo: 50 },
  { login: 'cb.vanphong', route: 'POST /api/scorecards/:id/submit', code: 'NOT_READY', times: 1, hoursAgo: 30 },
  { login: 'du.noivu', route: 'POST /api/months/:month/close', code: 'NOT_READY', times: 1, hoursAgo: 26 },
];

export function refusalsOf({ accounts }: DemoPeople, now: Date): RefusedAct[] {
  return REFUSED.map(({ login, hoursAgo, route, code, times }) => ({
    hour: new Date(now.getTime() - hoursAgo * 3_600_000).toISOString().slice(0, 13),
    accountId: accounts.find((account) => account.login === login)?.id ?? '',
    ...{ route, code, times },
  }));
}
