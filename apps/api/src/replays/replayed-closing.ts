import type { FrozenCell, FrozenTables } from '@chibo/domain';
import type { MonthClosing } from '../closings/closing.entities';
import type { FrozenMonth } from '../closings/frozen-months.service';
import { sealOf } from '../closings/seal';
import { snapshotOf } from '../closings/snapshot';
import { firstDifference } from './first-difference';
import type { TableSeals } from './replay.entities';
import type { RulesOfToday } from './rules-of-today';

/** A closing worked out again from what it has stored. */
export interface ReplayedClosing {
  /** Where what it stored is not what its own inputs give. */
  difference?: string;
  /** Of its tables as they come out now; absent: it keeps no tables (of before). */
  seals?: TableSeals;
  /** Scores it counted, to be held against what was given. */
  scores: { scorecardId: string; selfTotal: number; total?: number }[];
}

export function replayedClosing(rules: RulesOfToday, closing: MonthClosing): ReplayedClosing {
  const snapshot = snapshotOf(closing);
  const { counts, cells, tables } = snapshot;
  const again = rules.bandCounts(cells, tables?.rounding);
  const difference = hashDifference(closing, tables) ?? firstDifference({ counts }, { counts: again });
  if (!tables) return { difference, scores: [] };
  const scores = tables.ranking.cards.map(({ scorecardId, selfTotal, total }) => ({ scorecardId, selfTotal, total }));
  return { difference, seals: sealsOf(rules, closing, { ...snapshot, cells: cells as FrozenCell[], tables }), scores };
}

function hashDifference({ snapshot, hash }: MonthClosing, tables: FrozenTables | undefined): string | undefined {
  if (sealOf(snapshot) !== hash) return `hash: ${hash} → ${sealOf(snapshot)}`;
  const { ranking, rankingHash } = tables ?? {};
  if (ranking && sealOf(JSON.stringify(ranking)) !== rankingHash)
    return 'rankingHash: the inputs of the rankings are others';
  return undefined;
}

/** The tables that are shown and printed of a closed month, as for a reader who may see every score. */
function sealsOf(
  rules: RulesOfToday,
  { closedAt: at, hash }: MonthClosing,
  snapshot: FrozenMonth['snapshot'] & { tables: FrozenTables },
): TableSeals {
  const frozen: FrozenMonth = { closing: { at, by: '', hash, kept: true, changesTotal: 0 }, snapshot, changes: [] };
  const { ranking } = snapshot.tables;
  const rankings = ranking.pools.map(({ key }) => rules.rankMonth(ranking, key, new Set()));
  return {
    table: sealOf(JSON.stringify(rules.frozenTable(frozen))),
    list: sealOf(JSON.stringify(rules.frozenList(frozen, ''))),
    rankings: sealOf(JSON.stringify(rankings)),
  };
}

/** Tables that came out otherwise before. */
export function sealsDifference(before: TableSeals, now: TableSeals): string | undefined {
  const other = (Object.keys(before) as (keyof TableSeals)[]).filter((name) => before[name] !== now[name]);
  return other.length > 0 ? `tables that come out otherwise: ${other.join(', ')}` : undefined;
}
