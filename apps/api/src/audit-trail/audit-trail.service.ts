import { Injectable } from '@nestjs/common';
import type { AuditTrailQuery, AuditTrailRow, AuditTrailView } from '@chibo/contracts';
import { vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { ask, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import { isLastProfile } from '../organizations/on-day';
import { ACT_WORDS, actLabel, actLines } from './act-words';
import type { FoundAct } from './found-acts';
import { findActs } from './found-acts';
import type { Part } from './part';
import { partOf } from './part';
import { idsIn } from './said';

const PAGE_SIZE = 50;
/** Acts in one file; more are refused by name, so that a file is never a part without saying so. */
export const MOST_IN_FILE = 10_000;

const ACTS = Object.entries(ACT_WORDS).map(([action, { label }]) => ({ action, label }));

/** "Nhật ký": what was done in an administrator's part, by whom, when and from where (docs/adr/0046). */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /** A page, and where the next one begins. */
  async view(actor: Actor, query: AuditTrailQuery): Promise<AuditTrailView> {
    const rows = await this.read(actor, query, PAGE_SIZE + 1);
    const page = rows.slice(0, PAGE_SIZE);
    return {
      rows: page,
      ...(rows.length > PAGE_SIZE && { next: page[page.length - 1].seq }),
      ...(query.before === undefined && { acts: ACTS }),
      at: this.clock.now().toISOString(),
    };
  }

  /** All that is found between two days, for a file. */
  async whole(actor: Actor, query: AuditTrailQuery): Promise<{ rows: AuditTrailRow[]; at: string }> {
    requireBounds(query);
    const rows = await this.read(actor, { ...query, before: undefined }, MOST_IN_FILE + 1);
    if (rows.length > MOST_IN_FILE)
      throw Refusal.conflict(
        'TOO_LONG',
        `Có hơn ${MOST_IN_FILE} việc trong những ngày này. Đồng chí chọn khoảng ngày ngắn hơn.`,
      );
    return { rows, at: this.clock.now().toISOString() };
  }

  /** What the actor looks after: some few organisations, at least one, with what stands under them. */
  own(actor: Actor): string[] {
    return this.access.requireSomewhere('readAudit', actor);
  }

  /** Whose part is looked at; refused where it is nobody's the actor looks after. */
  async part(actor: Actor, organizationId?: string): Promise<Part> {
    const own = this.own(actor);
    if (organizationId) await this.access.require('readAudit', actor, organizationId);
    const roots = organizationId ? [organizationId] : own;
    return this.database.read((manager) => partOf(manager, roots, vietnamDay(this.clock.now())));
  }

  private async read(actor: Actor, query: AuditTrailQuery, limit: number): Promise<AuditTrailRow[]> {
    const part = await this.part(actor, query.organizationId);
    return this.database.read(async (manager) => {
      const found = await findActs(manager, part, query, limit);
      const names = await namesOf(manager, found, part.today);
      return found.map((act) => asRow(act, names));
    });
  }
}

/** A file says of which days it is. */
function requireBounds({ from, to }: AuditTrailQuery): void {
  const missing = [!from && 'from', !to && 'to'].filter((field): field is string => Boolean(field));
  if (missing.length > 0)
    throw Refusal.badRequest(missing.map((field) => ({ field, text: 'Tệp cần từ ngày và đến ngày.' })));
}

interface Named {
  name: string;
  login?: string;
}

/** What all ids of the page stand for, by one statement for each sort. */
async function namesOf(manager: EntityManager, acts: readonly FoundAct[], today: string): Promise<Map<string, Named>> {
  const ids = new Set(
    acts.flatMap((act) => [
      act.account_id ?? '',
      act.organization_id ?? '',
      act.subject_id,
      ...idsIn(JSON.parse(act.payload)),
    ]),
  );
  const names = new Map<string, Named>();
  const all = [...ids].filter(Boolean);
  for (let at = 0; at < all.length; at += BATCH) {
    const some = ['', ...all.slice(at, at + BATCH)];
    const rows = await ask<{ id: string; name: string; login: string | null }>(
      manager,
      sql`SELECT id, display_name AS name, login FROM account WHERE id IN (${some})
        UNION ALL SELECT p.organization_id, p.name, NULL FROM organization o JOIN organization_profile p
          ON ${isLastProfile('p', 'o.id', today)} WHERE o.id IN (${some})
        UNION ALL SELECT g.id, g.name, NULL FROM organization_group g WHERE g.id IN (${some})
        UNION ALL SELECT s.id, 'bộ tiêu chí, bản ' || CAST(s.version AS text), NULL FROM criteria_set_version s WHERE s.id IN (${some})`,
    );
    for (const { id, name, login } of rows) names.set(id, { name, ...(login && { login }) });
  }
  return names;
}

const BATCH = 4000;

function asRow(act: FoundAct, names: ReadonlyMap<string, Named>): AuditTrailRow {
  const {
    account_id: accountId,
    organization_id: organizationId,
    subject_type: subjectType,
    subject_id: subjectId,
  } = act;
  const by = names.get(accountId ?? '');
  const called = (id: string): string => names.get(id)?.name ?? 'không còn';
  const subject = subjectType === 'account' && subjectId !== accountId ? names.get(subjectId) : undefined;
  return {
    ...{ seq: Number(act.seq), at: act.at, action: act.action, label: actLabel(act.action), subjectType, subjectId },
    ...(accountId && { accountId, by: by?.name, login: by?.login }),
    ...(act.network && { network: act.network }),
    ...(organizationId && { organizationId, organizationName: called(organizationId) }),
    ...(subject && { subjectName: subject.name }),
    lines: actLines(act.action, JSON.parse(act.payload) as object, called),
  };
}
