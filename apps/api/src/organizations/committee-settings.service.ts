import type { Points, Rounding } from '@chibo/domain';
import { Injectable } from '@nestjs/common';
import type { CommitteeSettingsView } from '@chibo/contracts';
import { CommitteeSettingsBody } from '@chibo/contracts';
import { allows, DEFAULT_GAP, DEFAULT_SENTENCE, vietnamDay, whyDenied, whyNotSentence } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../accounts/access.service';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import type { Ordering } from '../accounts/ordering';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { remembered } from '../db/memory';
import type { Sql } from '../db/sql';
import { ask, sql, text } from '../db/sql';
import { Refusal } from '../http/refusal';
import { CommitteeSetting } from './organization.entities';
import { holds, isPlacing } from './on-day';
import type { OrganizationNode } from './tree';
import { pathOn } from './tree';

const MANAGE = 'manageCommitteeSettings';
const WHAT = 'Cách thẩm định, xếp loại này';

/** Who decides a branch's band, and whether two people are needed for it. */
export interface Deciding {
  /** Absent while the branch has no superior. */
  deciderId?: string;
  twoPeople: boolean;
  /** The branch's superiors today, the direct one first. */
  path: string[];
}

/** How each committee verifies and decides. */
@Injectable()
export class CommitteeSettings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
  ) {}

  async view(actor: Actor, organizationId: string): Promise<CommitteeSettingsView> {
    const standings = await this.access.require('readCommitteeSettings', actor, organizationId);
    const may = standings.some(({ role, relation }) => allows(MANAGE, role, relation));
    const whyNot = may ? await this.whyOrdered(standings, organizationId) : whyDenied(MANAGE, standings);
    return this.database.read(async (manager) => {
      const [node] = await pathOn(manager, organizationId, vietnamDay(this.clock.now()));
      return { organizationId, ...(await this.of(manager, node)), ...(whyNot && { whyNot }) };
    });
  }

  async change(actor: Actor, organizationId: string, body: CommitteeSettingsBody): Promise<CommitteeSettingsView> {
    await this.database.writeInTurn(`committee-setting:${organizationId}`, async (manager) => {
      const ordering = await this.access.ordering(MANAGE, actor, organizationId);
      ordering.require(WHAT, await this.orderedBy(manager, organizationId, ordering));
      const [node] = await pathOn(manager, organizationId, vietnamDay(this.clock.now()));
      const before = await this.of(manager, node);
      const { decides, twoPeople } = body;
      const lockLate = body.lockLate ?? before.lockLate;
      const rounding = body.rounding ?? before.rounding;
      const gapFrom = body.gapFrom ?? before.gapFrom;
      const sentence = await this.sentenceToKeep(manager, organizationId, body.sentence);
      const row = {
        organizationId,
        decides,
        twoPeople: twoPeople ? 1 : 0,
        lockLate: lockLate ? 1 : 0,
        rounding,
        gapFrom,
        sentence,
        orderedBy: ordering.by,
      };
      await manager.save(CommitteeSetting, row);
      const subject = { type: 'organization', id: organizationId } as const;
      const payload = { before, after: { decides, twoPeople, lockLate, rounding, gapFrom, sentence } };
      await this.audit.record(manager, actor, 'organization.deciding-changed', subject, payload);
    });
    return this.view(actor, organizationId);
  }

  /** @throws Refusal with the places nobody knows, by name */
  private async sentenceToKeep(
    manager: EntityManager,
    organizationId: string,
    asked: string | null | undefined,
  ): Promise<string | null> {
    if (asked === undefined || asked === null)
      return (await manager.findOneBy(CommitteeSetting, { organizationId }))?.sentence ?? null;
    const text = whyNotSentence(asked);
    if (text) throw Refusal.badRequest([{ field: 'sentence', text }]);
    return asked.trim() || null;
  }

  /** By today's tree and settings, of some branches: a page of them. */
  async deciding(manager: EntityManager, cells: readonly string[]): Promise<Map<string, Deciding>> {
    const rows = cells.length > 0 ? await superiorsOf(manager, cells, vietnamDay(this.clock.now())) : [];
    const paths = Map.groupBy(rows, (row) => row.cell_id);
    return new Map(cells.map((cell) => [cell, decidingOn(paths.get(cell) ?? [])]));
  }

  private async whyOrdered(standings: Standing[], organizationId: string): Promise<string | undefined> {
    const ordering = await this.access.orderingBy(MANAGE, standings, organizationId);
    return this.database.read(async (manager) =>
      ordering.whyNot(WHAT, await this.orderedBy(manager, organizationId, ordering)),
    );
  }

  /** Nobody below the direct superior orders it: without a row the default is that one's word. */
  private async orderedBy(manager: EntityManager, organizationId: string, ordering: Ordering): Promise<string | null> {
    const row = await manager.findOneBy(CommitteeSetting, { organizationId });
    return ordering.fromAbove(row?.orderedBy ?? null);
  }

  private async of(
    manager: EntityManager,
    node: OrganizationNode,
  ): Promise<Pick<CommitteeSettingsView, 'decides' | 'twoPeople' | 'lockLate' | 'rounding' | 'gapFrom' | 'sentence'>> {
    const row = await manager.findOneBy(CommitteeSetting, { organizationId: node.id });
    const today = vietnamDay(this.clock.now());
    return {
      decides: row?.decides ?? defaultFor(node),
      twoPeople: row?.twoPeople === 1,
      lockLate: row?.lockLate === 1,
      rounding: await roundingOf(manager, node.id, today),
      gapFrom: await gapFromOf(manager, node.id, today),
      sentence: await sentenceTemplate(manager, node.id, today),
    };
  }
}

