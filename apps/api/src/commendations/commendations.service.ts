import { Injectable } from '@nestjs/common';
import type { CommendationsView } from '@chibo/contracts';
import { CommendationBody, CommendationsQuery, WithdrawCommendationBody } from '@chibo/contracts';
import { addDays, allows, formatDate, vietnamDay, whyDenied } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { deskOf } from '../cell-months/desk';
import { MOST_LISTED, requireListable } from '../cell-months/whole-lists';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { lastBefore, pathOn } from '../organizations/tree';
import { Commendation, searchable } from './commendation.entity';
import { commendationCounts, countCommendations, listCommendations } from './commendation-rows';

const PAGE_SIZE = 100;

type Written = Pick<
  Commendation,
  'organizationId' | 'year' | 'kind' | 'form' | 'recipient' | 'count' | 'forWhat' | 'decisionNumber' | 'decidedOn'
>;

/** "Khen thưởng": a committee's list of whom it has commended. */
@Injectable()
export class CommendationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
  ) {}

  view(actor: Actor, query: CommendationsQuery): Promise<CommendationsView> {
    return this.read(actor, query, PAGE_SIZE);
  }

  /** All that are found, for files. */
  whole(actor: Actor, query: CommendationsQuery): Promise<CommendationsView> {
    return this.read(actor, { ...query, page: 1 }, MOST_LISTED);
  }

  private async read(actor: Actor, query: CommendationsQuery, pageSize: number): Promise<CommendationsView> {
    const { organizationId = deskOf(actor), page = 1, ...wanted } = query;
    const standings = await this.access.require('readCommendations', actor, organizationId);
    const may = standings.some(({ role, relation }) => allows('manageCommendations', role, relation));
    const day = vietnamDay(this.clock.now());
    const list = { committeeId: organizationId, day };
    return this.database.read(async (manager) => {
      const total = await countCommendations(manager, list, wanted);
      if (pageSize === MOST_LISTED) requireListable(total);
      const at = { limit: pageSize, offset: (page - 1) * pageSize };
      const name = (await lastBefore(manager, [organizationId], addDays(day, 1))).get(organizationId)?.name ?? '';
      return {
        organization: { id: organizationId, name },
        ...(wanted.year !== undefined && { year: Number(wanted.year) }),
        ...{ rows: await listCommendations(manager, list, wanted, at), total, page, pageSize },
        ...(await commendationCounts(manager, list, wanted.year)),
        ...(!may && { whyNotChange: whyDenied('manageCommendations', standings) }),
        at: this.clock.now().toISOString(),
      };
    });
  }

  async add(actor: Actor, { committeeId, ...body }: CommendationBody): Promise<void> {
    await this.access.require('manageCommendations', actor, committeeId);
    const row = written(body);
    await this.database.write(async (manager) => {
      await this.requireFit(manager, committeeId, row);
      const id = newId();
      await manager.insert(Commendation, {
        ...{ id, committeeId, ...row, ...searchable(row), version: 1 },
        ...{ createdBy: actor.accountId ?? '', createdAt: this.clock.now().toISOString() },
        ...{ withdrawnAt: null, withdrawnBy: null, withdrawnReason: null },
      });
      const { organizationId, year, decisionNumber: number, count } = row;
      const payload = { committeeId, organizationId, year, number, count };
      await this.audit.record(manager, actor, 'commendation.added', { type: 'commendation', id }, payload);
    });
  }

  async change(actor: Actor, id: string, version: number, { committeeId, ...body }: CommendationBody): Promise<void> {
    const before = await this.permitted(actor, id);
    if (before.committeeId !== committeeId) throw Refusal.notFound('khen thưởng');
    const row = written(body);
    await this.store(id, version, { ...row, ...searchable(row) }, async (manager) => {
      await this.requireFit(manager, committeeId, row);
      const payload = { before: unnamed(before), after: unnamed(row) };
      await this.audit.record(manager, actor, 'commendation.changed', { type: 'commendation', id }, payload);
    });
  }

  /** The row stays, with why it stands no more. */
  async withdraw(actor: Actor, id: string, version: number, { reason }: WithdrawCommendationBody): Promise<string> {
    const { committeeId } = await this.permitted(actor, id);
    const [at, by] = [this.clock.now().toISOString(), actor.accountId];
    const gone = { withdrawnAt: at, withdrawnBy: by, withdrawnReason: reason };
    await this.store(id, version, gone, (manager) =>
      this.audit.record(manager, actor, 'commendation.withdrawn', { type: 'commendation', id }, { reason }),
    );
    return committeeId;
  }

  private async permitted(actor: Actor, id: string): Promise<Commendation> {
    const row = await this.database.read((manager) => manager.findOneBy(Commendation, { id }));
    if (!row) throw Refusal.notFound('khen thưởng');
    await this.access.require('manageCommendations', actor, row.committeeId);
    if (row.withdrawnAt) throw Refusal.conflict('WRONG_STATE', 'Khen thưởng này đã rút nên không sửa được.');
    return row;
  }

  /** Compare-and-set on the version that was seen, while it stands. */
  private async store(
    id: string,
    version: number,
    change: Partial<Commendation>,
    act: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    await this.database.write(async (manager) => {
      const { affected } = await manager.update(Commendation, { id, version }, { ...change, version: version + 1 });
      if (!affected)
        throw new Refusal(412, 'VERSION_CONFLICT', 'Khen thưởng này vừa được sửa ở máy khác. Đồng chí xem lại.');
      await act(manager);
    });
  }

  /** The organisation stands under the committee on the day of the decision, or is it. */
  private async requireFit(manager: EntityManager, committeeId: string, row: Written): Promise<void> {
    const today = vietnamDay(this.clock.now());
    if (row.decidedOn > today)
      throw Refusal.badRequest([
        { field: 'decidedOn', text: `Ngày quyết định ${formatDate(row.decidedOn)} chưa đến.` },
      ]);
    if (row.decidedOn < `${row.year}-01-01`)
      throw Refusal.badRequest([{ field: 'decidedOn', text: `Ngày quyết định trước năm được khen (${row.year}).` }]);
    const path = await pathOn(manager, row.organizationId, row.decidedOn);
    if (path.some(({ id }) => id === committeeId)) return;
    const text = `Tổ chức này không thuộc cấp ủy vào ngày ${formatDate(row.decidedOn)}.`;
    throw Refusal.badRequest([{ field: 'organizationId', text }]);
  }
}

function written({ recipient, ...body }: Omit<CommendationBody, 'committeeId'>): Written {
  const { organizationId, year, kind, form, count, forWhat, decisionNumber, decidedOn } = body;
  const named = recipient?.trim() ?? '';
  if (named && count !== 1)
    throw Refusal.badRequest([
      { field: 'count', text: 'Dòng ghi tên thì số lượng là 1; không ghi tên thì ghi số lượng.' },
    ]);
  return { organizationId, year, kind, form, recipient: named, count, forWhat, decisionNumber, decidedOn };
}

/** Names of persons stay out of the audit. */
function unnamed({ organizationId, year, kind, form, count, forWhat, decisionNumber, decidedOn }: Written): object {
  return { organizationId, year, kind, form, count, forWhat, decisionNumber, decidedOn };
}
