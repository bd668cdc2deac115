import { Injectable } from '@nestjs/common';
import type { ClassificationRow } from '@chibo/contracts';
import { meanOf } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import { openedMonths } from '../cell-months/desk';
import { sql } from '../db/sql';
import { PeriodClasses } from '../reports/period-classes';
import { decidedCards } from '../reports/period-cells';
import { PeriodScopes } from '../reports/period-scopes';
import type { AnnualResults } from './annual-results';
import { monthsOf, resultsOf } from './annual-results';
import { AnnualConclusion, AnnualConclusionReopening } from './classification.entities';
import type { ListedYear, YearList } from './list-rows';
import { scopeOfRows } from './list-rows';

/** A committee's list of a year with what the year's meetings came to. */
@Injectable()
export class YearLists {
  constructor(
    private readonly scopes: PeriodScopes,
    private readonly classes: PeriodClasses,
  ) {}

  /** The right is asked for by whoever calls. @throws Refusal where the year has not begun */
  async living(actor: Actor, organizationId: string, year: number): Promise<YearList> {
    return { scope: await this.scopes.permitted(actor, { organizationId, period: String(year) }), year };
  }

  /** As pages have them. */
  async views(manager: EntityManager, list: YearList, rows: readonly ListedYear[]): Promise<ClassificationRow[]> {
    const results = list.conclusionId
      ? new Map(rows.map((row) => [row.organization_id, JSON.parse(row.results ?? '{}') as AnnualResults]))
      : await this.results(manager, { ...list, scope: await scopeOfRows(manager, list, rows) }, rows);
    const names = await displayNames(
      manager,
      rows.flatMap((row) => [row.self_by, row.proposed_by]),
    );
    return rows.map((row) => ({ ...asView(row, list.year, names), ...results.get(row.organization_id) }));
  }

  async results(
    manager: EntityManager,
    { scope }: YearList,
    rows: readonly Pick<ListedYear, 'organization_id' | 'is_cell'>[],
  ): Promise<Map<string, AnnualResults>> {
    if (rows.length === 0) return new Map();
    return resultsOf(rows, await this.classes.of(manager, scope, await openedMonths(manager)));
  }

  /** Cards whose scores a page of rows gives away: those of branches that are rows themselves. */
  shownCards(
    manager: EntityManager,
    { scope, conclusionId }: YearList,
    rows: readonly ListedYear[],
  ): Promise<string[]> {
    const cells = rows.filter((row) => row.is_cell === 1).map((row) => row.organization_id);
    if (cells.length === 0 || conclusionId) return Promise.resolve([]);
    return decidedCards(manager, scope, sql`r.cell_id IN (${cells})`);
  }
}

/** The closing in force of a committee's list. */
export async function conclusionOf(
  manager: EntityManager,
  organizationId: string,
  year: number,
): Promise<AnnualConclusion | undefined> {
  const [newest] = await manager.find(AnnualConclusion, {
    where: { organizationId, year },
    order: { number: 'DESC' },
    take: 1,
  });
  const opened = newest && (await manager.existsBy(AnnualConclusionReopening, { conclusionId: newest.id }));
  return opened ? undefined : newest;
}

function asView(row: ListedYear, year: number, names: ReadonlyMap<string, string>): ClassificationRow {
  const { n, sum, bands } = monthsOf(row);
  const founded = row.exists_from > `${year}-01-01` ? row.exists_from : undefined;
  return {
    organizationId: row.organization_id,
    name: row.name,
    kind: row.kind,
    kindLabel: row.kind_label,
    isCell: row.is_cell === 1,
    ...(founded && { foundedOn: founded }),
    version: row.version,
    ...saidIn(row, names),
    months: { n, ...(n > 0 && { mean: meanOf(sum, n) }), bands },
  };
}

function saidIn(
  row: ListedYear,
  names: ReadonlyMap<string, string>,
): Pick<ClassificationRow, 'self' | 'proposed' | 'decided'> {
  const said = (who: 'self' | 'proposed'): ClassificationRow['self'] => {
    const annualClass = row[`${who}_class`];
    if (!annualClass) return undefined;
    const ground = row[`${who}_ground`] ?? '';
    const by = names.get(row[`${who}_by`] ?? '') ?? '';
    return { annualClass, ...(ground && { ground }), at: row[`${who}_at`] ?? '', by };
  };
  const [self, proposed] = [said('self'), said('proposed')];
  const { decided_class: decided } = row;
  return {
    ...(self && { self }),
    ...(proposed && { proposed }),
    ...(decided && {
      decided: { annualClass: decided, number: row.decision_number ?? '', on: row.decided_on ?? '' },
    }),
  };
}
