import { Injectable } from '@nestjs/common';
import type { CriteriaSetSummary, CriteriaSetView } from '@chibo/contracts';
import type { CriteriaSet } from '@chibo/domain';
import { allows, checkCriteriaSet, parseCriteriaSet } from '@chibo/domain';
import { TEMPLATES } from '@chibo/domain/templates';
import type { EntityManager } from 'typeorm';
import type { Line } from '../accounts/access.service';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { ask, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import { markOf, requireSeen } from '../http/seen-content';
import { holds } from '../organizations/on-day';
import { lastBefore } from '../organizations/tree';
import { CriteriaSetVersion } from './criteria-set.entity';
import { PublishedSets } from './published-sets';
import { setChanges } from './set-changes';

/** Changes of sets wait for each other: what is published is what was checked, and no two of them at one node. */
export const SETS = 'criteria-sets';

/** After every day of the register: owners go by their newest names, planned ones too. */
const LAST_DAY = '9999-12-31';

/** Most drafts at one desk: each is a whole set. */
const MOST_DRAFTS = 30;

/** The desk where sets are made: shipped templates and drafts. Publishing is publishing.service.ts. */
@Injectable()
export class CriteriaSetsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly published: PublishedSets,
  ) {}

  /** Published versions and the drafts of the actor's own desk, then templates. */
  async list(actor: Actor): Promise<CriteriaSetSummary[]> {
    const line = await this.access.line(actor, 'readCriteriaSets');
    const listed = await this.database.read(async (manager) => {
      const rows = await listedVersions(manager, steeringRoles(actor), line);
      const contents = await this.published.contents(
        manager,
        rows.map(({ id }) => id),
      );
      return rows.flatMap((row) => {
        const content = contents.get(row.id);
        return content ? [{ ...row, content }] : [];
      });
    });
    const names = await this.ownerNames(listed);
    return [...listed.map((version) => summary(version, names)), ...TEMPLATES.map(templateSummary)];
  }

  async view(actor: Actor, id: string): Promise<CriteriaSetView> {
    const version = await this.find(id);
    const needed = version.status === 'DRAFT' ? 'manageCriteriaSets' : 'readCriteriaSets';
    await this.access.require(needed, actor, version.ownerId);
    const names = await this.ownerNames([version]);
    const maySteer = steeringRoles(actor).length > 0;
    return {
      ...summary(version, names),
      content: version.content,
      mark: markOf(version.content),
      errors: checkCriteriaSet(version.content),
      maySteer,
    };
  }

  template(actor: Actor, code: string): CriteriaSetView {
    const content = this.templateContent(code);
    return {
      ...templateSummary(content),
      content,
      mark: markOf(content),
      errors: checkCriteriaSet(content),
      maySteer: steeringRoles(actor).length > 0,
    };
  }

  /** A draft to edit, copied from a template. */
  async copyTemplate(actor: Actor, code: string): Promise<CriteriaSetView> {
    const ownerId = requireSteering(actor);
    const content = this.templateContent(code);
    const id = await this.database.writeInTurn(SETS, async (manager) => {
      const versionId = await this.insertDraft(manager, { content, setId: newId(), version: 1, ownerId });
      await this.audit.record(
        manager,
        actor,
        'criteria-set.drafted',
        { type: 'criteria-set', id: versionId },
        { code, version: 1, template: code },
      );
      return versionId;
    });
    return this.view(actor, id);
  }

  /** The next version of a published set, as a draft. */
  async nextVersion(actor: Actor, id: string): Promise<CriteriaSetView> {
    const last = await this.find(id);
    await this.access.require('manageCriteriaSets', actor, last.ownerId);
    const next = await this.database.writeInTurn(SETS, async (manager) => {
      const version = (await manager.maximum(CriteriaSetVersion, 'version', { setId: last.setId })) ?? 0;
      const versionId = await this.insertDraft(manager, {
        content: last.content,
        setId: last.setId,
        version: version + 1,
        ownerId: last.ownerId,
      });
      const { code } = last.content;
      await this.audit.record(
        manager,
        actor,
        'criteria-set.drafted',
        { type: 'criteria-set', id: versionId },
        { code, version: version + 1 },
      );
      return versionId;
    });
    return this.view(actor, next);
  }

  /** Replaces a draft's content; a published version is refused. Errors of the rules are kept and shown, not refused. */
  async edit(actor: Actor, id: string, seen: string | undefined, content: unknown): Promise<CriteriaSetView> {
    await this.access.require('manageCriteriaSets', actor, (await this.find(id)).ownerId);
    const parsed = parseCriteriaSet(content);
    if (Array.isArray(parsed))
      throw Refusal.badRequest(parsed.map(({ line, text }) => ({ field: line ? `content.${line}` : 'content', text })));
    await this.database.writeInTurn(SETS, async (manager) => {
      const before = await manager.findOneBy(CriteriaSetVersion, { id });
      if (!before) throw Refusal.notFound('bộ tiêu chí');
      requireDraft(before);
      requireSeen(seen, before.content, 'Bản dự thảo này');
      const { affected } = await manager.update(
        CriteriaSetVersion,
        { id, status: 'DRAFT' },
        { content: parsed, meetingKinds: parsed.meetingKinds },
      );
      if (!affected) requireDraft({ ...before, status: 'PUBLISHED' });
      const changed = setChanges(before.content, parsed);
      await this.audit.record(manager, actor, 'criteria-set.edited', { type: 'criteria-set', id }, changed);
    });
    return this.view(actor, id);
  }

  private async insertDraft(
    manager: EntityManager,
    draft: Pick<CriteriaSetVersion, 'content' | 'setId' | 'version' | 'ownerId'>,
  ): Promise<string> {
    const { ownerId } = draft;
    if ((await manager.countBy(CriteriaSetVersion, { ownerId, status: 'DRAFT' })) >= MOST_DRAFTS)
      throw Refusal.conflict(
        'TOO_MANY_DRAFTS',
        `Văn phòng đã có ${MOST_DRAFTS} bản nháp bộ tiêu chí. Đồng chí sửa hoặc ban hành một bản đã có.`,
      );
    const id = newId();
    await manager.insert(CriteriaSetVersion, {
      ...draft,
      id,
      status: 'DRAFT',
      meetingKinds: draft.content.meetingKinds,
      validFrom: null,
      validTo: null,
      publishedAt: null,
      createdAt: this.clock.now().toISOString(),
    });
    return id;
  }

  private async find(id: string): Promise<CriteriaSetVersion> {
    const version = await this.database.read((manager) => manager.findOneBy(CriteriaSetVersion, { id }));
    if (!version) throw Refusal.notFound('bộ tiêu chí');
    return version;
  }

  private templateContent(code: string): CriteriaSet {
    const content = TEMPLATES.find((template) => template.code === code);
    if (!content) throw Refusal.notFound('mẫu bộ tiêu chí');
    return content;
  }

  private async ownerNames(versions: readonly Listed[]): Promise<Map<string, string>> {
    const ids = [...new Set(versions.map(({ ownerId }) => ownerId))];
    const nodes = await this.database.read((manager) => lastBefore(manager, ids, LAST_DAY));
    return new Map([...nodes].map(([id, { name }]) => [id, name]));
  }
}

