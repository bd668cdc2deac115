import { Injectable } from '@nestjs/common';
import type { CellRow, RemindableBranch, RemindedView, RemindersView } from '@chibo/contracts';
import { RemindBranchesBody } from '@chibo/contracts';
import { owesCard, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import { Account } from '../accounts/account.entities';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Outbox } from '../mail/outbox.service';
import { NoticeRow } from '../notices/notice.entity';
import type { Told } from '../notices/notices.service';
import { NoticesService } from '../notices/notices.service';
import { accountsIn, BRANCH } from '../accounts/acting';
import { CellRows } from '../cell-months/cell-rows';
import { nodeInMonth } from '../cell-months/desk';

/** A branch that owes its card, with the accounts that could be told. */
interface Owing {
  row: CellRow;
  accounts: string[];
  today: boolean;
}

/** An officer reminds branches that still owe a card: in the application and by e-mail, each branch once a day. */
@Injectable()
export class ChasingService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly rows: CellRows,
    private readonly notices: NoticesService,
    private readonly outbox: Outbox,
  ) {}

  async view(actor: Actor, month: string, organizationId: string): Promise<RemindersView> {
    await this.access.require('remindBranches', actor, organizationId);
    return this.database.read(async (manager) => {
      const { owing } = await this.owing(manager, actor, month, organizationId);
      return { mail: this.outbox.isOpen, branches: await branchViews(manager, owing) };
    });
  }

  async remind(actor: Actor, month: string, { organizationId, cellIds }: RemindBranchesBody): Promise<RemindedView> {
    await this.access.require('remindBranches', actor, organizationId);
    const told = await this.database.writeInTurn(`chase:${month}`, async (manager) => {
      const { owing, name } = await this.owing(manager, actor, month, organizationId);
      const chosen = owing.filter(({ row, today }) => cellIds.includes(row.cellId) && !today);
      const notices = chosen.flatMap((each) => this.told(each, month, name));
      const letters = await this.notices.tell(manager, notices);
      const branches = chosen.filter(({ accounts }) => accounts.length > 0).map(({ row }) => row.cellId);
      if (branches.length > 0) await this.record(manager, actor, month, organizationId, branches);
      return { told: branches.length, letters };
    });
    this.outbox.deliverSoon();
    return { ...(await this.view(actor, month, organizationId)), ...told };
  }

  private async owing(
    manager: EntityManager,
    actor: Actor,
    month: string,
    id: string,
  ): Promise<{ owing: Owing[]; name: string }> {
    const scope = await this.rows.scope(id, month);
    const organization = await nodeInMonth(manager, scope);
    const rows = (await this.rows.list(manager, actor, scope, { filter: 'INCOMPLETE' })).filter(owesCard);
    const day = vietnamDay(this.clock.now());
    const accounts = await accountsIn(
      manager,
      rows.map(({ cellId }) => cellId),
      BRANCH,
      day,
    );
    const keys = rows.map((row) => this.keyOf(row));
    const known = keys.length > 0 ? await manager.findBy(NoticeRow, { key: In(keys) }) : [];
    const done = new Set(known.map(({ key }) => key));
    return {
      name: organization.name,
      owing: rows.map((row) => ({
        row,
        accounts: accounts.get(row.cellId) ?? [],
        today: done.has(this.keyOf(row)),
      })),
    };
  }

  private told({ row, accounts }: Owing, month: string, by: string): Told[] {
    const { name: cell, deadline, scorecardId } = row;
    const on = vietnamDay(this.clock.now());
    const card = scorecardId ? { scorecardId } : {};
    return accounts.map((accountId) => ({
      accountId,
      key: this.keyOf(row),
      notice: { kind: 'CHASED', ...card, cell, month, deadline, on, by },
    }));
  }

  private keyOf({ obligationId }: CellRow): string {
    return `chase:${obligationId}:${vietnamDay(this.clock.now())}`;
  }

  private async record(
    manager: EntityManager,
    actor: Actor,
    month: string,
    organizationId: string,
    branches: string[],
  ): Promise<void> {
    const subject = { type: 'month', id: `${month}:${organizationId}` } as const;
    await this.audit.record(manager, actor, 'month.reminded', subject, { month, organizationId, branches });
  }
}

async function branchViews(manager: EntityManager, owing: Owing[]): Promise<RemindableBranch[]> {
  const ids = owing.flatMap(({ accounts }) => accounts);
  const accounts = ids.length > 0 ? await manager.findBy(Account, { id: In(ids) }) : [];
  const reached = new Set(accounts.filter(({ email }) => email).map(({ id }) => id));
  return owing.map(({ row, accounts: people, today }) => ({
    cellId: row.cellId,
    name: row.name,
    parentName: row.parentName,
    stateLabel: row.stateLabel,
    deadline: row.deadline,
    people: people.length,
    addresses: people.filter((id) => reached.has(id)).length,
    today,
  }));
}
