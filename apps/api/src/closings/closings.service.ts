import { Injectable } from '@nestjs/common';
import type { CellRow, ClosingEntry, MonthClosingView } from '@chibo/contracts';
import { CloseMonthBody, ReopenMonthBody } from '@chibo/contracts';
import type { ClosedCell, Notice } from '@chibo/domain';
import {
  addMonths,
  allows,
  closingChanges,
  firstDayOf,
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
import type { MonthScope } from '../cell-months/cell-month-reader';
import type { OrganizationNode } from '../organizations/tree';
import { pathOn } from '../organizations/tree';
import { BlindScores } from '../scorecards/blind-scores';
import { CardReadings } from '../scorecards/card-readings';
import { bandCounts } from '../cell-months/band-counts';
import { CellRows, withoutScores } from '../cell-months/cell-rows';
import { closedCells } from './closed-cells';
import { ClosingSeals, sealOf } from './closing-seals';
import type { ClosingSnapshot } from './closing.entities';
import { MonthClosing, MonthReopening } from './closing.entities';
import { deskOf, nodeInMonth } from '../cell-months/desk';
import { lowerOpen } from './lower-open';

/** A committee's month, with every score there is. */
interface CommitteeMonth {
  scope: MonthScope;
  organization: OrganizationNode;
  cells: CellRow[];
}

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
  ) {}

  async view(actor: Actor, month: string, organizationId: string | undefined): Promise<MonthClosingView> {
    const id = organizationId ?? deskOf(actor);
    const standings = await this.access.require('readMonth', actor, id);
    const denied = standings.some(({ role, relation }) => allows('closeMonth', role, relation))
      ? undefined
      : whyDenied('closeMonth', standings);
    for (const closing of await this.altered(month, id)) await this.seals.shout(closing);
    const { view, shown } = await this.database.read(async (manager) => {
      const whole = await this.whole(manager, actor, id, month);
      const blind = await this.blind.waitingCells(actor, month);
      const cells = closedCells(whole.cells).map((cell) => withoutScores(cell, blind));
      const rows = await this.closings(manager, month, id);
      const history = await this.history(manager, rows);
      const current = rows.find((_, at) => !history[at].reopened);
      const view: MonthClosingView = {
        month,
        organization: { id, name: whole.organization.name },
        history,
        closed: current && closedView(current, history[rows.indexOf(current)], cells, blind),
        missing: cells.filter(isMissing),
        lowerOpen: await lowerOpen(manager, whole.scope),
        whyNotClose: denied ?? (current ? ALREADY_CLOSED : this.notOver(month)),
        whyNotReopen: denied ?? (current ? undefined : NOT_CLOSED),
      };
      return { view, shown: current ? decidedIn(whole.cells, blind) : [] };
    });
    await this.readings.note(actor, shown);
    return view;
  }

  /** The month as it stands, branch by branch: what a closing freezes, and what a frozen one is compared with. */
  private async whole(manager: EntityManager, actor: Actor, id: string, month: string): Promise<CommitteeMonth> {
    const scope = await this.rows.scope(id, month);
    const organization = await nodeInMonth(manager, scope);
    return { scope, organization, cells: await this.rows.list(manager, actor, scope) };
  }

  private altered(month: string, id: string): Promise<MonthClosing[]> {
    return this.database.read(async (manager) => {
      const rows = await this.closings(manager, month, id);
      const altered = await this.seals.altered(manager, rows);
      return rows.filter((row) => altered.has(row.id));
    });
  }

  async close(actor: Actor, month: string, { organizationId: id, missing }: CloseMonthBody): Promise<MonthClosingView> {
    const early = this.notOver(month);
    if (early) throw Refusal.conflict('TOO_EARLY', early);
    const reasons = new Map(missing.map(({ cellId, reason }) => [cellId, reason]));
    await this.database.writeInTurn(closingOf(month), async (manager) => {
      await this.access.require('closeMonth', actor, id);
      if (await this.current(manager, month, id)) throw Refusal.conflict('ALREADY_CLOSED', ALREADY_CLOSED);
      const whole = await this.whole(manager, actor, id, month);
      const cells = closedCells(whole.cells, reasons);
      const problems = whyNotClose(cells, reasons).map(({ at, text }) => ({ field: at, text }));
      if (problems.length > 0) throw Refusal.notReady('Còn chi bộ chưa xếp loại mà chưa ghi lý do.', problems);
      await this.freeze(manager, actor, month, whole, cells);
    });
    return this.view(actor, month, id);
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
    return this.view(actor, month, id);
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
    month: string,
    { organization: { id, name }, cells: rows }: CommitteeMonth,
    cells: ClosedCell[],
  ): Promise<void> {
    const frozen: ClosingSnapshot = { month, organization: { id, name }, counts: bandCounts(rows), cells };
    const snapshot = JSON.stringify(frozen);
    const hash = sealOf(snapshot);
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
        by: names.get(closedBy) ?? '',
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

/** Cards whose scores a closed month shows. */
function decidedIn(cells: readonly CellRow[], blind: ReadonlySet<string>): string[] {
  return cells.flatMap(({ cellId, scorecardId, decidedTotal }) =>
    scorecardId && decidedTotal !== undefined && !blind.has(cellId) ? [scorecardId] : [],
  );
}

const ALREADY_CLOSED = 'Cấp ủy đã khóa sổ tháng này.';
const NOT_CLOSED = 'Cấp ủy chưa khóa sổ tháng này.';

function closedView(
  closing: MonthClosing,
  entry: ClosingEntry,
  now: ClosedCell[],
  blind: ReadonlySet<string>,
): MonthClosingView['closed'] {
  const frozen = snapshotOf(closing);
  const cells = frozen.cells.map((cell) => withoutScores(cell, blind));
  const hidden = frozen.cells.some(({ cellId }) => blind.has(cellId));
  const counts = hidden ? bandCounts(cells as FrozenRow[]) : frozen.counts;
  return { ...entry, counts, cells, changes: closingChanges(cells, now) };
}

/** What was forged until it cannot be read is shown as empty, beside the word that it was altered. */
function snapshotOf({ snapshot, month, organizationId: id }: MonthClosing): ClosingSnapshot {
  const empty = { month, organization: { id, name: '' }, counts: bandCounts([]), cells: [] };
  try {
    const { counts, cells, ...rest } = JSON.parse(snapshot) as Partial<ClosingSnapshot>;
    return { ...empty, ...rest, counts: counts ?? empty.counts, cells: Array.isArray(cells) ? cells : [] };
  } catch {
    return empty;
  }
}

/** States are frozen as the words the table had. */
type FrozenRow = ClosedCell & Pick<CellRow, 'state'>;
