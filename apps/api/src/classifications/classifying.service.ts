import { Injectable } from '@nestjs/common';
import { ClassifyBody, SelfClassBody } from '@chibo/contracts';
import type { AnnualClass, AnnualOutcome } from '@chibo/domain';
import { ANNUAL_CLASS_LABEL, annualOutcome, formatDate, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { pathOn } from '../organizations/tree';
import { namingDay } from '../reports/period-rows';
import { AnnualClassification } from './classification.entities';
import { CONCLUDED } from './classifications.service';
import type { ListedYear } from './list-rows';
import { yearsOf } from './list-rows';
import { conclusionOf, YearLists } from './year-lists';

/** What two people may not do to a list at once. */
export function matterOf(committeeId: string, year: number): string {
  return `classifications:${committeeId}:${year}`;
}

/** What is said of organisations' years: by themselves, by their superior, and what that one decides. */
@Injectable()
export class Classifying {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly lists: YearLists,
  ) {}

  /** What an organisation says of its own year, while its superior has decided nothing. */
  async rateOwn(actor: Actor, body: SelfClassBody, version: number): Promise<void> {
    const { organizationId, year, annualClass = null } = body;
    await this.access.require('rateOwnYear', actor, organizationId);
    const { scope } = await this.lists.living(actor, organizationId, year);
    const path = await this.database.read((manager) => pathOn(manager, organizationId, namingDay(scope)));
    const superior = path.at(1);
    if (!superior) throw Refusal.conflict('NO_SUPERIOR', NO_SUPERIOR);
    const list = await this.lists.living(actor, superior.id, year);
    await this.inTurn(superior.id, year, async (manager) => {
      const [row] = await yearsOf(manager, list, [organizationId]);
      if (row?.decided_class) throw Refusal.conflict('WRONG_STATE', DECIDED_ALREADY);
      if (!row || row.version !== version) throw stale([row?.name ?? '']);
      const ground = annualClass ? (body.ground ?? '') : '';
      const said = { selfClass: annualClass, selfGround: ground, ...this.signed(actor, 'self') };
      const id = await this.store(manager, row, year, said);
      const payload = { before: row.self_class, after: annualClass, ground };
      await this.audit.record(manager, actor, 'classification.rated', { type: 'classification', id }, payload);
    });
  }

  /** One act on rows of a list: all of them as they were seen, or none. */
  async classify(actor: Actor, body: ClassifyBody): Promise<void> {
    const { organizationId: committeeId, year, items } = body;
    await this.access.require('manageClassifications', actor, committeeId);
    requireWhole(body, vietnamDay(this.clock.now()));
    const list = await this.lists.living(actor, committeeId, year);
    await this.inTurn(committeeId, year, async (manager) => {
      const ids = items.map(({ organizationId }) => organizationId);
      refuseOwn(actor, ids);
      const rows = new Map((await yearsOf(manager, list, ids)).map((row) => [row.organization_id, row]));
      if (ids.some((id) => !rows.has(id))) throw Refusal.conflict('NOT_ON_LIST', NOT_ON_LIST);
      const moved = items.filter(({ organizationId, version }) => rows.get(organizationId)?.version !== version);
      if (moved.length > 0) throw stale(moved.map(({ organizationId }) => rows.get(organizationId)?.name ?? ''));
      for (const id of ids) await this.one(manager, actor, rows.get(id) as ListedYear, body);
    });
  }

  private async one(manager: EntityManager, actor: Actor, row: ListedYear, body: ClassifyBody): Promise<void> {
    const { before, after } = requireOutcome(row, body);
    const ground = body.ground ?? '';
    const subject = (id: string) => ({ type: 'classification', id }) as const;
    if (body.act === 'UNDO') {
      const id = await this.store(manager, row, body.year, NOT_DECIDED);
      const [number, on] = [row.decision_number ?? '', row.decided_on ?? ''];
      const payload = { before: before as AnnualClass, number, on, reason: ground };
      return this.audit.record(manager, actor, 'classification.undone', subject(id), payload);
    }
    if (body.act === 'PROPOSE') {
      const said = { proposedClass: after, proposedGround: ground, ...this.signed(actor, 'proposed') };
      const id = await this.store(manager, row, body.year, said);
      const payload = { before: before ?? null, after: after as AnnualClass, ground };
      return this.audit.record(manager, actor, 'classification.proposed', subject(id), payload);
    }
    const [number, on] = [body.decisionNumber ?? '', body.decidedOn ?? ''];
    const decided = { decidedClass: after, decisionNumber: number, decidedOn: on, ...this.signed(actor, 'decided') };
    const id = await this.store(manager, row, body.year, decided);
    const payload = { before: before ?? null, after: after as AnnualClass, number, on };
    return this.audit.record(manager, actor, 'classification.decided', subject(id), payload);
  }

  private inTurn(committeeId: string, year: number, act: (manager: EntityManager) => Promise<void>): Promise<void> {
    return this.database.writeInTurn(matterOf(committeeId, year), async (manager) => {
      if (await conclusionOf(manager, committeeId, year)) throw Refusal.conflict('LIST_CONCLUDED', CONCLUDED);
      await act(manager);
    });
  }

  private async store(
    manager: EntityManager,
    row: ListedYear,
    year: number,
    change: Partial<AnnualClassification>,
  ): Promise<string> {
    const version = row.version + 1;
    if (row.id) {
      await manager.update(AnnualClassification, { id: row.id }, { ...change, version });
      return row.id;
    }
    const id = newId();
    const nothing = { ...NOTHING_SAID, ...NOT_DECIDED };
    await manager.insert(AnnualClassification, {
      ...{ id, organizationId: row.organization_id, year, version },
      ...nothing,
      ...change,
    });
    return id;
  }

  private signed<W extends 'self' | 'proposed' | 'decided'>(
    { accountId }: Actor,
    who: W,
  ): { [K in `${W}By` | `${W}At`]: string | null } {
    const at = this.clock.now().toISOString();
    return { [`${who}By`]: accountId, [`${who}At`]: at } as { [K in `${W}By` | `${W}At`]: string | null };
  }
}

