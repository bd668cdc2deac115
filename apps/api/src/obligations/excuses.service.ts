import { Injectable } from '@nestjs/common';
import type {
  ExcusedView,
  ExcuseManyBody,
  ExcuseRow,
  ExcusesQuery,
  ExcusesView,
  UndoExcusesBody,
} from '@chibo/contracts';
import { MOST_EXCUSED } from '@chibo/contracts';
import type { ObligationMove, ObligationState } from '@chibo/domain';
import {
  MOST_PERIOD_MONTHS,
  monthsOfPeriod,
  OBLIGATION_STATE_LABEL,
  vietnamDay,
  whyNotObligation,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { ask, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import { holds } from '../organizations/on-day';
import { ObligationMoves } from './obligation-moves.service';

interface Owed {
  id: string;
  cell_id: string;
  name: string;
  label: string;
  month: string;
  state: ObligationState;
  sent: number;
}

/** A committee excuses months of many of its branches in one act (a congress, a flood), each as if it were alone. */
@Injectable()
export class ExcusesService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly moves: ObligationMoves,
    private readonly clock: Clock,
  ) {}

  /** What would change, and what stays as it is and why. */
  async view(actor: Actor, organizationId: string, query: ExcusesQuery): Promise<ExcusesView> {
    const standings = await this.access.require('readMonth', actor, organizationId);
    if (!standings.some(({ role, relation }) => role === 'COMMITTEE_OFFICER' && relation === 'OWN'))
      throw Refusal.forbidden('Miễn nhiều kỳ là việc của cán bộ chính cấp ủy cấp trên trực tiếp.');
    requirePeriod(query);
    const rows = await this.database.read((manager) =>
      owedUnder(manager, organizationId, query, vietnamDay(this.clock.now())),
    );
    const shown = rows.slice(0, MOST_EXCUSED).map(asRow);
    const changing = shown.filter(({ whyNot }) => whyNot === undefined).length;
    return { organizationId, rows: shown, total: rows.length, changing };
  }

  /** Those that were sent, excused or reported since they were seen stay as they are. */
  async excuse(actor: Actor, { obligationIds, reason, document }: ExcuseManyBody): Promise<ExcusedView> {
    return this.each(actor, obligationIds, 'excuse', (id) => this.moves.excuse(actor, id, reason, document ?? null));
  }

  /** Takes it back: those that are excused are owed again. */
  async undo(actor: Actor, { obligationIds, reason }: UndoExcusesBody): Promise<ExcusedView> {
    return this.each(actor, obligationIds, 'reopen', (id) => this.moves.reopen(actor, id, reason));
  }

  private async each(
    actor: Actor,
    ids: readonly string[],
    move: ObligationMove,
    act: (id: string) => Promise<void>,
  ): Promise<ExcusedView> {
    return this.database.write(async (manager) => {
      const known = await stateOf(manager, ids);
      if (known.length === 0 || known.length < ids.length) throw Refusal.notFound('nghĩa vụ chấm điểm');
      for (const cell of new Set(known.map((owed) => owed.cell_id)))
        await this.access.require('excuseObligation', actor, cell);
      const open = known.filter((owed) =>
        move === 'excuse' ? whyNotExcused(owed) === undefined : owed.state === 'EXCUSED',
      );
      // By month: whoever closes a month waits for one lock after the other, in this order.
      for (const { id } of open) await act(id);
      return { done: open.map(({ id }) => id), untouched: known.length - open.length };
    });
  }
}

function requirePeriod({ from, to }: ExcusesQuery): void {
  if (from > to) throw Refusal.badRequest([{ field: 'to', text: 'Đến tháng không được trước từ tháng.' }]);
  if (monthsOfPeriod({ from, to }).length > MOST_PERIOD_MONTHS)
    throw Refusal.badRequest([{ field: 'to', text: `Mỗi lần không quá ${MOST_PERIOD_MONTHS} tháng.` }]);
}

const SENT = sql`CASE WHEN EXISTS (
  SELECT 1 FROM scorecard c WHERE c.cell_id = b.cell_id AND c.month = b.month AND c.kind <> 'THEMATIC' AND c.state <> 'DRAFT')
  THEN 1 ELSE 0 END`;

/** Regular months of the branches that stand directly under the committee today; one more than is shown. */
function owedUnder(
  manager: EntityManager,
  organizationId: string,
  { from, to, kind, groupId }: ExcusesQuery,
  day: string,
): Promise<Owed[]> {
  return ask<Owed>(
    manager,
    sql`SELECT b.id, b.cell_id, p.name, k.label, b.month, b.state, ${SENT} AS sent
      FROM organization_link link
      JOIN obligation b ON b.cell_id = link.child_id AND b.kind = 'REGULAR' AND b.month >= ${from} AND b.month <= ${to}
      JOIN organization_profile p ON p.organization_id = link.child_id AND ${holds('p', day)}
      JOIN organization_kind k ON k.code = p.kind AND k.is_cell = 1
      WHERE link.parent_id = ${organizationId} AND ${holds('link', day)}
        AND ${kind ? sql`p.kind = ${kind}` : sql`1 = 1`}
        AND ${groupId ? sql`EXISTS (SELECT 1 FROM group_stay g WHERE g.organization_id = link.child_id AND g.group_id = ${groupId} AND ${holds('g', day)})` : sql`1 = 1`}
      ORDER BY b.month, p.sort_key, b.id`,
  );
}

function stateOf(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Pick<Owed, 'id' | 'cell_id' | 'state' | 'sent'>[]> {
  return ask(
    manager,
    sql`SELECT b.id, b.cell_id, b.state, ${SENT} AS sent FROM obligation b WHERE b.id IN (${['', ...new Set(ids)]}) ORDER BY b.month, b.id`,
  );
}

function whyNotExcused({ state, sent }: Pick<Owed, 'state' | 'sent'>): string | undefined {
  if (Number(sent) === 1) return 'Chi bộ đã gửi phiếu, phiếu giữ nguyên.';
  return whyNotObligation('excuse', state);
}

function asRow(owed: Owed): ExcuseRow {
  const { id: obligationId, cell_id: cellId, name, label: kindLabel, month, state } = owed;
  const whyNot = whyNotExcused(owed);
  return {
    ...{ obligationId, cellId, name, kindLabel, month, stateLabel: OBLIGATION_STATE_LABEL[state] },
    ...(whyNot !== undefined && { whyNot }),
  };
}
