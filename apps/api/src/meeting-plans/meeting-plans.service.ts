import { Injectable } from '@nestjs/common';
import type { MeetingPlanView, ScheduleView } from '@chibo/contracts';
import { MeetingPlanBody, ScheduleQuery } from '@chibo/contracts';
import type { MeetingPlan } from '@chibo/domain';
import { allows, isBlank, vietnamDay, whyNotMeetingDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { pathOn, treeDay } from '../organizations/tree';
import { MeetingPlanRow } from './meeting-plan.entity';
import type { ScheduledCell } from './scheduled-cells';
import { countScheduled, listScheduled } from './scheduled-cells';

/** Branches on one page of a schedule. */
const PAGE_SIZE = 500;

/** Branches on paper: some sixty sheets. */
const MOST_PRINTED = 2000;

/** Where branches mean to meet: written by the branch, read by everybody above it, printed as a notice of a subtree. */
@Injectable()
export class MeetingPlansService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
  ) {}

  async view(actor: Actor, organizationId: string, month: string): Promise<MeetingPlanView> {
    const standings = await this.access.require('readCard', actor, organizationId);
    const row = await this.database.read((manager) =>
      manager.findOneBy(MeetingPlanRow, { cellId: organizationId, month }),
    );
    const mayPlan = standings.some(({ role, relation }) => allows('writeCard', role, relation));
    return { organizationId, month, plan: row ? planOf(row) : undefined, mayPlan };
  }

  async plan(actor: Actor, organizationId: string, body: MeetingPlanBody): Promise<MeetingPlanView> {
    await this.access.require('writeCard', actor, organizationId);
    const { month, day, time, place } = body;
    const wrong = whyNotMeetingDay(month, day, vietnamDay(this.clock.now()));
    if (wrong) throw Refusal.badRequest([{ field: 'day', text: wrong }]);
    await this.database.writeInTurn(`meeting-plan:${organizationId}:${month}`, async (manager) => {
      const at = { cellId: organizationId, month };
      const before = await manager.findOneBy(MeetingPlanRow, at);
      const after = { day, time: time || null, place: isBlank(place) ? '' : place.trim() };
      if (before) await manager.update(MeetingPlanRow, { id: before.id }, after);
      else await manager.insert(MeetingPlanRow, { id: newId(), ...at, ...after });
      const subject = { type: 'organization', id: organizationId } as const;
      const payload = { month, before: before && planOf(before), after: planOf(after) };
      await this.audit.record(manager, actor, 'meeting.planned', subject, payload);
    });
    return this.view(actor, organizationId, month);
  }

  /** A page of the subtree's branches, planned or not, by superior and name. */
  schedule(actor: Actor, organizationId: string, { month, q, page = 1 }: ScheduleQuery): Promise<ScheduleView> {
    return this.read(actor, { organizationId, month, q }, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  }

  /** All of them, for paper. */
  async whole(actor: Actor, organizationId: string, month: string): Promise<ScheduleView> {
    const view = await this.read(actor, { organizationId, month }, { limit: MOST_PRINTED, offset: 0 });
    if (view.total > MOST_PRINTED)
      throw Refusal.conflict(
        'TOO_LONG',
        `Thông báo lịch in được cho tối đa ${MOST_PRINTED} chi bộ. Đồng chí in ở từng cấp ủy trực thuộc.`,
      );
    return view;
  }

  private async read(
    actor: Actor,
    { organizationId, month, q }: { organizationId: string; month: string; q?: string },
    at: { limit: number; offset: number },
  ): Promise<ScheduleView> {
    await this.access.require('readMonth', actor, organizationId);
    return this.database.read(async (manager) => {
      const day = treeDay(month, vietnamDay(this.clock.now()));
      const [organization] = await pathOn(manager, organizationId, day);
      if (!organization) throw Refusal.notFound('tổ chức đảng trong tháng này');
      const scope = { organizationId, day, q };
      const { found: total, ...counts } = await countScheduled(manager, scope, month);
      const rows = await this.rows(manager, await listScheduled(manager, scope, at), month);
      return { month, organization: { id: organizationId, name: organization.name }, rows, total, ...counts };
    });
  }

  private async rows(
    manager: EntityManager,
    cells: readonly ScheduledCell[],
    month: string,
  ): Promise<ScheduleView['rows']> {
    const ids = cells.map(({ id }) => id);
    const plans = await this.plans(manager, ids, month);
    const counts = await memberCounts(manager, ids, month);
    const secretaries = await this.secretaries(manager, ids);
    return cells.map(({ id, name, parent_name: parentName }) => ({
      cellId: id,
      name,
      parentName,
      memberCount: counts.get(id),
      plan: plans.get(id),
      secretary: secretaries.get(id),
    }));
  }

  private async plans(manager: EntityManager, cells: string[], month: string): Promise<Map<string, MeetingPlan>> {
    if (cells.length === 0) return new Map();
    const rows = await manager.sql<{ cell_id: string; day: string; time: string | null; place: string }[]>`
      SELECT cell_id, day, time, place FROM meeting_plan WHERE month = ${month} AND cell_id IN (${() => cells})`;
    return new Map(rows.map((row) => [row.cell_id, planOf(row)]));
  }

  private async secretaries(manager: EntityManager, cells: string[]): Promise<Map<string, string>> {
    if (cells.length === 0) return new Map();
    const today = vietnamDay(this.clock.now());
    const rows = await manager.sql<{ organization_id: string; display_name: string }[]>`
      SELECT r.organization_id, a.display_name FROM role_assignment r JOIN account a ON a.id = r.account_id
      WHERE r.role = 'CELL_SECRETARY' AND a.disabled_at IS NULL AND r.organization_id IN (${() => cells})
        AND r.valid_from <= ${today} AND (r.valid_to IS NULL OR r.valid_to > ${today})
      ORDER BY r.valid_from DESC`;
    return new Map(rows.map((row) => [row.organization_id, row.display_name]));
  }
}

function planOf({ day, time, place }: { day: string; time: string | null; place: string }): MeetingPlan {
  return { day, ...(time ? { time } : {}), place };
}

interface SelfRow {
  cell_id: string;
  snapshot: string;
}

/** Đảng số by each branch's newest sent card up to the month. */
async function memberCounts(manager: EntityManager, cells: string[], month: string): Promise<Map<string, number>> {
  if (cells.length === 0) return new Map();
  const rows = await manager.sql<SelfRow[]>`
    SELECT c.cell_id, a.snapshot FROM scorecard c
    JOIN assessment a ON a.scorecard_id = c.id AND a.kind = 'SELF' AND a.revision =
      (SELECT max(b.revision) FROM assessment b WHERE b.scorecard_id = c.id AND b.kind = 'SELF')
    WHERE c.cell_id IN (${() => cells}) AND c.kind <> 'THEMATIC' AND c.month = (
      SELECT max(d.month) FROM scorecard d WHERE d.cell_id = c.cell_id AND d.month <= ${month} AND d.kind <> 'THEMATIC'
        AND d.receipt_number IS NOT NULL)`;
  return new Map(
    rows.flatMap((row): [string, number][] => {
      const { memberCount } = (JSON.parse(row.snapshot) as { content: { facts: { memberCount?: number } } }).content
        .facts;
      return memberCount === undefined ? [] : [[row.cell_id, memberCount]];
    }),
  );
}
