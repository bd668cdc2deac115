import { randomInt } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { AccountView, InvitationsView } from '@chibo/contracts';
import { MOST_SLIPS, PrintInvitationsBody } from '@chibo/contracts';
import { addDays, CHECK_CODE_LETTERS, INVITATION_CODE_LENGTH, invitationCodeWords, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import { AccountCare } from '../accounts/account-care';
import type { AccountScope } from '../accounts/account-reader';
import { countAccounts, listAccounts } from '../accounts/account-reader';
import type { Actor } from '../accounts/actor';
import { Invitation, lapseInvitations } from '../accounts/invitation.entity';
import { sha256 } from '../accounts/passwords';
import { ACCOUNTS_IN_TURN } from '../accounts/roles.service';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { InstallationService } from '../installation/installation.service';
import { PUBLIC_URL } from '../mails/mail-settings';
import { NoticesService } from '../notices/notices.service';
import { PaperService } from '../paper/paper.service';
import type { Slip } from '../paper/slips-paper';

/** Days on which a slip is taken, after the one it was printed on. */
const DAYS = 30;

interface Made {
  account: AccountView;
  code: string;
}

/** Slips by which people choose the password of an account that was made for them; nothing of it goes by letter. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly care: AccountCare,
    private readonly paper: PaperService,
    private readonly notices: NoticesService,
    private readonly installation: InstallationService,
    @Optional() @Inject(PUBLIC_URL) private readonly publicUrl: string | undefined,
  ) {}

  /** New codes on paper for each account; earlier ones are taken no more. */
  async print(actor: Actor, body: PrintInvitationsBody): Promise<InvitationsView> {
    const today = vietnamDay(this.clock.now());
    const { scope, narrowed } = await this.scopeOf(actor, body, today);
    const accounts = await this.database.read((manager) =>
      listAccounts(manager, scope, { limit: MOST_SLIPS, offset: 0 }),
    );
    await this.requireAll(actor, accounts, body);
    const made = accounts.map((account) => ({ account, code: newCode() }));
    const until = addDays(today, DAYS);
    const file = await this.onPaper(actor, made, until);
    const lapsed = await this.database.writeInTurn(ACCOUNTS_IN_TURN, (manager) =>
      this.store(manager, actor, made, until),
    );
    const left = narrowed ? await this.database.read((manager) => countAccounts(manager, scope)) : 0;
    return { slips: made.length, until, lapsed, left, file: file.toString('base64') };
  }

  private async scopeOf(
    actor: Actor,
    { accountIds, organizationId: under, q, role, state }: PrintInvitationsBody,
    today: string,
  ): Promise<{ scope: AccountScope; narrowed: boolean }> {
    const roots = this.access.requireSomewhere('manageAccounts', actor);
    if (under) await this.access.require('manageAccounts', actor, under);
    if (accountIds) return { scope: { roots, today, ids: accountIds }, narrowed: false };
    return { scope: { roots, today, under, q, role, state, uninvited: true }, narrowed: true };
  }

  private async requireAll(
    actor: Actor,
    accounts: readonly AccountView[],
    { accountIds }: PrintInvitationsBody,
  ): Promise<void> {
    if (accountIds && accounts.length < accountIds.length)
      throw Refusal.forbidden('Có tài khoản không thuộc phạm vi của đồng chí.');
    if (accounts.length === 0) refuse('Không có tài khoản nào cần in phiếu mời.');
    const locked = accounts.filter(({ disabled }) => disabled).map(({ displayName }) => displayName);
    if (locked.length > 0) refuse(`Tài khoản đã khóa thì không in phiếu mời: ${locked.slice(0, 5).join(', ')}.`);
    for (const { id } of accounts) await this.care.requireOver(actor, id);
  }

  private onPaper(actor: Actor, made: readonly Made[], until: string): Promise<Buffer> {
    const address = `${this.publicUrl ?? ''}/moi`;
    const slips = made.map(({ account, code }): Slip => {
      const { displayName: name, login, roles } = account;
      const place = roles.at(0)?.organizationName ?? '';
      return { name, place, login, code: invitationCodeWords(code), open: this.publicUrl && `${address}#${code}` };
    });
    const settings = { demonstration: this.installation.isDemonstration };
    const order = { kind: 'slips', slips, address: this.publicUrl && address, until, settings } as const;
    return this.paper.print(actor, () => Promise.resolve(order));
  }

  /** @returns the names of those who had a slip */
  private async store(manager: EntityManager, actor: Actor, made: readonly Made[], lastDay: string): Promise<string[]> {
    const now = this.clock.now();
    const by = {
      createdAt: now.toISOString(),
      createdBy: actor.accountId ?? '',
      lastDay,
      usedAt: null,
      lapsedAt: null,
    };
    const lapsed: string[] = [];
    for (const { account, code } of made) {
      if (await lapseInvitations(manager, account.id, now, vietnamDay(now))) lapsed.push(account.displayName);
      await manager.insert(Invitation, { id: newId(), accountId: account.id, codeHash: sha256(code), ...by });
      await this.audit.record(manager, actor, 'account.invited', { type: 'account', id: account.id }, { lastDay });
    }
    const notice = { kind: 'INVITED', by: actor.displayName, at: by.createdAt } as const;
    const told = made.filter(({ account }) => account.hasPassword);
    await this.notices.tell(
      manager,
      told.map(({ account }) => ({ accountId: account.id, key: `invited ${notice.at}`, notice })),
    );
    return lapsed;
  }
}

function newCode(): string {
  const sign = (): string => CHECK_CODE_LETTERS[randomInt(CHECK_CODE_LETTERS.length)];
  return Array.from({ length: INVITATION_CODE_LENGTH }, sign).join('');
}

function refuse(text: string): never {
  throw Refusal.badRequest([{ field: 'accountIds', text }]);
}
