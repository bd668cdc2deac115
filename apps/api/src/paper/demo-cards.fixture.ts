import type { ScorecardView } from '@chibo/contracts';
import { addMonths, carriedActions, score } from '@chibo/domain';
import type { Score } from '@chibo/domain';
import { hd12, hd42Commune, thematic } from '@chibo/domain/templates';
import type { PlannedCard } from '../demo/planned-card';
import { recentMonths } from '../demo/recent-months';
import { demoTree } from '../demo/tree';
import { year2018 } from '../demo/year-2018';
import { aCard } from './paper.fixture';

const tree = demoTree();
const nameOf = new Map([tree.root, ...tree.partyOrgs].map(({ id, name }) => [id, name]));

/** Every card of the demonstration's three recent months, as the API would answer it. */
export function recentCards(): ScorecardView[] {
  const sets = {
    regular: { versionId: 'hd42', content: hd42Commune },
    thematic: { versionId: 'thematic', content: thematic },
  };
  const { cards } = recentMonths(tree, sets, new Date('2026-11-18T03:00:00Z'));
  return cards.map((card) => ({ ...viewOf(card), carried: carriedOf(card, cards) }));
}

/** What the branch's card of the month before leaves to do, the first of it done. */
function carriedOf({ cell, month, slot }: PlannedCard, cards: readonly PlannedCard[]): ScorecardView['carried'] {
  const last = cards.find((card) => card.cell === cell && card.slot === slot && card.month === addMonths(month, -1));
  if (!last?.score || slot !== 'R') return [];
  const { content, set, verified } = last;
  const actions = carriedActions({ ...content, set: set.content, score: last.score, ...verified });
  return actions.map((action, at) => ({ ...action, done: at === 0 }));
}

/** Every card of the demonstration's year 2018. */
export function cardsOf2018(): ScorecardView[] {
  return year2018(tree, { versionId: 'hd12', content: hd12 }).cards.map(viewOf);
}

/** As long as names of the demonstration get. */
export const OFFICER = 'Ủy viên ban thường vụ (minh họa)';

/** For what a paper does not print. */
const ANY = aCard();

function viewOf(card: PlannedCard): ScorecardView {
  const { cell, set, content } = card;
  const context = { leadership: cell.leadership };
  const result = score(set.content, { ...content.facts, ...context }, content.answers);
  return {
    ...ANY,
    ...standing(card),
    month: card.month,
    kind: card.kind,
    cell: { id: cell.id, name: cell.name, kindLabel: '' },
    superior: { id: cell.parentId, name: nameOf.get(cell.parentId) ?? '' },
    officer: OFFICER,
    criteriaSetVersionId: set.versionId,
    criteriaSet: set.content,
    context,
    content,
    score: result,
    ...decision(card, result),
  };
}

function standing({ sentAt, decidedAt, returned }: PlannedCard): Pick<ScorecardView, 'state'> {
  if (returned) return { state: 'RETURNED' };
  if (decidedAt) return { state: 'DECIDED' };
  return { state: sentAt ? 'SUBMITTED' : 'DRAFT' };
}

/** Confirmed as it was sent, or with the superior's adjustments. */
function decision(
  { content, decidedAt, verified }: PlannedCard,
  own: Score,
): Pick<ScorecardView, 'verified' | 'decided'> {
  if (!decidedAt) return {};
  const { score: result, adjustments } = verified ?? { score: own, adjustments: [] };
  const act = { at: decidedAt.toISOString(), by: 'Cán bộ' };
  return {
    verified: { kind: 'VERIFIED', criteriaSetVersionId: '', revision: 1, ...act, score: result, content, adjustments },
    decided: { total: result.total, band: result.band, ...act },
  };
}