/** How a committee's tables round their shares: as itself or the nearest above it has it. */
export async function roundingOf(manager: EntityManager, organizationId: string, day: string): Promise<Rounding> {
  return (await inherited<Rounding>(manager, organizationId, day, 'rounding')) ?? 'PLAIN';
}

/** From which gap on a committee lists the grounds of verified scores, hundredths; likewise. */
export async function gapFromOf(manager: EntityManager, organizationId: string, day: string): Promise<Points> {
  return (await inherited<Points>(manager, organizationId, day, 'gap_from')) ?? DEFAULT_GAP;
}

/** In which words a committee reports its months; likewise. */
export async function sentenceTemplate(manager: EntityManager, organizationId: string, day: string): Promise<string> {
  return (await inherited<string>(manager, organizationId, day, 'sentence')) ?? DEFAULT_SENTENCE;
}

async function inherited<T>(
  manager: EntityManager,
  organizationId: string,
  day: string,
  column: 'rounding' | 'gap_from' | 'sentence',
): Promise<T | undefined> {
  const set = text(`setting.${column}`);
  const nearest = sql`SELECT ${set} AS value FROM organization_superior s CROSS JOIN committee_setting setting
    WHERE s.organization_id = ${organizationId} AND ${holds('s', day)} AND setting.organization_id = s.superior_id
      AND ${set} IS NOT NULL ORDER BY s.distance LIMIT 1`;
  const key = `${column} ${organizationId} ${day}`;
  const rows = await remembered(manager, 'settings', key, () => ask<{ value: T }>(manager, nearest));
  return rows.at(0)?.value;
}

/** One of a branch's superiors; of the direct one also how it decides. */
interface SuperiorRow {
  cell_id: string;
  superior_id: string;
  kind: string | null;
  decides: CommitteeSetting['decides'] | null;
  two_people: number | null;
}

/** So many branches at most are remembered together: one for an act on its card, some on the page of a small committee. */
const FEW = 10;

/** The direct one first. */
function superiorsOf(manager: EntityManager, cells: readonly string[], day: string): Promise<readonly SuperiorRow[]> {
  const read = (): Promise<SuperiorRow[]> => readSuperiors(manager, cells, day);
  return cells.length <= FEW ? remembered(manager, 'settings', `superiors ${cells.join(' ')} ${day}`, read) : read();
}

function readSuperiors(manager: EntityManager, cells: readonly string[], day: string): Promise<SuperiorRow[]> {
  return ask(
    manager,
    sql`SELECT link.child_id AS cell_id, s.superior_id, p.kind, setting.decides, setting.two_people
      FROM organization_link link CROSS JOIN organization_superior s
      LEFT JOIN organization_profile p ON s.distance = 0 AND p.organization_id = s.superior_id AND ${holds('p', day)}
      LEFT JOIN committee_setting setting ON s.distance = 0 AND setting.organization_id = s.superior_id
      WHERE link.child_id IN (${cells}) AND ${isPlacing('link', day)}
        AND s.organization_id = link.parent_id AND ${holds('s', day)}
      ORDER BY s.distance`,
  );
}

function decidingOn(superiors: readonly SuperiorRow[]): Deciding {
  const path = superiors.map((row) => row.superior_id);
  if (superiors.length === 0) return { twoPeople: false, path };
  const [{ kind, decides, two_people: twoPeople }] = superiors;
  const by = decides ?? defaultFor({ kind: kind ?? '' });
  return { deciderId: by === 'SELF' ? path[0] : (path[1] ?? path[0]), twoPeople: twoPeople === 1, path };
}

/** A đảng ủy bộ phận has no seal and decides nothing by itself (Quy định 294-QĐ/TW); others decide. */
const WITHOUT_SEAL = 'PARTIAL_PARTY_ORG';

function defaultFor({ kind }: Pick<OrganizationNode, 'kind'>): 'SELF' | 'SUPERIOR' {
  return kind === WITHOUT_SEAL ? 'SUPERIOR' : 'SELF';
}

/**
 * Who decides, for many branches at once, by today's tree: of some committees (`decider_id`) those whose direct branches'
 * bands they decide (`committee_id`), themselves or direct subordinates.
 */
export function deciding(deciders: readonly string[], today: string): Sql {
  return sql`
    SELECT s.superior_id AS decider_id, s.organization_id AS committee_id FROM organization_superior s
    CROSS JOIN organization_profile p LEFT JOIN committee_setting own ON own.organization_id = s.organization_id
    WHERE s.superior_id IN (${['', ...deciders]}) AND s.distance <= 1 AND ${holds('s', today)}
      AND p.organization_id = s.organization_id AND ${holds('p', today)}
      AND CASE WHEN COALESCE(own.decides, CASE WHEN p.kind = ${WITHOUT_SEAL} THEN 'SUPERIOR' ELSE 'SELF' END) = 'SUPERIOR'
        AND EXISTS (SELECT 1 FROM organization_link up WHERE up.child_id = s.organization_id AND ${holds('up', today)})
        THEN 1 ELSE 0 END = s.distance`;
}
