import { Injectable } from '@nestjs/common';
import type { IndicatorEntryView, IndicatorLine } from '@chibo/contracts';
import { IndicatorDraftBody, IndicatorValueItem, SendIndicatorsBody } from '@chibo/contracts';
import type { IndicatorPeriod, IndicatorValue } from '@chibo/domain';
import {
  addMonths,
  allows,
  indicatorPeriodOf,
  monthOf,
  monthsSpanned,
  periodAt,
  periodBefore,
  vietnamDay,
  whyNotValue,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { changeRow, insertAll, insertRow, rowsWhere } from '../db/rows';
import { change, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import type { OrganizationNode } from '../organizations/tree';
import { pathOn } from '../organizations/tree';
import { isGrassroots } from './entrants';
import type { IndicatorDraft } from './indicator.entities';
import { Indicator, IndicatorReport, IndicatorValueRow } from './indicator.entities';
import { closingsOf, dayOf, indicatorsOf, requirePeriod, viewOf } from './indicator-reader';
import { changed } from './indicators.service';
import { currentValues, revisionsOf, valueIn } from './sent-values';

/** What the page stands on, as the act has read it. */
interface Page {
  organizationId: string;
  period: string;
  path: readonly OrganizationNode[];
  indicators: Indicator[];
  closed: ReadonlySet<string>;
  report?: IndicatorReport;
}

/** All that an organisation enters for one period, on one page: saved as a draft, counted once it is sent. */
@Injectable()
export class IndicatorEntries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
  ) {}

  async view(actor: Actor, organizationId: string, period: string): Promise<IndicatorEntryView> {
    const standings = await this.access.require('readIndicators', actor, organizationId);
    const mayEnter = standings.some(({ role, relation }) => allows('enterIndicators', role, relation));
    requirePeriod(period, this.today());
    return this.database.read(async (manager) =>
      this.asView(manager, await this.page(manager, organizationId, period), mayEnter),
    );
  }

  /** Keeps what stands on the page; nothing counts yet. */
  async save(
    actor: Actor,
    organizationId: string,
    period: string,
    version: number,
    body: IndicatorDraftBody,
  ): Promise<IndicatorEntryView> {
    return this.act(actor, organizationId, period, version, async (manager, page) => {
      await this.keep(manager, page, draftOf(page, body), page.report?.sentAt ?? null);
    });
  }

  /** The figures count from now on; those that others were sent for before with a reason, and the others stay readable. */
  async send(
    actor: Actor,
    organizationId: string,
    period: string,
    version: number,
    body: SendIndicatorsBody,
  ): Promise<IndicatorEntryView> {
    return this.act(actor, organizationId, period, version, async (manager, page) => {
      const draft = draftOf(page, body);
      const at = this.clock.now().toISOString();
      const before = await currentValues(manager, organizationId, period);
      const differing = page.indicators.filter(({ id }) => !isSame(valueIn(before.get(id)), draft[id]));
      requireOpen(page, differing);
      const corrected = differing.filter(({ id }) => valueIn(before.get(id)) !== undefined);
      const reason = body.reason?.trim() || null;
      if (corrected.length > 0 && !reason)
        refuse('reason', `Đồng chí ghi lý do sửa ${corrected.map(({ name }) => `“${name}”`).join(', ')}.`);
      for (const { id } of differing)
        await change(
          manager,
          sql`UPDATE indicator_value SET replaced_at = ${at} WHERE indicator_id = ${id}
            AND organization_id = ${organizationId} AND period = ${period} AND replaced_at IS NULL`,
        );
      const { from: firstMonth, to: lastMonth } = monthsSpanned(period);
      const rows = differing.map(({ id }): IndicatorValueRow => {
        const { part = null, whole = null, moreThan = false } = draft[id] ?? {};
        return {
          ...{ id: newId(), indicatorId: id, organizationId, period, firstMonth, lastMonth },
          ...{ revision: (before.get(id)?.revision ?? 0) + 1, moreThan: Number(moreThan), reason },
          ...{ part: part === null ? null : String(part), whole: whole === null ? null : String(whole) },
          ...{ enteredBy: actor.accountId ?? '', enteredAt: at, replacedAt: null },
        };
      });
      await insertAll(manager, IndicatorValueRow, rows);
      await this.keep(manager, page, draft, at);
      const subject = { type: 'organization', id: organizationId } as const;
      const payload = { period, values: rows.length, corrected: corrected.length, reason };
      await this.audit.record(manager, actor, 'indicators.sent', subject, payload);
    });
  }

  private async act(
    actor: Actor,
    organizationId: string,
    period: string,
    version: number,
    work: (manager: EntityManager, page: Page) => Promise<void>,
  ): Promise<IndicatorEntryView> {
    await this.access.require('enterIndicators', actor, organizationId);
    requirePeriod(period, this.today());
    return this.database.writeInTurn(`indicators:${organizationId}`, async (manager) => {
      const page = await this.page(manager, organizationId, period);
      if (page.indicators.length === 0) throw Refusal.conflict('NOTHING_OWED', NOTHING);
      if ((page.report?.version ?? 0) !== version) throw changed();
      await work(manager, page);
      return this.asView(manager, await this.page(manager, organizationId, period), true);
    });
  }

  private async page(manager: EntityManager, organizationId: string, period: string): Promise<Page> {
    const path = await pathOn(manager, organizationId, dayOf(period, this.today()));
    const indicators = (await indicatorsOf(manager, path)).filter(
      (row) => row.period === indicatorPeriodOf(period) && row.retiredAt === null && isEntrant(row, path),
    );
    const committees = [...new Set(indicators.map(({ committeeId }) => committeeId))];
    const closed = new Set((await closingsOf(manager, committees, period)).keys());
    const found = sql`organization_id = ${organizationId} AND period = ${period}`;
    const [report] = await rowsWhere(manager, IndicatorReport, found);
    return { organizationId, period, path, indicators, closed, report };
  }

  private async keep(
    manager: EntityManager,
    { organizationId, period, report }: Page,
    draft: IndicatorDraft,
    sentAt: string | null,
  ): Promise<void> {
    const savedAt = this.clock.now().toISOString();
    if (report)
      await changeRow(
        manager,
        IndicatorReport,
        { id: report.id },
        { draft, savedAt, sentAt, version: report.version + 1 },
      );
    else
      await insertRow(manager, IndicatorReport, {
        id: newId(),
        organizationId,
        period,
        draft,
        version: 1,
        savedAt,
        sentAt,
      });
  }

  private async asView(manager: EntityManager, page: Page, mayEnter: boolean): Promise<IndicatorEntryView> {
    const { organizationId, period, path, indicators, closed, report } = page;
    if (path.length === 0) throw Refusal.notFound('tổ chức đảng trong kỳ này');
    const previousPeriod = periodBefore(period);
    const [sent, previous] = [
      await currentValues(manager, organizationId, period),
      await currentValues(manager, organizationId, previousPeriod),
    ];
    const revisions = await revisionsOf(manager, organizationId, period);
    const names = new Map(path.map(({ id, name }) => [id, name]));
    const lines = indicators.map((row): IndicatorLine => {
      const [now, before, draft] = [valueIn(sent.get(row.id)), valueIn(previous.get(row.id)), report?.draft[row.id]];
      return {
        indicator: viewOf(row, names.get(row.committeeId) ?? ''),
        ...(draft ? { draft } : {}),
        ...(now ? { sent: now } : {}),
        ...(before ? { previous: before } : {}),
        revisions: revisions.get(row.id) ?? [],
        ...(closed.has(row.committeeId) ? { closed: true } : {}),
      };
    });
    const whyNot = whyNotEnter(page, mayEnter);
    return {
      organization: { id: path[0].id, name: path[0].name },
      ...{ period, previousPeriod, version: report?.version ?? 0 },
      state: report ? (report.sentAt ? 'SENT' : 'DRAFT') : 'EMPTY',
      ...(report ? { savedAt: report.savedAt } : {}),
      ...(report?.sentAt ? { sentAt: report.sentAt } : {}),
      lines,
      ...(whyNot ? { whyNot } : {}),
      periods: await this.periods(manager, organizationId),
    };
  }

  /** Sorts of periods it has something to enter for today, each with the newest that is over, or runs where none is. */
  private async periods(manager: EntityManager, organizationId: string): Promise<IndicatorEntryView['periods']> {
    const today = this.today();
    const path = await pathOn(manager, organizationId, today);
    const rows = (await indicatorsOf(manager, path)).filter((row) => row.retiredAt === null && isEntrant(row, path));
    const sorts = new Set(rows.map(({ period }) => period));
    const current = (kind: IndicatorPeriod): string | undefined => {
      if (kind !== 'TERM') return periodAt(kind, kind === 'YEAR' ? monthOf(today) : addMonths(monthOf(today), -1));
      return rows
        .flatMap(({ targets }) => targets.map((target) => target.period))
        .findLast((each) => indicatorPeriodOf(each) === 'TERM');
    };
    return [...sorts].flatMap((period) => {
      const text = current(period);
      return text ? [{ period, current: text }] : [];
    });
  }

  private today(): string {
    return vietnamDay(this.clock.now());
  }
}

