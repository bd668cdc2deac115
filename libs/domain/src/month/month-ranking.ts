import type { CardState } from '../card';
import { stageOf } from '../card';
import type { RatingBand } from '../criteria';
import type { MeetingKind } from '../facts';
import type { Points } from '../points';
import { compareVietnamese } from '../text';
import { meanOf, rankBy } from './rank';

/** A card as a month's ranking needs it: a sent one of any kind of meeting. Totals in hundredths. */
export interface RankingCard {
  scorecardId: string;
  /** Key of its pool: only cards of one meeting kind and one criteria set share a ranking. */
  pool: string;
  cellId: string;
  name: string;
  parentName: string;
  /** The direct subordinate of the committee it counts under. */
  organizationId: string;
  state: CardState;
  selfTotal: Points;
  /** Of a decided card. */
  total?: Points;
  band?: RatingBand;
}

/** All a month's two rankings are made from; the same inputs give the same ranking to the letter. */
export interface RankingInputs {
  pools: { key: string; kind: MeetingKind; label: string; cards: number }[];
  /** Direct subordinates by their names then. */
  organizations: { id: string; name: string }[];
  /** In Vietnamese order of committee, branch and card. */
  cards: RankingCard[];
}

export interface RankedMonthCell {
  rank: number;
  tied: boolean;
  /** How many have this rank, itself included. */
  among: number;
  cellId: string;
  name: string;
  parentName: string;
  scorecardId: string;
  total: Points;
  band: RatingBand;
}

export interface RankedMonthOrganization {
  rank: number;
  tied: boolean;
  organizationId: string;
  name: string;
  /** Hundredths, rounded half up for display; ranked by the exact mean. */
  mean: Points;
  sum: Points;
  n: number;
}

export interface RankedMonth {
  cells: RankedMonthCell[];
  organizations: RankedMonthOrganization[];
  /** Sent and not decided: not ranked, never nought. */
  undecided: RankingCard[];
}

/** A decided card has both. */
type Decided = RankingCard & { total: Points; band: RatingBand };

/** @param unseen branches whose scores the reader is not to see yet: they are in no figure */
export function rankMonth(inputs: RankingInputs, pool: string | undefined, unseen: ReadonlySet<string>): RankedMonth {
  const cards = inputs.cards.filter((card) => card.pool === pool && !unseen.has(card.cellId));
  const decided = cards.filter((card): card is Decided => isDecided(card));
  return {
    cells: rankCells(decided),
    organizations: rankOrganizations(decided, inputs.organizations),
    undecided: cards.filter((card) => !isDecided(card)),
  };
}

function isDecided({ state, total, band }: RankingCard): boolean {
  return stageOf(state) === 'DECIDED' && total !== undefined && band !== undefined;
}

function rankCells(decided: readonly Decided[]): RankedMonthCell[] {
  const among = new Map([...Map.groupBy(decided, ({ total }) => total)].map(([total, own]) => [total, own.length]));
  const byName = [...decided].sort(
    (a, b) => compareVietnamese(a.name, b.name) || compareVietnamese(a.parentName, b.parentName),
  );
  return rankBy(byName, ({ total }) => ({ sum: total, n: 1 })).map(({ item, rank, tied }) => ({
    rank,
    tied,
    among: among.get(item.total) ?? 1,
    cellId: item.cellId,
    name: item.name,
    parentName: item.parentName,
    scorecardId: item.scorecardId,
    total: item.total,
    band: item.band,
  }));
}

function rankOrganizations(
  decided: readonly Decided[],
  organizations: RankingInputs['organizations'],
): RankedMonthOrganization[] {
  const names = new Map(organizations.map(({ id, name }) => [id, name]));
  const means = [...Map.groupBy(decided, ({ organizationId }) => organizationId)].map(([id, own]) => ({
    id,
    name: names.get(id) ?? '',
    sum: own.reduce((sum, { total }) => sum + total, 0),
    n: own.length,
  }));
  means.sort((a, b) => compareVietnamese(a.name, b.name));
  return rankBy(means, ({ sum, n }) => ({ sum, n })).map(({ item: { id, name, sum, n }, rank, tied }) => ({
    rank,
    tied,
    organizationId: id,
    name,
    mean: meanOf(sum, n),
    sum,
    n,
  }));
}
