import type { RankedCell, RankingView } from '@chibo/contracts';
import type { FrozenTables, RankedMonthCell } from '@chibo/domain';
import { CARD_STATE_LABEL, foldVietnamese, isSent, rankMonth } from '@chibo/domain';
import type { FrozenMonth } from '../closings/frozen-months.service';
import { requireKept } from '../closings/frozen-months.service';

/** Which part of a frozen ranking an answer has. */
export interface RankingPart {
  pool?: string;
  /** Folded, anywhere in the names. */
  words: string;
  limit: number;
  offset: number;
  /** Most rows of the lists beside the ranking. */
  most: number;
  /** Branches the reader is still blind to. */
  blind: ReadonlySet<string>;
}

type Ranked = Omit<RankingView, 'month' | 'months' | 'organization' | 'page' | 'pageSize' | 'closing'>;

/** The ranking run again from what its closing has frozen. */
export function frozenRanking(frozen: FrozenMonth | undefined, part: RankingPart): Ranked {
  const { snapshot, changes } = requireKept(frozen);
  const { ranking: inputs } = snapshot.tables as FrozenTables;
  const pool = part.pool ?? inputs.pools.at(0)?.key;
  const { cells, organizations, undecided } = rankMonth(inputs, pool, part.blind);
  const found = cells.filter(({ name, parentName }) => isFound(`${name} ${parentName}`, part.words));
  const regular = new Set(snapshot.cells.map(({ scorecardId }) => scorecardId));
  const now = new Map(changes.map(({ cellId, after }) => [cellId, after]));
  const missing = snapshot.cells.filter(({ state }) => !isSent(state));
  return {
    pools: inputs.pools,
    pool,
    cells: found
      .slice(part.offset, part.offset + part.limit)
      .map((cell) => (regular.has(cell.scorecardId) ? withNow(cell, now) : cell)),
    total: found.length,
    ranked: cells.length,
    organizations,
    undecided: undecided.slice(0, part.most).map((card) => ({
      cellId: card.cellId,
      name: card.name,
      parentName: card.parentName,
      stateLabel: CARD_STATE_LABEL[card.state],
      scorecardId: card.scorecardId,
      selfTotal: card.selfTotal,
    })),
    undecidedTotal: undecided.length,
    missing: missing
      .slice(0, part.most)
      .map(({ cellId, name, parentName, stateLabel }) => ({ cellId, name, parentName, stateLabel })),
    missingTotal: missing.length,
  };
}

/** Of regular cards: the month says nothing of a thematic one. */
function withNow(cell: RankedMonthCell, now: ReadonlyMap<string, string>): RankedCell {
  const after = now.get(cell.cellId);
  return after === undefined ? cell : { ...cell, now: after };
}

function isFound(names: string, words: string): boolean {
  return words === '' || foldVietnamese(names).includes(words);
}
