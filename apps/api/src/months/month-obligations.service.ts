import { Injectable } from '@nestjs/common';
import type { CellRow, MonthObligationsView, ObligationRow } from '@chibo/contracts';
import type { ObligationWhy } from '@chibo/domain';
import {
  compareVietnamese,
  countsInBase,
  isSettled,
  OBLIGATION_STATE_LABEL,
  OBLIGATION_WHY_LABEL,
  OBLIGATION_WHYS,
  obligationWhy,
  vietnamDay,
  whyNotOwing,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { Obligation } from '../obligations/obligation.entities';
import type { OrganizationNode } from '../organizations/tree';
import { treeDay } from '../organizations/tree';
import { bandCounts } from './band-counts';
import { AROUND_MONTHS, cellsAround } from './cells-around';
import { CellRows } from './cell-rows';
import { deskOf, nodeInMonth } from './desk';

/** What the month table does not show of an obligation. */
interface ObligationPaper extends Pick<Obligation, 'id' | 'kind' | 'state' | 'reason' | 'document'> {
  cell_id: string;
  author: string | null;
}

interface CommitteeMonth {
  organization: OrganizationNode;
  cells: CellRow[];
}

/** Who owes which card in a month, and why not: the base of the month table, branch by branch. */
@Injectable()
export class MonthObligations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly cells: CellRows,
  ) {}

  async view(actor: Actor, month: string, organizationId: string | undefined): Promise<MonthObligationsView> {
    const id = organizationId ?? deskOf(actor);
    await this.access.require('readMonth', actor, id);
    return this.database.read(async (manager) => {
      const scope = await this.cells.scope(id, month);
      const organization = await nodeInMonth(manager, scope);
      const whole = { organization, cells: await this.cells.list(manager, actor, scope) };
      const rows = await this.rows(manager, whole, month);
      return {
        month,
        organization: { id, name: whole.organization.name },
        around: AROUND_MONTHS,
        counts: bandCounts(whole.cells),
        whys: countsOf(rows),
        rows: rows.sort(byPlace),
      };
    });
  }

  private async rows(manager: EntityManager, whole: CommitteeMonth, month: string): Promise<ObligationRow[]> {
    const around = await cellsAround(manager, whole.organization.id, month);
    const cells = [...new Set([...whole.cells.map(({ cellId }) => cellId), ...around.map(({ node }) => node.id)])];
    const papers = await this.papers(manager, month, cells);
    const byId = new Map(papers.map((paper) => [paper.id, paper]));
    const counted = new Map(whole.cells.map((row) => [row.cellId, row]));
    const opened = new Set(papers.filter(({ kind }) => kind === 'REGULAR').map(({ cell_id }) => cell_id));
    const day = treeDay(month, vietnamDay(this.clock.now()));
    const others = around.filter(({ node }) => !counted.has(node.id));
    const places = new Map([
      ...others.map((each) => [each.node.id, placeOf(each.node, each.parent ?? whole.organization)] as const),
      ...whole.cells.map((row) => [row.cellId, rowPlace(row)] as const),
    ]);
    return [
      ...whole.cells.map((row) => ofTable(row, byId.get(row.obligationId))),
      ...others.map((each): ObligationRow => {
        const { why, day: since } = whyNotOwing({ ...each, opened: opened.has(each.node.id) }, day);
        return {
          ...placeOf(each.node, each.parent ?? whole.organization),
          ...worded(why),
          kind: 'REGULAR',
          late: false,
          day: since,
        };
      }),
      ...papers.flatMap((paper) => {
        const place = paper.kind === 'THEMATIC' && places.get(paper.cell_id);
        return place ? [ofThematic(place, paper)] : [];
      }),
    ];
  }

  /** Obligations of these branches with who settled them by words: the last to excuse or to report no meeting. */
  private async papers(manager: EntityManager, month: string, cells: string[]): Promise<ObligationPaper[]> {
    if (cells.length === 0) return [];
    return manager.sql<ObligationPaper[]>`
      SELECT o.id, o.cell_id, o.kind, o.state, o.reason, o.document, (
        SELECT account.display_name FROM audit JOIN account ON account.id = audit.account_id
        WHERE audit.subject_id = o.id AND audit.action IN ('obligation.excused', 'obligation.not-held')
        ORDER BY audit.seq DESC LIMIT 1
      ) AS author
      FROM obligation o WHERE o.month = ${month} AND o.cell_id IN (${() => cells})`;
  }
}

type Place = Pick<ObligationRow, 'cellId' | 'name' | 'code' | 'parentId' | 'parentName'>;

function placeOf(node: { id: string; name: string; code: string }, parent: { id: string; name: string }): Place {
  return { cellId: node.id, name: node.name, code: node.code, parentId: parent.id, parentName: parent.name };
}

function rowPlace({ cellId, name, code, parentId, parentName }: CellRow): Place {
  return { cellId, name, code, parentId, parentName };
}

function worded(why: ObligationWhy): Pick<ObligationRow, 'why' | 'whyLabel' | 'counted'> {
  return { why, whyLabel: OBLIGATION_WHY_LABEL[why], counted: countsInBase(why) };
}

/** A row of the month table, with the paper behind it. */
function ofTable(row: CellRow, paper: ObligationPaper | undefined): ObligationRow {
  const { obligationId, stateLabel, deadline, late, note } = row;
  const why = obligationWhy(row.state, note);
  return {
    ...rowPlace(row),
    ...worded(why),
    kind: 'REGULAR',
    obligationId,
    stateLabel,
    deadline,
    late,
    ...(paper ? settledBy(paper) : {}),
  };
}

/** A thematic meeting that was opened: beside the base, which counts regular ones. */
function ofThematic(place: Place, paper: ObligationPaper): ObligationRow {
  const why = obligationWhy(paper.state, paper.reason ?? undefined);
  const stateLabel = OBLIGATION_STATE_LABEL[paper.state];
  return {
    ...place,
    ...worded(why),
    counted: false,
    kind: 'THEMATIC',
    obligationId: paper.id,
    stateLabel,
    late: false,
    ...settledBy(paper),
  };
}

function settledBy({ state, reason, document, author }: ObligationPaper): Partial<ObligationRow> {
  if (!isSettled(state)) return {};
  return { reason: reason ?? undefined, document: document ?? undefined, by: author ?? undefined };
}

function countsOf(rows: readonly ObligationRow[]): Record<ObligationWhy, number> {
  const regular = rows.filter(({ kind }) => kind === 'REGULAR');
  return Object.fromEntries(
    OBLIGATION_WHYS.map((why) => [why, regular.filter((row) => row.why === why).length]),
  ) as Record<ObligationWhy, number>;
}

function byPlace(a: ObligationRow, b: ObligationRow): number {
  return (
    compareVietnamese(a.parentName, b.parentName) ||
    compareVietnamese(a.name, b.name) ||
    compareVietnamese(a.code, b.code) ||
    (a.kind < b.kind ? -1 : 1)
  );
}
