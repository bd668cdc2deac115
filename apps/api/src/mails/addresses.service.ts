import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EmailView } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import { Account } from '../accounts/account.entities';
import { AccountCare } from '../accounts/account-care';
import type { Actor } from '../accounts/actor';
import { sha256 } from '../accounts/passwords';
import { SignInTries } from '../accounts/sign-in-tries.service';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { Mail } from './mail.entity';
import { Outbox } from './outbox.service';

/** How long a code is taken, and the least time between two of them. */
const CODE_MS = 24 * 3_600_000;
const PAUSE_MS = 60_000;

/** Where an account reads letters: its own choice, confirmed before any other letter goes there. */
@Injectable()
export class Addresses {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
    private readonly tries: SignInTries,
    private readonly care: AccountCare,
  ) {}

  async view({ accountId }: Actor): Promise<EmailView> {
    const { email, emailConfirmedAt } = await this.account(accountId ?? '');
    const confirmed = email === null ? undefined : emailConfirmedAt !== null;
    return { email: email ?? undefined, confirmed, mail: this.outbox.isOpen };
  }

  /** The same address again keeps what is known of it. */
  async change(actor: Actor, email: string | null): Promise<EmailView> {
    const id = actor.accountId ?? '';
    await this.database.write(async (manager) => {
      const before = await manager.findOneByOrFail(Account, { id });
      if (before.email === email) return;
      await manager.update(Account, { id }, { email, ...UNCONFIRMED });
      const payload = { before: before.email !== null, after: email !== null };
      await this.audit.record(manager, actor, 'account.email-changed', { type: 'account', id }, payload);
      if (email) await this.writeCode(manager, id, email);
    });
    return this.view(actor);
  }

  async sendCode(actor: Actor): Promise<EmailView> {
    const id = actor.accountId ?? '';
    await this.database.write(async (manager) => {
      const { email, emailConfirmedAt, emailCodeUntil } = await manager.findOneByOrFail(Account, { id });
      if (!email || emailConfirmedAt) throw Refusal.conflict('WRONG_STATE', 'Không có địa chỉ nào chờ xác nhận.');
      if (!this.outbox.isOpen)
        throw Refusal.conflict('NO_MAIL', 'Hệ thống chưa nối máy chủ thư; quản trị xác nhận thay.');
      const since = emailCodeUntil ? new Date(emailCodeUntil).getTime() - CODE_MS : 0;
      const wait = Math.ceil((since + PAUSE_MS - this.clock.now().getTime()) / 1000);
      if (wait > 0)
        throw new Refusal(429, 'TOO_MANY_TRIES', `Mã vừa gửi. Đồng chí chờ ${wait} giây rồi gửi lại.`, {
          retryAfter: wait,
        });
      await this.writeCode(manager, id, email);
    });
    return this.view(actor);
  }

  /** Wrong codes are guesses (docs/adr/0020). */
  async confirm(actor: Actor, code: string, address: string): Promise<EmailView> {
    const id = actor.accountId ?? '';
    const tried = await this.tries.begin(`email ${id}`, address);
    const { emailCodeHash, emailCodeUntil } = await this.account(id);
    const hash = sha256(code.replace(/\D/g, ''));
    if (hash !== emailCodeHash || this.clock.now().toISOString() > (emailCodeUntil ?? '')) {
      await this.tries.failed(tried, id);
      throw Refusal.badRequest([{ field: 'code', text: 'Mã chưa đúng hoặc đã quá 24 giờ.' }]);
    }
    await this.database.write(async (manager) => {
      await this.tries.succeeded(manager, tried);
      const confirmed = { ...UNCONFIRMED, emailConfirmedAt: this.clock.now().toISOString() };
      const { affected } = await manager.update(Account, { id, emailCodeHash: hash }, confirmed);
      if (!affected) throw Refusal.conflict('WRONG_STATE', 'Địa chỉ vừa được đổi. Đồng chí mở lại trang.');
      await this.audit.record(manager, actor, 'account.email-confirmed', { type: 'account', id }, { by: 'CODE' });
    });
    return this.view(actor);
  }

  /** Of an account that the actor looks after: somebody they know has told them. */
  async vouch(actor: Actor, id: string): Promise<void> {
    await this.care.requireOver(actor, id);
    await this.database.write(async (manager) => {
      const { email, emailConfirmedAt } = await manager.findOneByOrFail(Account, { id });
      if (!email || emailConfirmedAt) throw Refusal.conflict('WRONG_STATE', 'Không có địa chỉ nào chờ xác nhận.');
      const confirmed = { ...UNCONFIRMED, emailConfirmedAt: this.clock.now().toISOString() };
      await manager.update(Account, { id, email }, confirmed);
      await this.audit.record(
        manager,
        actor,
        'account.email-confirmed',
        { type: 'account', id },
        { by: 'ADMINISTRATOR' },
      );
    });
  }

  private account(id: string): Promise<Account> {
    return this.database.readFresh((manager) => manager.findOneByOrFail(Account, { id }));
  }

  /** The letter with the code; none without a mail server. */
  private async writeCode(manager: EntityManager, accountId: string, address: string): Promise<void> {
    if (!this.outbox.isOpen) return;
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const now = this.clock.now();
    const emailCodeUntil = new Date(now.getTime() + CODE_MS).toISOString();
    await manager.update(Account, { id: accountId }, { emailCodeHash: sha256(code), emailCodeUntil });
    const fresh = { state: 'WAITING', attempts: 0, claimedAt: null, sentAt: null, error: null } as const;
    const at = { nextTryAt: now.toISOString(), createdAt: now.toISOString() };
    const words = { subject: 'Mã xác nhận địa chỉ thư', body: codeLetter(code) };
    await manager.insert(Mail, {
      id: newId(),
      accountId,
      key: `email-code ${newId()}`,
      address,
      ...words,
      ...fresh,
      ...at,
    });
    this.outbox.deliverSoon();
  }
}

const UNCONFIRMED = { emailConfirmedAt: null, emailCodeHash: null, emailCodeUntil: null };

function codeLetter(code: string): string {
  return `Mã xác nhận địa chỉ thư của đồng chí: ${code}\n\nMã dùng trong 24 giờ, gõ ở mục Tài khoản của hệ thống Sinh hoạt chi bộ. Sau khi xác nhận, thư nhắc hạn được gửi đến địa chỉ này.\n\nNếu đồng chí không ghi địa chỉ này, xin bỏ qua thư.\n`;
}
