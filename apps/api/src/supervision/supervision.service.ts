import { Injectable } from '@nestjs/common';
import type { SupervisionView } from '@chibo/contracts';
import { AssignOfficerBody } from '@chibo/contracts';
import { addDays, formatDate, vietnamDay, whyNotSupervising } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { childrenOn } from '../organizations/tree';
import { SupervisingOfficer } from './supervising-officer.entity';
import type { AssignmentRow } from './supervision-reader';
import { mayDrop, periodOf, SupervisionReader } from './supervision-reader';

/** A committee says who of its members follows which of its branches. */
@Injectable()
export class SupervisionService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly reader: SupervisionReader,
  ) {}

  /** One comrade for some branches, in place of who follows them where that is said. All of them or none. */
  async assign(actor: Actor, committeeId: string, body: AssignOfficerBody): Promise<SupervisionView> {
    await this.access.require('manageSupervision', actor, committeeId);
    if (body.cells.length === 0) refuse('cells', 'Đồng chí chọn ít nhất một chi bộ.');
    await this.inTurn(committeeId, async (manager) => {
      await this.requireAccount(manager, committeeId, body);
      const names = await this.subordinates(manager, committeeId, body.from);
      for (const item of body.cells) {
        const cell = names.get(item.cellId);
        if (cell === undefined)
          refuse('cells', `Có chi bộ không trực thuộc cấp ủy này trong ngày ${formatDate(body.from)}.`);
        else await this.assignOne(manager, actor, { committeeId, body, ...item, cell });
      }
    });
    return this.reader.view(actor, committeeId);
  }

  /** Sets the last day, also another one than was set before. */
  async end(actor: Actor, committeeId: string, id: string, version: number, until: string): Promise<SupervisionView> {
    await this.access.require('manageSupervision', actor, committeeId);
    await this.inTurn(committeeId, async (manager) => {
      const rows = await this.reader.rows(manager, committeeId);
      const row = found(rows, id);
      const others = rows.filter((each) => each.cell_id === row.cell_id && each.id !== id);
      const wrong = whyNotSupervising({ from: row.valid_from, until }, others.map(namedPeriod));
      if (wrong) refuse('until', wrong.text);
      await this.setEnd(manager, actor, row, version, addDays(until, 1));
    });
    return this.reader.view(actor, committeeId);
  }

  /** Takes back what has not begun or was entered today; anything else stays readable and is ended. */
  async drop(actor: Actor, committeeId: string, id: string, version: number): Promise<SupervisionView> {
    await this.access.require('manageSupervision', actor, committeeId);
    await this.inTurn(committeeId, async (manager) => {
      const row = found(await this.reader.rows(manager, committeeId), id);
      if (!mayDrop(row, vietnamDay(this.clock.now())))
        throw Refusal.conflict(
          'WRONG_STATE',
          'Phân công đã có hiệu lực từ trước hôm nay nên không bỏ được; đồng chí ghi ngày kết thúc.',
        );
      const { affected } = await manager.delete(SupervisingOfficer, { id, version });
      if (!affected) throw changed();
      const payload = { committeeId, name: row.name, from: row.valid_from };
      await this.audit.record(manager, actor, 'supervision.dropped', subjectOf(row), payload);
    });
    return this.reader.view(actor, committeeId);
  }

  private async assignOne(
    manager: EntityManager,
    actor: Actor,
    { committeeId, body, cellId, cell, replacesId }: Assigning,
  ): Promise<void> {
    const { name, accountId = null, from, until } = body;
    const rows = (await this.reader.rows(manager, committeeId)).filter((row) => row.cell_id === cellId);
    const replaced = replacesId ? found(rows, replacesId) : undefined;
    if (replaced && replaced.valid_from >= from)
      refuse(
        'from',
        `Người được thay ở ${cell} phụ trách từ ngày ${formatDate(replaced.valid_from)}; cần một ngày sau đó.`,
      );
    const others = rows.filter((row) => row.id !== replacesId);
    const wrong = whyNotSupervising({ from, until: until ?? undefined }, others.map(namedPeriod));
    if (wrong)
      refuse(wrong.field, wrong.field === 'until' && until && until < from ? wrong.text : `${cell}: ${wrong.text}`);
    if (replaced && (periodOf(replaced).until ?? from) >= from)
      await this.setEnd(manager, actor, replaced, replaced.version, from);
    const id = newId();
    const by = { createdBy: actor.accountId ?? '', createdAt: this.clock.now().toISOString() };
    const validTo = until ? addDays(until, 1) : null;
    await manager.insert(SupervisingOfficer, {
      id,
      committeeId,
      cellId,
      name,
      accountId,
      validFrom: from,
      validTo,
      version: 1,
      ...by,
    });
    const payload = { committeeId, name, accountId, from, until: until ?? null };
    await this.audit.record(manager, actor, 'supervision.assigned', subjectOf({ cell_id: cellId }), payload);
  }

  private async setEnd(
    manager: EntityManager,
    actor: Actor,
    row: AssignmentRow,
    version: number,
    validTo: string,
  ): Promise<void> {
    const change = { validTo, version: version + 1 };
    const { affected } = await manager.update(SupervisingOfficer, { id: row.id, version }, change);
    if (!affected) throw changed();
    const before = row.valid_to && addDays(row.valid_to, -1);
    const payload = { name: row.name, from: row.valid_from, before, after: addDays(validTo, -1) };
    await this.audit.record(manager, actor, 'supervision.ended', subjectOf(row), payload);
  }

  private async requireAccount(
    manager: EntityManager,
    committeeId: string,
    { accountId }: AssignOfficerBody,
  ): Promise<void> {
    if (!accountId) return;
    const accounts = await this.reader.accounts(manager, committeeId, vietnamDay(this.clock.now()));
    if (!accounts.some((account) => account.accountId === accountId))
      refuse('accountId', 'Tài khoản này không thuộc cấp ủy.');
  }

  /** Direct branches on that day, by name. */
  private async subordinates(manager: EntityManager, committeeId: string, day: string): Promise<Map<string, string>> {
    const direct = (await childrenOn(manager, committeeId, day)).filter(({ isCell }) => isCell);
    return new Map(direct.map(({ id, name }) => [id, name]));
  }

  private inTurn(committeeId: string, act: (manager: EntityManager) => Promise<void>): Promise<void> {
    return this.database.writeInTurn(`supervision:${committeeId}`, act);
  }
}

interface Assigning {
  committeeId: string;
  body: AssignOfficerBody;
  cellId: string;
  cell: string;
  replacesId?: string | null;
}

function found(rows: readonly AssignmentRow[], id: string): AssignmentRow {
  const row = rows.find((each) => each.id === id);
  if (!row) throw Refusal.notFound('phân công phụ trách');
  return row;
}

function namedPeriod(row: AssignmentRow): { name: string; from: string; until?: string } {
  const { from, until } = periodOf(row);
  return { name: row.name, from, until };
}

function subjectOf({ cell_id: id }: Pick<AssignmentRow, 'cell_id'>): { type: 'organization'; id: string } {
  return { type: 'organization', id };
}

function changed(): Refusal {
  return new Refusal(412, 'CHANGED', 'Phân công này vừa được người khác sửa. Đồng chí mở lại trang để xem.');
}

function refuse(field: string, text: string): never {
  throw Refusal.badRequest([{ field, text }]);
}
