import { Injectable } from '@nestjs/common';
import type { IndicatorOverview, IndicatorsView, IndicatorView } from '@chibo/contracts';
import { ChangeIndicatorBody, IndicatorItem, IndicatorsBody, MOST_INDICATORS } from '@chibo/contracts';
import { allows, indicatorPeriodOf, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { changeRow, insertAll } from '../db/rows';
import { ask, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import { lastKnown, pathOn } from '../organizations/tree';
import { Indicator, IndicatorClosing } from './indicator.entities';
import { IndicatorOverviews } from './indicator-overviews.service';
import { closingsOf, indicatorsOf, indicatorWith, requirePeriod, viewOf } from './indicator-reader';

const MANAGE = 'manageIndicators';

/** A committee says what its organisations report, and until when it takes their figures of a period. */
@Injectable()
export class IndicatorsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly overviews: IndicatorOverviews,
  ) {}

  async list(actor: Actor, organizationId: string): Promise<IndicatorsView> {
    const standings = await this.access.require('readIndicators', actor, organizationId);
    return this.database.read(async (manager) => {
      const path = await pathOn(manager, organizationId, this.today());
      const [node] = path;
      if (!node) throw Refusal.notFound('tổ chức đảng');
      const names = new Map(path.map(({ id, name }) => [id, name]));
      const rows = await indicatorsOf(manager, path);
      return {
        organization: { id: node.id, name: node.name },
        indicators: rows.map((row) => viewOf(row, names.get(row.committeeId) ?? '')),
        mayManage: !node.isCell && standings.some(({ role, relation }) => allows(MANAGE, role, relation)),
      };
    });
  }

  /** Several at once: a committee takes over what it needs of the templates. */
  async create(actor: Actor, committeeId: string, { indicators }: IndicatorsBody): Promise<IndicatorsView> {
    await this.access.require(MANAGE, actor, committeeId);
    if (indicators.length === 0) refuse('indicators', 'Đồng chí chọn ít nhất một chỉ tiêu.');
    await this.inTurn(committeeId, async (manager) => {
      const known = await manager.findBy(Indicator, { committeeId });
      if (known.length + indicators.length > MOST_INDICATORS)
        refuse('indicators', `Một cấp ủy có nhiều nhất ${MOST_INDICATORS} chỉ tiêu.`);
      const names = new Set(known.filter(({ retiredAt }) => !retiredAt).map(({ name }) => name));
      const rows = indicators.map((item, at): Indicator => {
        const fields = fieldsOf(item);
        if (names.has(fields.name)) refuse('indicators', `Đã có chỉ tiêu “${fields.name}”.`);
        names.add(fields.name);
        return {
          ...{ id: newId(), committeeId, ...fields, sort: known.length + at, version: 1, retiredAt: null },
          ...{ createdBy: actor.accountId ?? '', createdAt: this.clock.now().toISOString() },
        };
      });
      await insertAll(manager, Indicator, rows);
      const subject = { type: 'organization', id: committeeId } as const;
      const payload = { indicators: rows.map(({ id, name }) => ({ id, name })) };
      await this.audit.record(manager, actor, 'indicators.created', subject, payload);
    });
    return this.list(actor, committeeId);
  }

  /** Its words, targets, whether it is still used; not how its values come about once there are some. */
  async change(actor: Actor, id: string, version: number, body: ChangeIndicatorBody): Promise<IndicatorView> {
    return this.database.writeInTurn(`indicator:${id}`, async (manager) => {
      const before = await indicatorWith(manager, id);
      await this.access.require(MANAGE, actor, before.committeeId);
      if (before.version !== version) throw changed();
      const fields = fieldsOf(body);
      const meaning = ({ period, sum, entrant }: Pick<Indicator, 'period' | 'sum' | 'entrant'>): string =>
        [period, sum, entrant].join();
      if (meaning(fields) !== meaning(before) && (await hasValues(manager, id)))
        refuse('sum', 'Chỉ tiêu đã có số liệu nên không đổi kỳ nhập, cách cộng, nơi nhập; đồng chí lập chỉ tiêu mới.');
      const retiredAt = body.retired ? (before.retiredAt ?? this.clock.now().toISOString()) : null;
      const after = { ...fields, retiredAt, version: version + 1 };
      await changeRow(manager, Indicator, { id }, after);
      const [{ name }] = [...(await lastKnown(manager, [before.committeeId], this.today())).values()];
      const view = viewOf({ ...before, ...after }, name);
      const subject = { type: 'indicator', id } as const;
      await this.audit.record(manager, actor, 'indicator.changed', subject, {
        before: viewOf(before, name),
        after: view,
      });
      return view;
    });
  }

  /** No more values of its indicators for the period. */
  async close(actor: Actor, committeeId: string, period: string): Promise<IndicatorOverview> {
    await this.access.require(MANAGE, actor, committeeId);
    requirePeriod(period, this.today());
    await this.inTurn(committeeId, async (manager) => {
      if ((await closingsOf(manager, [committeeId], period)).size > 0)
        throw Refusal.conflict('CLOSED', 'Kỳ này đã khóa số liệu.');
      const none = { reopenedBy: null, reopenedAt: null, reason: null };
      const by = { closedBy: actor.accountId ?? '', closedAt: this.clock.now().toISOString() };
      await manager.insert(IndicatorClosing, { id: newId(), committeeId, period, ...by, ...none });
      const subject = { type: 'organization', id: committeeId } as const;
      await this.audit.record(manager, actor, 'indicators.closed', subject, { period });
    });
    return this.overviews.overview(actor, { organizationId: committeeId, period });
  }

  async reopen(actor: Actor, committeeId: string, period: string, reason: string): Promise<IndicatorOverview> {
    await this.access.require(MANAGE, actor, committeeId);
    await this.inTurn(committeeId, async (manager) => {
      const [open] = await ask<{ id: string }>(
        manager,
        sql`SELECT id FROM indicator_closing WHERE committee_id = ${committeeId} AND period = ${period} AND reopened_at IS NULL`,
      );
      if (!open) throw Refusal.conflict('NOT_CLOSED', 'Kỳ này chưa khóa số liệu.');
      const by = { reopenedBy: actor.accountId ?? '', reopenedAt: this.clock.now().toISOString(), reason };
      await changeRow(manager, IndicatorClosing, { id: open.id }, by);
      const subject = { type: 'organization', id: committeeId } as const;
      await this.audit.record(manager, actor, 'indicators.reopened', subject, { period, reason });
    });
    return this.overviews.overview(actor, { organizationId: committeeId, period });
  }

  private inTurn(committeeId: string, act: (manager: EntityManager) => Promise<void>): Promise<void> {
    return this.database.writeInTurn(`indicators of:${committeeId}`, act);
  }

  private today(): string {
    return vietnamDay(this.clock.now());
  }
}

