import type { FrozenCell, FrozenTables, Rounding } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { bandCounts } from '../cell-months/band-counts';
import type { ListedCell, MonthScope } from '../cell-months/cell-month-reader';
import { childrenInMonth } from '../cell-months/children';
import { keyedAmong } from '../cell-months/keyed-marks';
import type { PublishedSets } from '../criteria-sets/published-sets';
import { askMany, sql } from '../db/sql';
import { roundingOf } from '../organizations/committee-settings.service';
import { committeesUnder } from '../organizations/on-day';
import { kindsByCode } from '../organizations/tree';
import { cardFigures } from '../scorecards/card-figures';
import { closedCell } from './closed-cells';
import { Commentary } from './commentary.entity';
import type { ClosingSnapshot } from './closing.entities';
import { rankingInputs } from './ranking-inputs';
import { sealOf } from './seal';

interface Place {
  cell_id: string;
  cell_kind: string;
  child_id: string;
}

/** The month's branches with all that its tables say of them. @param reasons why some are missing, by branch */
export async function frozenCells(
  manager: EntityManager,
  scope: MonthScope,
  listed: readonly ListedCell[],
  reasons: ReadonlyMap<string, string>,
): Promise<FrozenCell[]> {
  const places = new Map((await placesOf(manager, scope)).map((place) => [place.cell_id, place]));
  const sent = listed.flatMap(({ scorecard_id: scorecardId, self_total: self, decided_total: decided }) =>
    scorecardId && self !== null ? [{ scorecardId, official: decided !== null }] : [],
  );
  const figures = await cardFigures(manager, sent);
  const keyed = await keyedAmong(manager, listed, scope.today);
  return listed.map((cell) => ({
    ...closedCell(cell, reasons.get(cell.cell_id)),
    code: cell.code,
    cellKind: places.get(cell.cell_id)?.cell_kind ?? '',
    kindLabel: cell.kind_label,
    parentId: cell.superior_id,
    childId: places.get(cell.cell_id)?.child_id ?? cell.cell_id,
    scorecardId: cell.scorecard_id ?? undefined,
    selfBand: cell.self_band ?? undefined,
    keyed: keyed.get(cell.scorecard_id ?? ''),
    ...figures.get(cell.scorecard_id ?? ''),
  }));
}

function placesOf(manager: EntityManager, { organizationId, month, day }: MonthScope): Promise<Place[]> {
  return askMany<Place>(
    manager,
    ['cell_id', 'cell_kind', 'child_id'],
    sql`SELECT r.cell_id, r.cell_kind, CASE WHEN s.distance = 0 THEN r.cell_id ELSE s.child_id END AS child_id
      FROM (${committeesUnder(organizationId, day)}) s CROSS JOIN cell_month r
      WHERE r.month = ${month} AND r.superior_id = s.organization_id`,
  );
}

/** The text a closing keeps, with its hash. @param cells as frozenCells() has them */
export async function frozenMonth(
  manager: EntityManager,
  scope: MonthScope,
  cells: FrozenCell[],
  { name, sets }: { name: string; sets: PublishedSets },
): Promise<{ snapshot: string; hash: string }> {
  const { month, organizationId: id, today } = scope;
  const rounding = await roundingOf(manager, id, today);
  const tables = await frozenTables(manager, scope, cells, { rounding, sets });
  const organization = { id, name };
  const commentary = (await manager.findOneBy(Commentary, { organizationId: id, period: month }))?.words;
  const frozen: ClosingSnapshot = {
    form: 2,
    month,
    organization,
    counts: bandCounts(cells, rounding),
    cells,
    tables,
    commentary,
  };
  const snapshot = JSON.stringify(frozen);
  return { snapshot, hash: sealOf(snapshot) };
}

/** What the tables are made of beside the branches. */
async function frozenTables(
  manager: EntityManager,
  scope: MonthScope,
  cells: readonly FrozenCell[],
  { rounding, sets }: { rounding: Rounding; sets: PublishedSets },
): Promise<FrozenTables> {
  const used = new Set(cells.map(({ cellKind }) => cellKind));
  const kinds = [...(await kindsByCode(manager))]
    .filter(([code]) => used.has(code))
    .sort(([, a], [, b]) => a.sort - b.sort)
    .map(([code, { label }]) => ({ code, label }));
  const children = await childrenInMonth(
    manager,
    scope,
    cells.map(({ childId }) => childId),
  );
  const ranking = await rankingInputs(manager, scope, sets);
  return {
    kinds,
    children: children.map(({ id, name, code, kindLabel, isCell }) => ({ id, name, code, kindLabel, isCell })),
    rounding,
    ranking,
    rankingHash: sealOf(JSON.stringify(ranking)),
  };
}
