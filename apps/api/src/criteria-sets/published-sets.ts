import { Injectable } from '@nestjs/common';
import type { CriteriaSet, MeetingKind, PublishedSet } from '@chibo/domain';
import { criteriaSetFor, criteriaSetsFrom } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { remembered } from '../db/memory';
import { rowsWhere } from '../db/rows';
import { sql } from '../db/sql';
import { CriteriaSetVersion } from './criteria-set.entity';

/** The published versions, as meetings are scored by them. */
@Injectable()
export class PublishedSets {
  /** Content by version: immutable, so memory may keep it. */
  private readonly kept = new Map<string, CriteriaSet>();

  /** The version that scores a meeting: published by the nearest owner up the tree of that date. */
  async versionFor(
    manager: EntityManager,
    path: string[],
    kind: MeetingKind,
    day: string,
  ): Promise<string | undefined> {
    return criteriaSetFor(path, await this.all(manager), kind, day);
  }

  /** Titles of two versions, told apart by their numbers where the words are the same. */
  async names(manager: EntityManager, ids: readonly [string, string]): Promise<[string, string]> {
    const [a, b] = await Promise.all(ids.map((id) => manager.findOneByOrFail(CriteriaSetVersion, { id })));
    const name = ({ content, version }: CriteriaSetVersion): string =>
      a.content.title === b.content.title ? `${content.title}, phiên bản ${version}` : content.title;
    return [name(a), name(b)];
  }

  /** Content of a published version. */
  async content(manager: EntityManager, id: string): Promise<CriteriaSet> {
    const known = this.kept.get(id);
    if (known) return known;
    const version = await manager.findOneByOrFail(CriteriaSetVersion, { id });
    if (version.status === 'PUBLISHED') this.kept.set(id, version.content);
    return version.content;
  }

  /** The same of many, by version; of drafts too. */
  async contents(manager: EntityManager, ids: readonly string[]): Promise<Map<string, CriteriaSet>> {
    const unread = ids.filter((id) => !this.kept.has(id));
    const read = unread.length > 0 ? await rowsWhere(manager, CriteriaSetVersion, sql`id IN (${unread})`) : [];
    for (const { id, status, content } of read) if (status === 'PUBLISHED') this.kept.set(id, content);
    const drafts = new Map(read.map(({ id, content }) => [id, content]));
    return new Map(
      ids.flatMap((id) => {
        const content = this.kept.get(id) ?? drafts.get(id);
        return content ? [[id, content]] : [];
      }),
    );
  }

  /** Content of every version that scores some meeting of a branch from a day on. */
  async contentsFrom(manager: EntityManager, path: string[], from: string): Promise<CriteriaSet[]> {
    const ids = criteriaSetsFrom(path, await this.all(manager), from);
    return Promise.all(ids.map((id) => this.content(manager, id)));
  }

  /** All of them, in force or not. */
  all(manager: EntityManager): Promise<readonly PublishedSet[]> {
    return remembered(manager, 'sets', 'published', () => this.read(manager));
  }

  private async read(manager: EntityManager): Promise<PublishedSet[]> {
    const rows = await manager.sql<
      { id: string; owner_id: string; meeting_kinds: string; valid_from: string; valid_to: string | null }[]
    >`
      SELECT id, owner_id, meeting_kinds, valid_from, valid_to FROM criteria_set_version WHERE status = 'PUBLISHED'`;
    return rows.map((row) => ({
      versionId: row.id,
      ownerId: row.owner_id,
      meetingKinds: JSON.parse(row.meeting_kinds) as MeetingKind[],
      validFrom: row.valid_from,
      validTo: row.valid_to ?? undefined,
    }));
  }
}