type Listed = Pick<CriteriaSetVersion, 'id' | 'status' | 'version' | 'ownerId' | 'validFrom' | 'validTo'>;

/** Newest first: what is published by somebody in line with the reader, above or below, and the drafts of some desks. */
function listedVersions(
  manager: EntityManager,
  desks: readonly string[],
  { above, roots, today }: Line,
): Promise<Listed[]> {
  return ask<Listed>(
    manager,
    sql`SELECT v.id, v.status, v.version, v.owner_id AS "ownerId", v.valid_from AS "validFrom", v.valid_to AS "validTo"
      FROM criteria_set_version v JOIN organization o ON o.id = v.owner_id
      WHERE (v.status = 'DRAFT' AND v.owner_id IN (${['', ...desks]}))
        OR (v.status = 'PUBLISHED' AND o.exists_from <= ${today} AND (o.exists_to IS NULL OR o.exists_to > ${today})
          AND (v.owner_id IN (${['', ...above]}) OR EXISTS (
            SELECT 1 FROM organization_link link JOIN organization_superior s ON s.organization_id = link.parent_id
            WHERE link.child_id = v.owner_id AND ${holds('link', today)}
              AND s.superior_id IN (${['', ...roots]}) AND ${holds('s', today)})))
      ORDER BY v.created_at DESC`,
  );
}

/** Organisations at whose desk this actor may draft sets. */
function steeringRoles(actor: Actor): string[] {
  return actor.roles
    .filter(({ role }) => allows('manageCriteriaSets', role, 'OWN'))
    .map(({ organizationId }) => organizationId);
}

function requireSteering(actor: Actor): string {
  const [desk] = steeringRoles(actor);
  if (!desk) throw Refusal.forbidden('Chỉ văn phòng cấp ủy hoặc quản trị soạn bộ tiêu chí.');
  return desk;
}

export function requireDraft(version: CriteriaSetVersion): void {
  if (version.status === 'DRAFT') return;
  throw Refusal.conflict('PUBLISHED', 'Bộ tiêu chí đã ban hành không sửa được. Đồng chí lập phiên bản mới.');
}

function summary(
  version: Listed & Pick<CriteriaSetVersion, 'content'>,
  names: Map<string, string>,
): CriteriaSetSummary {
  const { code, title, source, meetingKinds } = version.content;
  return {
    versionId: version.id,
    code,
    title,
    source,
    meetingKinds,
    status: version.status,
    version: version.version,
    ownerId: version.ownerId,
    ownerName: names.get(version.ownerId),
    validFrom: version.validFrom ?? undefined,
    validTo: version.validTo ?? undefined,
  };
}

function templateSummary({ code, title, source, meetingKinds }: CriteriaSet): CriteriaSetSummary {
  return { code, title, source, meetingKinds, status: 'TEMPLATE' };
}