type Fields = Omit<Indicator, 'id' | 'committeeId' | 'sort' | 'version' | 'retiredAt' | 'createdBy' | 'createdAt'>;

/** What was sent, held against itself: a share has two counts and their names, a target a period it can be reached in. */
function fieldsOf(item: IndicatorItem): Fields {
  const { period, sum, entrant, decimals } = item;
  const [name, section, unit] = [item.name, item.section, item.unit].map((text) => text.trim());
  const [partName, wholeName] = [item.partName?.trim() || null, item.wholeName?.trim() || null];
  if (sum === 'SHARE' && !(partName && wholeName)) refuse('partName', `“${name}”: tỷ lệ cần tên của cả hai số.`);
  for (const target of item.targets) {
    if (!indicatorPeriodOf(target.period))
      refuse('targets', `“${name}”: kỳ “${target.period}” của mức cần đạt không hợp lệ.`);
    if (sum === 'SHARE' && target.value > 10_000) refuse('targets', `“${name}”: tỷ lệ cần đạt không quá 100%.`);
  }
  const targets = item.targets.map((target) => ({ ...target, label: target.label.trim() }));
  return { name, section, unit, period, sum, entrant, partName, wholeName, decimals, targets };
}

async function hasValues(manager: EntityManager, id: string): Promise<boolean> {
  const found = await ask(manager, sql`SELECT id FROM indicator_value WHERE indicator_id = ${id} LIMIT 1`);
  return found.length > 0;
}

export function changed(): Refusal {
  return new Refusal(412, 'CHANGED', 'Vừa có người khác thay đổi. Đồng chí mở lại rồi làm tiếp.');
}

function refuse(field: string, text: string): never {
  throw Refusal.badRequest([{ field, text }]);
}
