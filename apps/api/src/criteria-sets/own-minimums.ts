import { formatDate } from '@chibo/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ask, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import { RegisterChanges } from '../organizations/register-changes';
import { pathOn } from '../organizations/tree';
import { PublishedSets } from './published-sets';

/** Organisations per statement, below the limits on parameters of both databases. */
const BATCH = 500;

interface Own {
  organization_id: string;
  name: string;
  minutes: number;
  valid_from: string;
  valid_to: string | null;
}

/** Refuses changes of the register by which a branch has a minimum of its own that its sets would not use. */
@Injectable()
export class OwnMinimums {
  constructor(
    private readonly sets: PublishedSets,
    register: RegisterChanges,
  ) {
    register.follow(async (manager, changes) => {
      const asked = new Map(
        changes.flatMap(({ organizationId, from, minimum }) => (minimum ? [[organizationId, from]] : [])),
      );
      const ids = [...asked.keys()];
      for (let at = 0; at < ids.length; at += BATCH)
        for (const own of await ownMinimums(manager, ids.slice(at, at + BATCH))) {
          const from = asked.get(own.organization_id) ?? '';
          if (own.valid_to === null || own.valid_to > from) await this.require(manager, own, from);
        }
    });
  }

  private async require(manager: EntityManager, own: Own, from: string): Promise<void> {
    const day = own.valid_from > from ? own.valid_from : from;
    const path = await pathOn(manager, own.organization_id, day);
    const ids = path.map(({ id }) => id);
    const sets = await this.sets.contentsFrom(manager, ids, day);
    const set = sets.find(({ minMinutes }) => minMinutes.smallestAllowed > own.minutes);
    if (!set) return;
    const least = `Bộ tiêu chí “${set.title}” không nhận mức dưới ${set.minMinutes.smallestAllowed} phút`;
    const text =
      own.valid_from > from ? `${least} (mức của ${own.name} từ ${formatDate(own.valid_from)}).` : `${least}.`;
    throw Refusal.badRequest([{ field: 'minMinutesOverride', text }]);
  }
}

/** Rows that have one, in order. */
function ownMinimums(manager: EntityManager, organizations: readonly string[]): Promise<Own[]> {
  return ask(
    manager,
    sql`SELECT organization_id, name, min_minutes_override AS minutes, valid_from, valid_to FROM organization_profile
      WHERE organization_id IN (${[...organizations]}) AND min_minutes_override IS NOT NULL ORDER BY valid_from`,
  );
}
