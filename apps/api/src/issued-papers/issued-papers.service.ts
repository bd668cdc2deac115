import { Injectable } from '@nestjs/common';
import type { IssuedOrder, IssuedPapersView, IssuedPaperView } from '@chibo/contracts';
import { IssuedPapersQuery } from '@chibo/contracts';
import { allows, checkCodeOf, checkCodeWords, foldVietnamese, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { Sql } from '../db/sql';
import { ask, contains, sql, text } from '../db/sql';
import { Refusal } from '../http/refusal';
import { isReached } from '../organizations/on-day';
import { lastKnown } from '../organizations/tree';
import { IssuedPaper } from './issued-paper.entity';

const PAGE_SIZE = 50;

const ORDERS: Readonly<Record<IssuedOrder, string>> = {
  NEWEST: 'p.issued_at DESC, p.id DESC',
  OLDEST: 'p.issued_at, p.id',
  TITLE: 'p.sort_key, p.issued_at DESC, p.id DESC',
};

/** The book of papers that were printed: what they were made of, never what they say. */
@Injectable()
export class IssuedPapers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
  ) {}

  /** A page of those of an organisation and all that stands under it. */
  async list(actor: Actor, query: IssuedPapersQuery): Promise<IssuedPapersView> {
    const { page = 1, order } = query;
    const organizationId = query.organizationId ?? ownOf(actor);
    await this.access.require('readIssuedPapers', actor, organizationId);
    const today = vietnamDay(this.clock.now());
    return this.database.read(async (manager) => {
      const found = matching(organizationId, today, query);
      const [{ n }] = await ask<{ n: number | string }>(manager, sql`SELECT count(*) AS n FROM (${found}) found`);
      const name = (await lastKnown(manager, [organizationId], today)).get(organizationId)?.name ?? '';
      return {
        organization: { id: organizationId, name },
        papers: await pageOf(manager, found, ORDERS[order ?? 'NEWEST'], (page - 1) * PAGE_SIZE),
        total: Number(n),
        page,
        pageSize: PAGE_SIZE,
      };
    });
  }

  /** One of them, to be printed again. */
  async one(actor: Actor, id: string): Promise<IssuedPaper> {
    const paper = await this.database.read((manager) => manager.findOneBy(IssuedPaper, { id }));
    if (!paper) throw Refusal.notFound('văn bản đã in');
    await this.access.require('readIssuedPapers', actor, paper.organizationId);
    return paper;
  }

  /** Of a code; nothing of one nobody was given. */
  async byCode(code: string): Promise<IssuedPaper | null> {
    return this.database.read((manager) => manager.findOneBy(IssuedPaper, { code }));
  }
}

/** The organisation a reader's book opens on. */
function ownOf(actor: Actor): string {
  const own = actor.roles.find(({ role }) => allows('readIssuedPapers', role, 'OWN'));
  if (!own) throw Refusal.forbidden('Sổ văn bản đã in do cấp ủy xem.');
  return own.organizationId;
}

function matching(organizationId: string, today: string, { q, kind }: IssuedPapersQuery): Sql {
  const words = q?.trim() ?? '';
  const looked = checkCodeOf(words)?.toLowerCase() ?? foldVietnamese(words);
  return sql`SELECT p.id FROM issued_paper p JOIN organization o ON o.id = p.organization_id
    WHERE ${isReached('o', [organizationId], today)}
      ${kind ? sql`AND p.kind = ${kind}` : text('')} ${looked ? sql`AND ${contains(text('p.search'), looked)}` : text('')}`;
}

async function pageOf(manager: EntityManager, found: Sql, order: string, offset: number): Promise<IssuedPaperView[]> {
  const ids = await ask<{ id: string }>(
    manager,
    sql`SELECT p.id FROM (${found}) found JOIN issued_paper p ON p.id = found.id
      ORDER BY ${text(order)} LIMIT ${PAGE_SIZE} OFFSET ${offset}`,
  );
  const rows = await manager.findBy(IssuedPaper, { id: In(ids.map(({ id }) => id)) });
  const names = await displayNames(
    manager,
    rows.map(({ issuedBy }) => issuedBy),
  );
  const byId = new Map(rows.map((row) => [row.id, viewOf(row, names)]));
  return ids.flatMap(({ id }) => byId.get(id) ?? []);
}

function viewOf(paper: IssuedPaper, names: Map<string, string>): IssuedPaperView {
  const { id, number, kind, title, selection, organizationId, organizationName, code, issuedAt, issuedBy } = paper;
  return {
    ...{ id, number, kind, title, organizationId, organizationName, issuedAt },
    selection: selection ?? undefined,
    code: checkCodeWords(code),
    issuedBy: names.get(issuedBy ?? ''),
  };
}
