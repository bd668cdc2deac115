import { Injectable } from '@nestjs/common';
import type { CellToChase, ChasedView, ChasingView } from '@chibo/contracts';
import { ChaseCellsBody } from '@chibo/contracts';
import { cellMonthWords, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import { Account } from '../accounts/account.entities';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Outbox } from '../mails/outbox.service';
import { NoticeRow } from '../notices/notice.entity';
import type { Told } from '../notices/notices.service';
import { NoticesService } from '../notices/notices.service';
import { accountsIn, BRANCH } from '../accounts/acting';
import type { CellQuestion, ListedCell, MonthScope } from '../cell-months/cell-month-reader';
import { countCells, listCells } from '../cell-months/cell-month-reader';
import { CellRows } from '../cell-months/cell-rows';
import { nodeInMonth } from '../cell-months/desk';

/** Branches of one answer. */
const PAGE_SIZE = 500;

/** A branch that owes its card, with the accounts that could be told. */
interface Owing {
  row: ListedCell;
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

  async view(actor: Actor, month: string, organizationId: string): Promise<ChasingView> {
    await this.access.require('chaseCells', actor, organizationId);
    return this.database.read(async (manager) => {
      const scope = await this.rows.scope(organizationId, month);
      await nodeInMonth(manager, scope);
      const owing = await this.owing(manager, scope, { toldLast: this.keyParts(), limit: PAGE_SIZE });
      const total = owing.length < PAGE_SIZE ? owing.length : await countCells(manager, scope, { filter: 'OWING' });
      return { mail: this.outbox.isOpen, branches: await branchViews(manager, owing), total };
    });
  }

  async chase(actor: Actor, month: string, { organizationId, cellIds }: ChaseCellsBody): Promise<ChasedView> {
    await this.access.require('chaseCells', actor, organizationId);
    const told = await this.database.writeInTurn(`chase:${month}`, async (manager) => {
      const scope = await this.rows.scope(organizationId, month);
      const { name } = await nodeInMonth(manager, scope);
      const chosen = (await this.owing(manager, scope, { cells: cellIds })).filter(({ today }) => !today);
      const notices = chosen.flatMap((each) => this.told(each, month, name));
      const letters = await this.notices.tell(manager, notices);
      const branches = chosen.filter(({ accounts }) => accounts.length > 0).map(({ row }) => row.cell_id);
      if (branches.length > 0) await this.record(manager, actor, month, organizationId, branches);
      return { told: branches.length, letters };
    });
    this.outbox.deliverSoon();
    return { ...(await this.view(actor, month, organizationId)), ...told };
  }

  private async owing(manager: EntityManager, scope: MonthScope, question: CellQuestion): Promise<Owing[]> {
    const rows = await listCells(manager, scope, { ...question, filter: 'OWING' });
    const day = vietnamDay(this.clock.now());
    const cells = rows.map(({ cell_id: cellId }) => cellId);
    const accounts = await accountsIn(manager, cells, BRANCH, day);
    const keys = rows.map((row) => this.keyOf(row));
    const known = keys.length > 0 ? await manager.findBy(NoticeRow, { key: In(keys) }) : [];
    const done = new Set(known.map(({ key }) => key));
    return rows.map((row) => ({
      row,
      accounts: accounts.get(row.cell_id) ?? [],
      today: done.has(this.keyOf(row)),
    }));
  }

  private told({ row, accounts }: Owing, month: string, by: string): Told[] {
    const { name: cell, deadline, scorecard_id: scorecardId } = row;
    const on = vietnamDay(this.clock.now());
    const card = scorecardId ? { scorecardId } : {};
    return accounts.map((accountId) => ({
      accountId,
      key: this.keyOf(row),
      notice: { kind: 'CHASED', ...card, cell, month, deadline, on, by },
    }));
  }

  private keyOf({ obligation_id: obligationId }: ListedCell): string {
    const { before, after } = this.keyParts();
    return `${before}${obligationId}${after}`;
  }

  private keyParts(): { before: string; after: string } {
    return { before: 'chase:', after: `:${vietnamDay(this.clock.now())}` };
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

async function branchViews(manager: EntityManager, owing: Owing[]): Promise<CellToChase[]> {
  const ids = owing.flatMap(({ accounts }) => accounts);
  const accounts = ids.length > 0 ? await manager.findBy(Account, { id: In(ids) }) : [];
  const reached = new Set(
    accounts.filter(({ email, emailConfirmedAt }) => email && emailConfirmedAt).map(({ id }) => id),
  );
  return owing.map(({ row, accounts: people, today }) => ({
    cellId: row.cell_id,
    name: row.name,
    parentName: row.parent_name,
    stateLabel: cellMonthWords(row.state, row.reason),
    deadline: row.deadline,
    people: people.length,
    addresses: people.filter((id) => reached.has(id)).length,
    today,
  }));
}