const NOTHING = 'Tổ chức này không có chỉ tiêu nào phải nhập cho kỳ đó.';

function isEntrant({ entrant, committeeId }: Indicator, path: readonly OrganizationNode[]): boolean {
  return entrant === 'COMMITTEE' ? committeeId === path[0]?.id : isGrassroots(path);
}

function whyNotEnter({ indicators, closed }: Page, mayEnter: boolean): string | undefined {
  if (!mayEnter) return 'Số liệu do chính tổ chức này nhập; đồng chí chỉ xem.';
  if (indicators.length === 0) return NOTHING;
  const open = indicators.some(({ committeeId }) => !closed.has(committeeId));
  return open ? undefined : 'Cấp ủy đã khóa số liệu kỳ này; muốn sửa cần cấp ủy mở lại.';
}

/** What was sent as values, each judged by its indicator; blank is not entered. */
function draftOf({ indicators }: Page, { values }: IndicatorDraftBody): IndicatorDraft {
  const byId = new Map(indicators.map((row) => [row.id, row]));
  const draft: IndicatorDraft = {};
  const errors = values.flatMap((item, at) => {
    const row = byId.get(item.indicatorId);
    if (!row) return [{ field: `values.${at}.indicatorId`, text: 'Chỉ tiêu này không nhập ở đây.' }];
    const value = asValue(item);
    if (!value) return [];
    const text = whyNotValue(row, value);
    if (text) return [{ field: `values.${at}.part`, text }];
    draft[row.id] = value;
    return [];
  });
  if (errors.length > 0) throw Refusal.badRequest(errors);
  return draft;
}