const NO_SUPERIOR = 'Tổ chức này không có cấp trên trực tiếp trong hệ thống nên không tự xếp loại ở đây.';
const DECIDED_ALREADY = 'Cấp ủy cấp trên đã quyết định xếp loại năm này nên không sửa tự xếp loại.';
const NOT_ON_LIST =
  'Có tổ chức không trực thuộc cấp ủy này trong năm; mỗi cấp ủy chỉ xếp loại tổ chức trực thuộc mình.';

const NOTHING_SAID = {
  ...{ selfClass: null, selfGround: null, selfBy: null, selfAt: null },
  ...{ proposedClass: null, proposedGround: null, proposedBy: null, proposedAt: null },
};
const NOT_DECIDED = { decidedClass: null, decisionNumber: null, decidedOn: null, decidedBy: null, decidedAt: null };

/** Nobody decides their own: also not who acts for the committee and for an organisation of its list. */
function refuseOwn({ roles }: Actor, ids: readonly string[]): void {
  if (!roles.some(({ organizationId }) => ids.includes(organizationId))) return;
  throw Refusal.forbidden(
    'Không ai tự đề xuất, quyết định xếp loại tổ chức của chính mình; đồng chí khác của cấp ủy làm.',
  );
}

/** What an act needs beside the rows. */
function requireWhole(
  { act, choice, items, ground, decisionNumber, decidedOn, year }: ClassifyBody,
  today: string,
): void {
  const errors: { field: string; text: string }[] = [];
  const need = (field: string, isMissing: boolean, text: string): void => {
    if (isMissing) errors.push({ field, text });
  };
  need('items', items.length === 0, 'Đồng chí chọn ít nhất một tổ chức.');
  need('choice', act !== 'UNDO' && !choice, 'Đồng chí chọn mức xếp loại.');
  need('ground', act === 'UNDO' && !ground?.trim(), 'Đồng chí ghi lý do rút quyết định.');
  if (act === 'DECIDE') {
    need('decisionNumber', !decisionNumber?.trim(), 'Đồng chí ghi số quyết định.');
    need('decidedOn', !decidedOn, 'Đồng chí ghi ngày quyết định.');
    need('decidedOn', decidedOn !== undefined && decidedOn !== null && decidedOn > today, 'Ngày quyết định chưa đến.');
    need(
      'decidedOn',
      Boolean(decidedOn && decidedOn < `${year}-01-01`),
      `Ngày quyết định không thể trước ngày ${formatDate(`${year}-01-01`)}.`,
    );
  }
  if (errors.length > 0) throw Refusal.badRequest(errors);
}

function requireOutcome(row: ListedYear, { act, choice }: ClassifyBody): Exclude<AnnualOutcome, { whyNot: string }> {
  const outcome = annualOutcome(act, choice ?? 'AS_BEFORE', {
    selfClass: row.self_class ?? undefined,
    proposedClass: row.proposed_class ?? undefined,
    decidedClass: row.decided_class ?? undefined,
  });
  if (!('whyNot' in outcome)) return outcome;
  const now = row.decided_class ? ` (${ANNUAL_CLASS_LABEL[row.decided_class]})` : '';
  throw Refusal.conflict(
    'NOT_APPLICABLE',
    `${row.name}: ${outcome.whyNot}${now}. Đồng chí bỏ tổ chức này khỏi lựa chọn.`,
  );
}

function stale(names: readonly string[]): Refusal {
  const shown = names.filter(Boolean).slice(0, 5).join(', ');
  const more = names.length > 5 ? ` và ${names.length - 5} tổ chức khác` : '';
  return Refusal.conflict(
    'ROWS_CHANGED',
    `Vừa có người sửa xếp loại của ${shown || 'tổ chức này'}${more}. Đồng chí xem lại rồi làm lại.`,
  );
}
