import { Injectable } from '@nestjs/common';
import type { ClosingEntry, MonthClosingView } from '@chibo/contracts';
import { CloseMonthBody, ClosingQuery, ReopenMonthBody } from '@chibo/contracts';
import type { FrozenCell, Notice } from '@chibo/domain';
import {
  addMonths,
  allows,
  firstDayOf,
  foldVietnamese,
  formatDate,
  isMissing,
  vietnamDay,
  whyDenied,
  whyNotClose,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { NoticesService } from '../notices/notices.service';
import { closingOf } from '../obligations/month-matter';
import { OFFICE } from '../accounts/acting';
import type { ListedCell, MonthScope } from '../cell-months/cell-month-reader';
import { listCells } from '../cell-months/cell-month-reader';
import type { OrganizationNode } from '../organizations/tree';
import { PublishedSets } from '../criteria-sets/published-sets';
import { pathOn } from '../organizations/tree';
import { BlindScores } from '../scorecards/blind-scores';
import { CardReadings } from '../scorecards/card-readings';
import { CellRows } from '../cell-months/cell-rows';
import { MOST_LISTED, requireListable } from '../cell-months/whole-lists';
import type { Part } from './closed-month';
import { closedMonth, decidedIn, missingCells, PAGE_SIZE } from './closed-month';
import { ClosingSeals } from './closing-seals';
import { frozenCells, frozenMonth } from './freeze';
import { MonthClosing, MonthReopening, OPERATOR } from './closing.entities';
import { deskOf, nodeInMonth } from '../cell-months/desk';
import { lowerOpen } from './lower-open';

/** A committee's month, with every score there is. */
interface CommitteeMonth {
  scope: MonthScope;
  organization: OrganizationNode;
  cells: ListedCell[];
}

const FIRST: Part = { words: '', page: 1, pageSize: PAGE_SIZE };

/** A committee freezes its month, opens it again with a reason, and sees what has changed since. */
@Injectable()
export class ClosingsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly rows: CellRows,
    private readonly blind: BlindScores,
    private readonly notices: NoticesService,
    private readonly seals: ClosingSeals,
    private readonly readings: CardReadings,
    private readonly sets: PublishedSets,
  ) {}

  view(actor: Actor, month: string, { organizationId, q = '', page = 1 }: ClosingQuery): Promise<MonthClosingView> {
    return this.read(actor, month, organizationId ?? deskOf(actor), { ...FIRST, words: foldVietnamese(q), page });
  }

  /** With all frozen branches, for files. */
  async whole(actor: Actor, month: string, organizationId: string | undefined): Promise<MonthClosingView> {
    const view = await this.read(actor, month, organizationId ?? deskOf(actor), { ...FIRST, pageSize: MOST_LISTED });
    requireListable(view.closed?.total ?? 0);
    return view;
  }

  private async read(actor: Actor, month: string, id: string, part: Part): Promise<MonthClosingView> {
    const standings = await this.access.require('readMonth', actor, id);
    const denied = standings.some(({ role, relation }) => allows('closeMonth', role, relation))
      ? undefined
      : whyDenied('closeMonth', standings);
    for (const closing of await this.altered(month, id)) await this.seals.shout(closing);
    const scope = await this.rows.scope(id, month);
    const { view, shown } = await this.database.read(async (manager) => {
      const { name } = await nodeInMonth(manager, scope);
      const blind = await this.blind.waitingCells(actor, month);
      const rows = await this.closings(manager, month, id);
      const history = await this.history(manager, rows);
      const at = history.findIndex(({ reopened }) => !reopened);
      const current = at < 0 ? undefined : rows[at];
      const closed = current && (await closedMonth(manager, scope, current, { entry: history[at], blind, part }));
      const view: MonthClosingView = {
        month,
        organization: { id, name },
        history,
        closed,
        ...(await missingCells(manager, scope, blind)),
        ...(await lowerOpen(manager, scope, PAGE_SIZE)),
        whyNotClose: denied ?? (current ? ALREADY_CLOSED : this.notOver(month)),
        whyNotReopen: denied ?? (current ? undefined : NOT_CLOSED),
      };
      return { view, shown: closed ? await decidedIn(manager, scope, closed, blind) : [] };
    });
    await this.readings.note(actor, shown);
    return view;
  }

  /** The month as it stands, branch by branch: what a closing freezes. */
  private async wholeMonth(manager: EntityManager, id: string, month: string): Promise<CommitteeMonth> {
    const scope = await this.rows.scope(id, month);
    return { scope, organization: await nodeInMonth(manager, scope), cells: await listCells(manager, scope) };
  }

  private altered(month: string, id: string): Promise<MonthClosing[]> {
    return this.database.read(async (manager) => {
      const rows = await this.closings(manager, month, id);
      const altered = await this.seals.altered(manager, rows);
      return rows.filter((row) => altered.has(row.id));
    });
  }

  async close(actor: Actor, month: string, body: CloseMonthBody): Promise<MonthClosingView> {
    const { organizationId: id, missing, others = '' } = body;
    const early = this.notOver(month);
    if (early) throw Refusal.conflict('TOO_EARLY', early);
    const given = new Map(missing.map(({ cellId, reason }) => [cellId, reason]));
    await this.database.writeInTurn(closingOf(month), async (manager) => {
      await this.access.require('closeMonth', actor, id);
      if (await this.current(manager, month, id)) throw Refusal.conflict('ALREADY_CLOSED', ALREADY_CLOSED);
      const { scope, organization, cells: listed } = await this.wholeMonth(manager, id, month);
      const reasons = new Map(listed.map(({ cell_id: cellId }) => [cellId, given.get(cellId) ?? others]));
      const cells = await frozenCells(manager, scope, listed, reasons);
      const problems = whyNotClose(cells, reasons).map(({ at, text }) => ({ field: at, text }));
      if (problems.length > 0) throw Refusal.notReady('Còn chi bộ chưa xếp loại mà chưa ghi lý do.', problems);
      await this.freeze(manager, actor, scope, { name: organization.name, cells });
    });
    return this.read(actor, month, id, FIRST);
  }

  async reopen(
    actor: Actor,
    month: string,
    { organizationId: id, reason }: ReopenMonthBody,
  ): Promise<MonthClosingView> {
    await this.database.writeInTurn(closingOf(month), async (manager) => {
      await this.access.require('closeMonth', actor, id);
      const current = await this.current(manager, month, id);
      if (!current) throw Refusal.conflict('NOT_CLOSED', NOT_CLOSED);
      await manager.insert(MonthReopening, {
        closingId: current.id,
        reason,
        reopenedAt: this.clock.now().toISOString(),
        reopenedBy: actor.accountId ?? '',
      });
      const subject = { type: 'month', id: `${month}:${id}` } as const;
      await this.audit.record(manager, actor, 'month.reopened', subject, { month, organizationId: id, reason });
      await this.tellReopened(manager, actor, { id, month, reason });
    });
    return this.read(actor, month, id, FIRST);
  }

  /** The committee above counts on what was closed; the others of this office too. */
  private async tellReopened(
    manager: EntityManager,
    actor: Actor,
    { id, month, reason }: { id: string; month: string; reason: string },
  ): Promise<void> {
    const today = vietnamDay(this.clock.now());
    const [own, superior] = await pathOn(manager, id, today);
    const notice: Notice = { kind: 'REOPENED', organizationId: id, name: own?.name ?? '', month, reason };
    const key = `reopened:${id}:${month}:${this.clock.now().toISOString()}`;
    for (const organizationId of superior ? [id, superior.id] : [id])
      await this.notices.tellRoles(manager, { organizationId, roles: OFFICE, but: actor }, { key, notice });
  }

  private async freeze(
    manager: EntityManager,
    actor: Actor,
    scope: MonthScope,
    { name, cells }: { name: string; cells: FrozenCell[] },
  ): Promise<void> {
    const { month, organizationId: id } = scope;
    const { snapshot, hash } = await frozenMonth(manager, scope, cells, { name, sets: this.sets });
    await manager.insert(MonthClosing, {
      id: newId(),
      organizationId: id,
      month,
      number: (await this.last(manager, month, id)) + 1,
      snapshot,
      hash,
      closedAt: this.clock.now().toISOString(),
      closedBy: actor.accountId ?? '',
    });
    const payload = { month, organizationId: id, hash, missing: cells.filter(isMissing).length };
    await this.audit.record(manager, actor, 'month.closed', { type: 'month', id: `${month}:${id}` }, payload);
  }

  /** A month can be closed from the first day after it on. */
  private notOver(month: string): string | undefined {
    const first = firstDayOf(addMonths(month, 1));
    if (vietnamDay(this.clock.now()) >= first) return undefined;
    return `Tháng này chưa hết; khóa sổ được từ ngày ${formatDate(first)}.`;
  }

  /** Newest first, by their numbers: a clock may have been set back. */
  private closings(manager: EntityManager, month: string, organizationId: string): Promise<MonthClosing[]> {
    return manager.find(MonthClosing, { where: { month, organizationId }, order: { number: 'DESC' } });
  }

  private async current(manager: EntityManager, month: string, id: string): Promise<MonthClosing | undefined> {
    const [newest] = await this.closings(manager, month, id);
    return newest && !(await manager.existsBy(MonthReopening, { closingId: newest.id })) ? newest : undefined;
  }

  private async last(manager: EntityManager, month: string, organizationId: string): Promise<number> {
    return (await manager.maximum(MonthClosing, 'number', { month, organizationId })) ?? 0;
  }

  private async history(manager: EntityManager, rows: MonthClosing[]): Promise<ClosingEntry[]> {
    const reopenings = await manager.findBy(MonthReopening, { closingId: In(rows.map(({ id }) => id)) });
    const byClosing = new Map(reopenings.map((each) => [each.closingId, each]));
    const authors = [...rows.map(({ closedBy }) => closedBy), ...reopenings.map(({ reopenedBy }) => reopenedBy)];
    const names = await displayNames(manager, authors);
    const altered = await this.seals.altered(manager, rows);
    return rows.map(({ id, closedAt, closedBy, hash }) => {
      const again = byClosing.get(id);
      return {
        at: closedAt,
        by: closedBy ? (names.get(closedBy) ?? '') : OPERATOR,
        hash,
        altered: altered.has(id) || undefined,
        reopened: again && {
          at: again.reopenedAt,
          by: names.get(again.reopenedBy) ?? '',
          reason: again.reason,
        },
      };
    });
  }
}

const ALREADY_CLOSED = 'Cấp ủy đã khóa sổ tháng này.';
const NOT_CLOSED = 'Cấp ủy chưa khóa sổ tháng này.';