/** Whatever was sent: what is no number is judged as one that cannot be. */
function asValue({ part, whole, moreThan }: IndicatorValueItem): IndicatorValue | undefined {
  const isBlank = (value: unknown): boolean => value === undefined || value === null;
  if (isBlank(part) && isBlank(whole)) return undefined;
  const figure = (value: unknown): number => (typeof value === 'number' ? value : NaN);
  return {
    part: figure(part),
    ...(isBlank(whole) ? {} : { whole: figure(whole) }),
    ...(moreThan ? { moreThan: true } : {}),
  };
}

function isSame(one: IndicatorValue | undefined, other: IndicatorValue | undefined): boolean {
  return (
    one?.part === other?.part && one?.whole === other?.whole && Boolean(one?.moreThan) === Boolean(other?.moreThan)
  );
}

function requireOpen({ closed }: Page, differing: readonly Indicator[]): void {
  const shut = differing.filter(({ committeeId }) => closed.has(committeeId)).map(({ name }) => `“${name}”`);
  if (shut.length > 0)
    throw Refusal.conflict('CLOSED', `Cấp ủy đã khóa số liệu kỳ này nên không nhận ${shut.slice(0, 3).join(', ')}.`);
}

function refuse(field: string, text: string): never {
  throw Refusal.badRequest([{ field, text }]);
}
