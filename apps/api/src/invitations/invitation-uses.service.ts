import { Injectable } from '@nestjs/common';
import { UseInvitationBody } from '@chibo/contracts';
import { invitationCodeOf, vietnamDay } from '@chibo/domain';
import { IsNull, MoreThanOrEqual } from 'typeorm';
import { Account } from '../accounts/account.entities';
import { AccountsService } from '../accounts/accounts.service';
import type { Actor } from '../accounts/actor';
import { Invitation } from '../accounts/invitation.entity';
import { hashPassword, sha256 } from '../accounts/passwords';
import { networkOf } from '../accounts/sign-in-delay';
import { SignInTries } from '../accounts/sign-in-tries.service';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';

/** Whoever holds a slip chooses the password of the account on it, once. */
@Injectable()
export class InvitationUses {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly accounts: AccountsService,
    private readonly tries: SignInTries,
  ) {}

  /** Wrong codes are guesses, counted by network (docs/adr/0020); a right one with a weak password is none, and stays. */
  async use(visitor: Actor, { code, next }: UseInvitationBody, address: string): Promise<Account> {
    const tried = await this.tries.begin(`invitation ${networkOf(address)}`, address);
    const found = await this.find(code);
    if (!found) {
      await this.tries.failed(tried, null);
      throw unknownCode();
    }
    await this.database.write((manager) => this.tries.succeeded(manager, tried));
    const { invitation, account } = found;
    await this.accounts.requireStrong(account, next);
    const passwordHash = await hashPassword(next);
    await this.database.write(async (manager) => {
      const open = { id: invitation.id, usedAt: IsNull(), lapsedAt: IsNull() };
      const { affected } = await manager.update(Invitation, open, { usedAt: this.clock.now().toISOString() });
      if (!affected) throw unknownCode();
      await this.accounts.putPassword(manager, account.id, passwordHash);
      const actor = { ...visitor, accountId: account.id };
      await this.audit.record(manager, actor, 'account.invitation-used', { type: 'account', id: account.id }, {});
    });
    return account;
  }

  private async find(typed: string): Promise<{ invitation: Invitation; account: Account } | undefined> {
    const codeHash = sha256(invitationCodeOf(typed) ?? '');
    const today = vietnamDay(this.clock.now());
    return this.database.readFresh(async (manager) => {
      const open = { codeHash, usedAt: IsNull(), lapsedAt: IsNull(), lastDay: MoreThanOrEqual(today) };
      const invitation = await manager.findOneBy(Invitation, open);
      const account = invitation && (await manager.findOneBy(Account, { id: invitation.accountId }));
      return account && !account.disabledAt ? { invitation, account } : undefined;
    });
  }
}

function unknownCode(): Refusal {
  const text = 'Mã chưa đúng, đã dùng, đã có phiếu mới thay hoặc quá hạn.';
  const detail = `${text} Đồng chí gõ lại theo phiếu; nếu vẫn vậy, nhờ quản trị in phiếu mới.`;
  return new Refusal(403, 'INVITATION_CODE', detail, { errors: [{ field: 'code', text }] });
}
