import { Inject, Injectable, Optional } from '@nestjs/common';
import type { NoticesView, UnreadView } from '@chibo/contracts';
import { ReadNoticesBody } from '@chibo/contracts';
import type { Notice, Role } from '@chibo/domain';
import { isMailed, noticeWords, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In, IsNull, Not } from 'typeorm';
import { Account } from '../accounts/account.entities';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Mail } from '../mails/mail.entity';
import { PUBLIC_URL } from '../mails/mail-settings';
import { Outbox } from '../mails/outbox.service';
import { NoticeRow } from './notice.entity';
import { accountsIn } from '../accounts/acting';

/** Something to tell an account, on an occasion that its key names. */
export interface Told {
  accountId: string;
  key: string;
  notice: Notice;
}

/** Rows per statement: SQLite takes 32 766 parameters at most. */
const BATCH = 500;

/** Notices on one page; older ones are of no use to anybody. */
const SHOWN = 100;

const KEPT_DAYS = 400;

/** What each account is told, in the application and, where it asks for something by a day, by e-mail. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    @Optional() @Inject(PUBLIC_URL) private readonly publicUrl: string | undefined,
  ) {}

  /**
   * In the open transaction. An account is told the same (by its key) once, however often and from wherever it is tried.
   * @returns how many letters go with it
   */
  async tell(manager: EntityManager, told: readonly Told[]): Promise<number> {
    const createdAt = this.clock.now().toISOString();
    const rows = told.map(({ accountId, key, notice: content }) => {
      return { id: newId(), accountId, key, kind: content.kind, content, createdAt, readAt: null };
    });
    await insertNew(manager, NoticeRow, rows);
    return this.outbox.isOpen ? this.write(manager, told, createdAt) : 0;
  }

  /** Everybody who acts in these roles of an organisation today, but for who has just done it. */
  async tellRoles(
    manager: EntityManager,
    { organizationId, roles, but }: { organizationId: string; roles: readonly Role[]; but?: Actor },
    what: Omit<Told, 'accountId'>,
  ): Promise<void> {
    const accounts = await accountsIn(manager, [organizationId], roles, vietnamDay(this.clock.now()));
    const told = (accounts.get(organizationId) ?? []).filter((accountId) => accountId !== but?.accountId);
    await this.tell(
      manager,
      told.map((accountId) => ({ accountId, ...what })),
    );
  }

  /** Administrators of the highest organisations: what concerns the whole installation. */
  async tellInstallation(what: Omit<Told, 'accountId'>): Promise<void> {
    const today = vietnamDay(this.clock.now());
    await this.database.write(async (manager) => {
      const roots = await manager.sql<{ id: string }[]>`
        SELECT o.id FROM organization o WHERE o.exists_from <= ${today} AND (o.exists_to IS NULL OR o.exists_to > ${today})
          AND NOT EXISTS (SELECT 1 FROM organization_link l WHERE l.child_id = o.id AND l.valid_from <= ${today}
            AND (l.valid_to IS NULL OR l.valid_to > ${today}))`;
      for (const { id: organizationId } of roots)
        await this.tellRoles(manager, { organizationId, roles: ['ADMIN'] }, what);
    });
  }

  /** What nobody has read yet under keys that begin so: it does not hold any more. Letters are not taken back. */
  async takeBack(manager: EntityManager, keys: string): Promise<void> {
    await manager.sql`DELETE FROM notice WHERE read_at IS NULL AND key LIKE ${`${keys}%`}`;
  }

  async list(actor: Actor): Promise<NoticesView> {
    const accountId = actor.accountId ?? '';
    const rows = await this.database.read((manager) =>
      manager.find(NoticeRow, { where: { accountId }, order: { createdAt: 'DESC', id: 'DESC' }, take: SHOWN }),
    );
    const notices = rows.map(({ id, content, createdAt: at, readAt }) => {
      return { id, at, read: readAt !== null, notice: content, ...noticeWords(content) };
    });
    return { notices, ...(await this.unread(actor)) };
  }

  async unread({ accountId }: Actor): Promise<UnreadView> {
    const where = { accountId: accountId ?? '', readAt: IsNull() };
    return { unread: await this.database.read((manager) => manager.countBy(NoticeRow, where)) };
  }

  /** Marks these, or all, as read or unread; ids of others are nobody's. */
  async read(actor: Actor, { ids, read }: ReadNoticesBody): Promise<NoticesView> {
    const where = { accountId: actor.accountId ?? '', ...(ids ? { id: In(ids) } : {}) };
    const readAt = read ? this.clock.now().toISOString() : null;
    const changing = read ? { ...where, readAt: IsNull() } : where;
    await this.database.write((manager) => manager.update(NoticeRow, changing, { readAt }));
    return this.list(actor);
  }

  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000).toISOString();
    await this.database.write(async (manager) => {
      await manager.sql`DELETE FROM notice WHERE created_at < ${before}`;
      await manager.sql`DELETE FROM mail WHERE created_at < ${before}`;
    });
  }

  /** Letters to those who have a confirmed address. */
  private async write(manager: EntityManager, told: readonly Told[], createdAt: string): Promise<number> {
    const mailed = told.filter(({ notice }) => isMailed(notice));
    const addresses = await addressesOf(manager, mailed);
    const rows = mailed.flatMap(({ accountId, key, notice }) => {
      const address = addresses.get(accountId);
      if (!address) return [];
      const { title: subject } = noticeWords(notice);
      const fresh = { state: 'WAITING', attempts: 0, claimedAt: null, sentAt: null, error: null } as const;
      const body = this.bodyOf(notice);
      return [{ id: newId(), accountId, key, address, subject, body, ...fresh, nextTryAt: createdAt, createdAt }];
    });
    await insertNew(manager, Mail, rows);
    return rows.length;
  }

  private bodyOf(notice: Notice): string {
    const { title, text } = noticeWords(notice);
    const link = this.publicUrl
      ? `Xem và thực hiện: ${this.publicUrl}/thong-bao`
      : 'Đồng chí mở Sinh hoạt chi bộ để thực hiện.';
    return `${title}.\n\n${text}\n\n${link}\n\nNếu đồng chí đã làm việc này, xin bỏ qua thư. Địa chỉ nhận thư đổi ở mục Tài khoản.\n`;
  }
}

async function addressesOf(manager: EntityManager, told: readonly Told[]): Promise<Map<string, string | null>> {
  const ids = [...new Set(told.map(({ accountId }) => accountId))];
  const addresses = new Map<string, string | null>();
  for (let at = 0; at < ids.length; at += BATCH) {
    const some = { id: In(ids.slice(at, at + BATCH)), disabledAt: IsNull(), emailConfirmedAt: Not(IsNull()) };
    const accounts = await manager.findBy(Account, some);
    for (const { id, email } of accounts) addresses.set(id, email);
  }
  return addresses;
}

/** Rows whose key stands already are left out by the database, also when another process is just inserting them. */
async function insertNew<T extends object>(manager: EntityManager, entity: new () => T, rows: T[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    const values = rows.slice(at, at + BATCH) as never[];
    await manager.createQueryBuilder().insert().into(entity).values(values).orIgnore().execute();
  }
}
