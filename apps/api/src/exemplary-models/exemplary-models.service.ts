import { Injectable } from '@nestjs/common';
import type { ExemplaryModelsView } from '@chibo/contracts';
import { DecideModelBody, ExemplaryModelsQuery, NominateModelBody, OpenModelBody, RemarkBody } from '@chibo/contracts';
import {
  addDays,
  allows,
  foldVietnamese,
  formatDate,
  lastOpenDay,
  vietnamDay,
  whyNotDecideModel,
  whyNotRemark,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { MOST_LISTED, requireListable } from '../cell-months/whole-lists';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { lastBefore, pathOn } from '../organizations/tree';
import { ExemplaryModel, ModelRemark } from './exemplary-model.entities';
import { countModels, listModels } from './model-rows';

const PAGE_SIZE = 50;

/** "Mô hình học tập và làm theo Bác": nominated, put before all for some days, decided. */
@Injectable()
export class ExemplaryModelsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
  ) {}

  view(actor: Actor, query: ExemplaryModelsQuery): Promise<ExemplaryModelsView> {
    return this.read(actor, query, PAGE_SIZE);
  }

  /** All that are found, for files. */
  whole(actor: Actor, query: ExemplaryModelsQuery): Promise<ExemplaryModelsView> {
    return this.read(actor, { ...query, page: 1 }, MOST_LISTED);
  }

  private async read(actor: Actor, query: ExemplaryModelsQuery, pageSize: number): Promise<ExemplaryModelsView> {
    const { organizationId = ownOf(actor), page = 1, ...wanted } = query;
    const standings = await this.access.require('readModels', actor, organizationId);
    const may = (right: 'nominateModel' | 'manageModels' | 'remarkModel'): boolean =>
      standings.some(({ role, relation }) => allows(right, role, relation));
    const today = this.today();
    return this.database.read(async (manager) => {
      const above = (await pathOn(manager, organizationId, today)).slice(1).map(({ id }) => id);
      const look = { organizationId, above, today };
      const total = await countModels(manager, look, wanted);
      if (pageSize === MOST_LISTED) requireListable(total);
      const at = { limit: pageSize, offset: (page - 1) * pageSize };
      const name = (await lastBefore(manager, [organizationId], addDays(today, 1))).get(organizationId)?.name ?? '';
      return {
        organization: { id: organizationId, name },
        ...{ rows: await listModels(manager, look, wanted, at), total, page, pageSize },
        ...{ mayNominate: above.length > 0 && may('nominateModel'), mayManage: may('manageModels') },
        mayRemark: may('remarkModel'),
        at: this.clock.now().toISOString(),
      };
    });
  }

  async nominate(actor: Actor, { organizationId, year, title, summary }: NominateModelBody): Promise<void> {
    await this.access.require('nominateModel', actor, organizationId);
    const today = this.today();
    if (year > Number(today.slice(0, 4))) throw Refusal.badRequest([{ field: 'year', text: 'Năm này chưa đến.' }]);
    await this.database.write(async (manager) => {
      const superior = (await pathOn(manager, organizationId, today)).at(1);
      if (!superior) throw Refusal.conflict('NO_SUPERIOR', 'Tổ chức này không có cấp trên trực tiếp để đề cử.');
      const id = newId();
      await manager.insert(ExemplaryModel, {
        ...{ id, committeeId: superior.id, organizationId, year, title, summary, state: 'NOMINATED' as const },
        ...{ folded: foldVietnamese(`${title} ${summary}`), nominatedBy: actor.accountId ?? '', version: 1 },
        ...{ nominatedAt: this.clock.now().toISOString(), openedOn: null, openUntil: null },
        ...{ decisionNumber: null, decidedOn: null },
      });
      const payload = { organizationId, committeeId: superior.id, year, title };
      await this.audit.record(manager, actor, 'model.nominated', { type: 'model', id }, payload);
    });
  }

  async open(actor: Actor, id: string, version: number, { days }: OpenModelBody): Promise<string> {
    const model = await this.managed(actor, id);
    if (model.state !== 'NOMINATED') throw Refusal.conflict('WRONG_STATE', 'Mô hình này đã được công khai lấy ý kiến.');
    const [openedOn, openUntil] = [this.today(), lastOpenDay(this.today(), days)];
    await this.store(model, version, { state: 'OPEN', openedOn, openUntil }, (manager) =>
      this.audit.record(manager, actor, 'model.opened', { type: 'model', id }, { openUntil }),
    );
    return model.committeeId;
  }

  /** Whoever acts for an organisation under the committee, while it is open; the act is not taken back. */
  async remark(actor: Actor, id: string, { organizationId, kind, words }: RemarkBody): Promise<void> {
    await this.access.require('remarkModel', actor, organizationId);
    await this.database.write(async (manager) => {
      const model = await manager.findOneBy(ExemplaryModel, { id });
      const path = await pathOn(manager, organizationId, this.today());
      if (!model || !path.some((node) => node.id === model.committeeId)) throw Refusal.notFound('mô hình');
      const why = whyNotRemark({ ...model, openUntil: model.openUntil ?? undefined }, this.today());
      if (why) throw Refusal.conflict('WRONG_STATE', why);
      const remark = { id: newId(), modelId: id, organizationId, kind, words };
      const [by, at] = [actor.accountId ?? '', this.clock.now().toISOString()];
      await manager.insert(ModelRemark, { ...remark, by, at });
      await this.audit.record(manager, actor, 'model.remarked', { type: 'model', id }, { organizationId, kind });
    });
  }

  async decide(actor: Actor, id: string, version: number, body: DecideModelBody): Promise<string> {
    const model = await this.managed(actor, id);
    const why = whyNotDecideModel({ ...model, openUntil: model.openUntil ?? undefined }, this.today());
    if (why) throw Refusal.conflict('WRONG_STATE', why);
    const { recognised, decisionNumber, decidedOn } = body;
    if (decidedOn > this.today())
      throw Refusal.badRequest([{ field: 'decidedOn', text: `Ngày quyết định ${formatDate(decidedOn)} chưa đến.` }]);
    if (decidedOn <= (model.openUntil ?? ''))
      throw Refusal.badRequest([{ field: 'decidedOn', text: 'Ngày quyết định phải sau thời gian lấy ý kiến.' }]);
    const state = recognised ? ('RECOGNISED' as const) : ('DECLINED' as const);
    await this.store(model, version, { state, decisionNumber, decidedOn }, (manager) =>
      this.audit.record(
        manager,
        actor,
        'model.decided',
        { type: 'model', id },
        { after: state, number: decisionNumber, on: decidedOn },
      ),
    );
    return model.committeeId;
  }

  private async managed(actor: Actor, id: string): Promise<ExemplaryModel> {
    const model = await this.database.read((manager) => manager.findOneBy(ExemplaryModel, { id }));
    if (!model) throw Refusal.notFound('mô hình');
    await this.access.require('manageModels', actor, model.committeeId);
    return model;
  }

  /** Compare-and-set on the version that was seen. */
  private async store(
    { id }: ExemplaryModel,
    version: number,
    change: Partial<ExemplaryModel>,
    act: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    await this.database.write(async (manager) => {
      const { affected } = await manager.update(ExemplaryModel, { id, version }, { ...change, version: version + 1 });
      if (!affected)
        throw new Refusal(412, 'VERSION_CONFLICT', 'Mô hình này vừa được sửa ở máy khác. Đồng chí xem lại.');
      await act(manager);
    });
  }

  private today(): string {
    return vietnamDay(this.clock.now());
  }
}

function ownOf({ roles }: Actor): string {
  const own = roles.find(({ role }) => allows('readModels', role, 'OWN'));
  if (!own) throw Refusal.forbidden('Mô hình học tập và làm theo Bác do chi bộ, cấp ủy xem.');
  return own.organizationId;
}
