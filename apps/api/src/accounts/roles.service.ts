import { Injectable } from '@nestjs/common';
import type { AccountRoleParam, AccountView } from '@chibo/contracts';
import { RoleBody } from '@chibo/contracts';
import type { HeldRole, Role } from '@chibo/domain';
import {
  addDays,
  ROLE_LABEL,
  roleState,
  vietnamDay,
  whyRoleNotEnded,
  whyRoleNotGiven,
  whyRoleMisplaced,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { RoleSaid } from '../audit/audit-payloads';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { requireSeen } from '../http/seen-content';
import { NoticesService } from '../notices/notices.service';
import { lastKnown, pathOn } from '../organizations/tree';
import { AccessService } from './access.service';
import { Account, RoleAssignment } from './account.entities';
import { AccountCare } from './account-care';
import { markedOf, readAccount } from './account-reader';
import type { Actor } from './actor';
import { requireAnotherAdministrator } from './last-administrator';

/** Acts that decide by all accounts come one after the other. */
export const ACCOUNTS_IN_TURN = 'accounts';

/** What an account may act as: given from a day, ended on one, corrected before it begins. */
@Injectable()
export class RolesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly care: AccountCare,
    private readonly notices: NoticesService,
  ) {}

  async give(actor: Actor, accountId: string, body: RoleBody): Promise<AccountView> {
    await this.care.requireSeen(actor, accountId);
    await this.access.require('manageAccounts', actor, body.organizationId);
    return this.act(accountId, (manager) => this.giveIn(manager, actor, accountId, body));
  }

  /** The same in an open transaction in the turn of accounts, of an act that has asked for the right. */
  async giveIn(manager: EntityManager, actor: Actor, accountId: string, body: RoleBody): Promise<RoleAssignment> {
    const account = await manager.findOneBy(Account, { id: accountId });
    if (!account) throw Refusal.notFound('tài khoản');
    const organization = await this.requirePlace(manager, body);
    await this.requireFree(manager, accountId, body);
    const row = { id: newId(), accountId, ...stored(body) };
    await manager.insert(RoleAssignment, row);
    await this.audit.record(manager, actor, 'account.role-given', subject(accountId), said(row));
    const { role, from, until = undefined } = body;
    const notice = {
      kind: 'ROLE_GIVEN',
      role,
      organization,
      from,
      until: until ?? undefined,
      by: actor.displayName,
    } as const;
    await this.notices.tell(manager, [{ accountId, key: `role ${row.id} given`, notice }]);
    return row;
  }

  async correct(actor: Actor, param: AccountRoleParam, seen: string | undefined, body: RoleBody): Promise<AccountView> {
    const { id: accountId } = param;
    await this.care.requireSeen(actor, accountId);
    await this.access.require('manageAccounts', actor, body.organizationId);
    return this.act(accountId, async (manager) => {
      const row = await this.found(manager, actor, param, seen);
      this.requireComing(row);
      const organization = await this.requirePlace(manager, body);
      await this.requireFree(manager, accountId, body, row.id);
      await manager.update(RoleAssignment, { id: row.id }, stored(body));
      const payload = { before: said(row), after: said({ ...row, ...stored(body) }) };
      await this.audit.record(manager, actor, 'account.role-corrected', subject(accountId), payload);
      const { role, from } = body;
      const notice = {
        kind: 'ROLE_GIVEN',
        role,
        organization,
        from,
        until: body.until ?? undefined,
        by: actor.displayName,
      } as const;
      await this.notices.tell(manager, [{ accountId, key: `role ${row.id} ${newId()}`, notice }]);
    });
  }

  async end(actor: Actor, param: AccountRoleParam, seen: string | undefined, until: string): Promise<AccountView> {
    await this.care.requireSeen(actor, param.id);
    return this.act(param.id, async (manager) => {
      await this.endIn(manager, actor, await this.found(manager, actor, param, seen), until);
    });
  }

  /** The same in an open transaction in the turn of accounts, of an act that has asked for the right. */
  async endIn(manager: EntityManager, actor: Actor, row: RoleAssignment, until: string): Promise<void> {
    const today = vietnamDay(this.clock.now());
    const wrong = whyRoleNotEnded(held(row), until, today);
    if (wrong) refuse('until', wrong);
    await requireAnotherAdministrator(manager, { roleId: row.id }, today);
    await manager.update(RoleAssignment, { id: row.id }, { validTo: addDays(until, 1) });
    const payload = { ...said(row), before: held(row).until ?? null, after: until };
    await this.audit.record(manager, actor, 'account.role-ended', subject(row.accountId), payload);
    const notice = { kind: 'ROLE_ENDED', ...(await this.named(manager, row)), until, by: actor.displayName } as const;
    await this.notices.tell(manager, [{ accountId: row.accountId, key: `role ${row.id} ended ${until}`, notice }]);
  }

  async drop(actor: Actor, param: AccountRoleParam, seen: string | undefined): Promise<AccountView> {
    await this.care.requireSeen(actor, param.id);
    return this.act(param.id, async (manager) => {
      const row = await this.found(manager, actor, param, seen);
      this.requireComing(row);
      await this.requireNotTheOnly(manager, row);
      await manager.delete(RoleAssignment, { id: row.id });
      await this.audit.record(manager, actor, 'account.role-dropped', subject(param.id), said(row));
      const notice = {
        kind: 'ROLE_DROPPED',
        ...(await this.named(manager, row)),
        from: row.validFrom,
        by: actor.displayName,
      } as const;
      await this.notices.tell(manager, [{ accountId: param.id, key: `role ${row.id} dropped`, notice }]);
    });
  }

  private async act(accountId: string, work: (manager: EntityManager) => Promise<unknown>): Promise<AccountView> {
    await this.database.writeInTurn(ACCOUNTS_IN_TURN, work);
    return this.database.read((manager) => readAccount(manager, accountId, vietnamDay(this.clock.now())));
  }

  /** The role, where this actor looks after the organisation it stands at, as it was seen. */
  private async found(
    manager: EntityManager,
    actor: Actor,
    { id: accountId, roleId }: AccountRoleParam,
    seen: string | undefined,
  ): Promise<RoleAssignment> {
    const row = await manager.findOneBy(RoleAssignment, { id: roleId, accountId });
    if (!row) throw Refusal.notFound('vai trò');
    await this.access.require('manageAccounts', actor, row.organizationId);
    requireSeen(seen, markedOf(row), 'Vai trò này');
    return row;
  }

  private requireComing(row: RoleAssignment): void {
    if (roleState(held(row), vietnamDay(this.clock.now())) === 'COMING') return;
    const words = 'Vai trò đã có hiệu lực nên không sửa, không bỏ được; đồng chí ghi ngày kết thúc.';
    throw Refusal.conflict('WRONG_STATE', words);
  }

  /** An account without any role would be nobody's to look after. */
  private async requireNotTheOnly(manager: EntityManager, { accountId }: RoleAssignment): Promise<void> {
    if ((await manager.countBy(RoleAssignment, { accountId })) > 1) return;
    const words = 'Đây là vai trò duy nhất của tài khoản; đồng chí sửa vai trò này, hoặc khóa tài khoản.';
    throw Refusal.conflict('ONLY_ROLE', words);
  }

  /** @returns the name of the organisation, as it will be on the first day */
  private async requirePlace(manager: EntityManager, { role, organizationId, from }: RoleBody): Promise<string> {
    const [organization] = await pathOn(manager, organizationId, from);
    if (!organization)
      return refuse('organizationId', 'Tổ chức này không còn hoặc chưa có trong ngày vai trò bắt đầu.');
    const misplaced = whyRoleMisplaced(role, organization.isCell);
    if (misplaced) refuse('role', misplaced);
    return organization.name;
  }

  private async requireFree(manager: EntityManager, accountId: string, body: RoleBody, but?: string): Promise<void> {
    const rows = await manager.findBy(RoleAssignment, { accountId });
    const others = rows.filter(({ id }) => id !== but).map(held);
    const { role, organizationId, from, until } = body;
    const wanted = { role, organizationId, from, until: until ?? undefined };
    const wrong = whyRoleNotGiven(wanted, others, vietnamDay(this.clock.now()));
    if (wrong) refuse(wrong.field, wrong.text);
  }

  private async named(manager: EntityManager, row: RoleAssignment): Promise<{ role: Role; organization: string }> {
    const nodes = await lastKnown(manager, [row.organizationId], vietnamDay(this.clock.now()));
    return { role: row.role as Role, organization: nodes.get(row.organizationId)?.name ?? '' };
  }
}

function held({ role, organizationId, validFrom: from, validTo }: RoleAssignment): HeldRole {
  return { role: role as Role, organizationId, from, until: validTo === null ? undefined : addDays(validTo, -1) };
}

function stored({ role, organizationId, from, until }: RoleBody): Omit<RoleAssignment, 'id' | 'accountId'> {
  return { role, organizationId, validFrom: from, validTo: until ? addDays(until, 1) : null };
}

/** As the audit keeps it, with the role in words. */
function said(row: Omit<RoleAssignment, 'id' | 'accountId'>): RoleSaid {
  const { role, organizationId, from, until = null } = held(row as RoleAssignment);
  return { role, words: ROLE_LABEL[role], organizationId, from, until };
}

function subject(id: string): { type: 'account'; id: string } {
  return { type: 'account', id };
}

function refuse(field: string, text: string): never {
  throw Refusal.badRequest([{ field, text }]);
}
