import { Injectable } from '@nestjs/common';
import type { MonthObligationsView, ObligationRow } from '@chibo/contracts';
import { MonthObligationsQuery } from '@chibo/contracts';
import { countsInBase, foldVietnamese, OBLIGATION_WHY_LABEL, sortKey, whyNotOwing } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Database } from '../db/database';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { countScope, tallyCells } from '../cell-months/month-tallies';
import type { OrganizationNode } from '../organizations/tree';
import { bandCounts } from '../cell-months/band-counts';
import { CellRows } from '../cell-months/cell-rows';
import type { CellAround } from './cells-around';
import { AROUND_MONTHS, cellsBeside } from './cells-around';
import { deskOf, nodeInMonth } from '../cell-months/desk';
import { MOST_LISTED, requireListable } from '../cell-months/whole-lists';
import type { ObligationQuestion, PlacedRow } from './obligation-rows';
import { mergedPage } from './merged-page';
import { comparePlaces, countObligations, obligationRows } from './obligation-rows';

const PAGE_SIZE = 500;

/** Who owes which card in a month, and why not: the base of the month table, branch by branch. */
@Injectable()
export class MonthObligations {
  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly cells: CellRows,
  ) {}

  view(actor: Actor, month: string, query: MonthObligationsQuery): Promise<MonthObligationsView> {
    return this.read(actor, month, query, PAGE_SIZE);
  }

  /** With all rows that were found, for files. */
  async whole(actor: Actor, month: string, query: MonthObligationsQuery): Promise<MonthObligationsView> {
    const view = await this.read(actor, month, { ...query, page: 1 }, MOST_LISTED);
    requireListable(view.total);
    return view;
  }

  private async read(
    actor: Actor,
    month: string,
    query: MonthObligationsQuery,
    pageSize: number,
  ): Promise<MonthObligationsView> {
    const id = query.organizationId ?? deskOf(actor);
    await this.access.require('readMonth', actor, id);
    const scope = await this.cells.scope(id, month);
    const page = query.page ?? 1;
    const question = { why: query.why, words: foldVietnamese(query.q ?? '') };
    return this.database.read(async (manager) => {
      const organization = await nodeInMonth(manager, scope);
      const beside = await besideRows(manager, scope, organization);
      const standing = await countObligations(manager, scope, { words: '' });
      const { THEMATIC: thematic, ...regular } = standing;
      for (const { row } of beside) regular[row.why] += 1;
      const found = beside.filter(({ row }) => isFound(row, question));
      const asked = isEverything(question) ? standing : await countObligations(manager, scope, question);
      const read = (part: { limit: number; offset: number }): Promise<PlacedRow[]> =>
        obligationRows(manager, scope, question, part);
      return {
        month,
        organization: { id, name: organization.name },
        around: AROUND_MONTHS,
        counts: bandCounts(await tallyCells(manager, scope, new Set(), await countScope(manager, scope))),
        whys: regular,
        thematic,
        rows: (await mergedPage({ beside: found, compare: comparePlaces, read }, page, pageSize)).map(({ row }) => row),
        total: found.length + Object.values(asked).reduce((sum, n) => sum + n, 0),
        page,
        pageSize,
      };
    });
  }
}

/** Branches around the month that are not counted in it, with why. */
async function besideRows(
  manager: EntityManager,
  scope: MonthScope,
  organization: OrganizationNode,
): Promise<PlacedRow[]> {
  return (await cellsBeside(manager, scope)).map((cell) => besideRow(cell, cell.parent ?? organization, scope.day));
}

function besideRow(cell: CellAround, parent: OrganizationNode, day: string): PlacedRow {
  const { node } = cell;
  const { why, day: since } = whyNotOwing(cell, day);
  return {
    row: {
      cellId: node.id,
      name: node.name,
      code: node.code,
      parentId: parent.id,
      parentName: parent.name,
      why,
      whyLabel: OBLIGATION_WHY_LABEL[why],
      counted: countsInBase(why),
      kind: 'REGULAR',
      late: false,
      day: since,
    },
    place: [sortKey(parent.name), sortKey(node.name), node.id, 'REGULAR'],
  };
}

function isEverything({ why, words }: ObligationQuestion): boolean {
  return why === undefined && words === '';
}

function isFound(row: ObligationRow, { why, words }: ObligationQuestion): boolean {
  const text = foldVietnamese(`${row.name} ${row.code} ${row.parentName}`);
  return (why === undefined || row.why === why) && text.includes(words);
}
