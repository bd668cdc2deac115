import { Injectable } from '@nestjs/common';
import type { RefusalsQuery, RefusalsView, SignInTryRow } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { ask, sql } from '../db/sql';
import type { Sql } from '../db/sql';
import { AuditTrail } from './audit-trail.service';
import { peopleOf } from './part';
import type { Part } from './part';

const PAGE_SIZE = 50;
const MOST_TRIES = 20;
/** Wrong tries of a window below this are somebody's second thoughts. */
const WORTH_TELLING = 3;

/** Codes a refusal is counted under, in words; others keep their name. */
const CODE_WORDS: Readonly<Record<string, string>> = {
  FORBIDDEN: 'Không có quyền',
  OTHER_ACCOUNT: 'Trang mở cho tài khoản khác',
  OWN_PASSWORD_FIRST: 'Chưa đặt mật khẩu của mình',
  SETUP_CODE: 'Mã cài đặt sai',
  WRONG_STATE: 'Trạng thái không cho phép',
  NOT_READY: 'Chưa đủ để gửi',
  MONTH_CLOSED: 'Tháng đã khóa sổ',
  LOCKED: 'Đã khóa',
  TOO_LONG: 'Danh sách quá dài cho một tệp',
  CROSS_SITE: 'Yêu cầu từ trang khác',
};

interface Counted {
  hour: string;
  account_id: string;
  display_name: string | null;
  route: string;
  code: string;
  times: number | string;
}

/** What was refused in an administrator's part, as it was counted (http/refused-acts.ts), and passwords being guessed. */
@Injectable()
export class Refusals {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async view(actor: Actor, { organizationId, page = 1 }: RefusalsQuery): Promise<RefusalsView> {
    const part = await this.trail.part(actor, organizationId);
    const now = this.clock.now().toISOString();
    return this.database.read(async (manager) => ({
      rows: await refusals(manager, part, page),
      total: await count(manager, part),
      ...{ page, pageSize: PAGE_SIZE },
      tries: await tries(manager, part, now),
      at: now,
    }));
  }
}

/** Counts of accounts of the part; of visitors nobody knows, where nothing stands outside of it. */
function ofPart(part: Part, account: Sql): Sql {
  return part.whole ? sql`1 = 1` : sql`${account} IN (${peopleOf(part)})`;
}

async function refusals(manager: EntityManager, part: Part, page: number): Promise<RefusalsView['rows']> {
  const rows = await ask<Counted>(
    manager,
    sql`SELECT r.hour, r.account_id, account.display_name, r.route, r.code, r.times
      FROM refused_act r LEFT JOIN account ON account.id = r.account_id WHERE ${ofPart(part, sql`r.account_id`)}
      ORDER BY r.hour DESC, r.times DESC, r.route, r.code, r.account_id LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`,
  );
  return rows.map(({ hour, account_id: accountId, display_name: by, route, code, times }) => ({
    hour: `${hour}:00:00.000Z`,
    ...(by !== null && { accountId, by }),
    ...{ route, code, codeLabel: CODE_WORDS[code] ?? code, times: Number(times) },
  }));
}

async function count(manager: EntityManager, part: Part): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(*) AS n FROM refused_act r WHERE ${ofPart(part, sql`r.account_id`)}`,
  );
  return Number(n);
}

async function tries(manager: EntityManager, part: Part, now: string): Promise<SignInTryRow[]> {
  const rows = await ask<{
    account_id: string | null;
    display_name: string | null;
    network: string;
    tries: number;
    open_at: string;
  }>(
    manager,
    sql`SELECT t.account_id, account.display_name, t.network, t.tries, t.open_at
      FROM sign_in_try t LEFT JOIN account ON account.id = t.account_id
      WHERE t.forget_at > ${now} AND t.tries >= CAST(${WORTH_TELLING} AS integer) AND ${ofPart(part, sql`t.account_id`)}
      ORDER BY t.tries DESC, t.subject LIMIT ${MOST_TRIES}`,
  );
  return rows.map(({ account_id: accountId, display_name: by, network, tries: n, open_at: openAt }) => ({
    ...(accountId && by !== null && { accountId, by }),
    ...{ network, tries: Number(n), openAt },
  }));
}
