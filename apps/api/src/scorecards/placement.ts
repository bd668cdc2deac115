import type { CellContext, MeetingFacts, MeetingKind } from '@chibo/domain';
import { addDays, addMonths, firstDayOf, lastDayOf, meetingKindOf, monthOf } from '@chibo/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Refusal } from '../http/refusal';
import type { OrganizationNode } from '../organizations/tree';
import { pathOn } from '../organizations/tree';

/** Where a meeting stands by its day: branch as it was, superior, criteria set. */
export interface Placement {
  day: string;
  kind: MeetingKind;
  /** The branch first, then its superiors, on that day. */
  path: readonly OrganizationNode[];
  cell: OrganizationNode;
  superior: OrganizationNode;
  /** Absent where no set is published for such a meeting. */
  criteriaSetVersionId?: string;
  context: CellContext;
}

@Injectable()
export class MeetingPlacement {
  constructor(private readonly criteriaSets: PublishedSets) {}

  async of(
    manager: EntityManager,
    cellId: string,
    month: string,
    slot: string,
    facts: MeetingFacts,
  ): Promise<Placement> {
    const kind = meetingKindOf(slot !== 'R', facts);
    const path = await this.inMonth(manager, cellId, month, facts.heldOn);
    const [cell, superior] = path.nodes;
    if (!cell.isCell)
      throw Refusal.conflict('NOT_A_CELL', `${cell.name} không phải chi bộ nên không có phiếu chấm điểm.`);
    if (!superior) throw Refusal.conflict('NO_SUPERIOR', 'Chi bộ chưa có cấp trên trực tiếp trong ngày này.');
    const ids = path.nodes.map((node) => node.id);
    const criteriaSetVersionId = await this.criteriaSets.versionFor(manager, ids, kind, path.day);
    return { day: path.day, kind, path: path.nodes, cell, superior, criteriaSetVersionId, context: contextOf(cell) };
  }

  /** On the day of the meeting; while it is not known, on the month's last day the branch exists. */
  async inMonth(
    manager: EntityManager,
    cellId: string,
    month: string,
    heldOn: string | undefined,
  ): Promise<{ day: string; nodes: readonly OrganizationNode[] }> {
    const first = heldOn && monthOf(heldOn) === month ? heldOn : lastDayOf(month);
    for (let day = first; day >= firstDayOf(month); day = addDays(day, -1)) {
      const nodes = await pathOn(manager, cellId, day);
      if (nodes.length > 0) return { day, nodes };
    }
    throw Refusal.conflict(
      'NOT_EXISTING',
      `Chi bộ không tồn tại trong tháng này (trước ${firstDayOf(addMonths(month, 1))}).`,
    );
  }
}

function contextOf(cell: OrganizationNode): CellContext {
  return {
    leadership: cell.leadership,
    ...(cell.minMinutesOverride === null ? {} : { minMinutesOverride: cell.minMinutesOverride }),
  };
}
