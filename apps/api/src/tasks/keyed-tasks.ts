import { Injectable } from '@nestjs/common';
import type { KeyedTaskView } from '@chibo/contracts';
import type { KeyedStanding } from '@chibo/domain';
import { answerBy, keyedMark, SENT_STATES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import type { OrganizationNode } from '../organizations/tree';

/** Columns of a card as far as its being keyed in goes. */
export type KeyedRow = Record<'keyed_by' | 'submitted_at' | 'answered_at' | 'objection', string | null>;

export function keyedRow({
  keyed_by: keyedBy,
  submitted_at: submittedAt,
  answered_at: answeredAt,
  objection,
}: KeyedRow): KeyedStanding {
  return { keyedBy, submittedAt, answeredAt, objection };
}

/** Most of them asked for at once: a branch answers within days, and whoever keys in years of cards does so for many days. */
const MOST = 24;

/** Cards that were keyed in for a branch and wait for its answer. */
@Injectable()
export class KeyedTasks {
  async of(manager: EntityManager, actor: Actor, cell: OrganizationNode, today: string): Promise<KeyedTaskView[]> {
    const rows = await manager.sql<(KeyedRow & { id: string; month: string; paper: string; submitted_at: string })[]>`
      SELECT id, month, paper, keyed_by, submitted_at, answered_at, objection FROM scorecard
      WHERE cell_id = ${cell.id} AND keyed_by IS NOT NULL AND answered_at IS NULL AND state IN (${() => SENT_STATES})
      ORDER BY submitted_at DESC, id LIMIT ${MOST}`;
    // Who keyed it in cannot answer it.
    const waiting = rows.filter(
      (row) => keyedMark(keyedRow(row), today) === 'WAITING' && row.keyed_by !== actor.accountId,
    );
    const names = await displayNames(
      manager,
      waiting.map((row) => row.keyed_by),
    );
    return waiting.map((row) => ({
      scorecardId: row.id,
      organizationName: cell.name,
      month: row.month,
      by: names.get(row.keyed_by ?? '') ?? '',
      paper: row.paper,
      until: answerBy(row.submitted_at),
    }));
  }
}
