import type { ScorecardView } from '@chibo/contracts';
import { score } from '@chibo/domain';
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
  return recentMonths(tree, sets, new Date('2026-11-18T03:00:00Z')).cards.map(viewOf);
}

/** Every card of the demonstration's year 2018. */
export function cardsOf2018(): ScorecardView[] {
  return year2018(tree, { versionId: 'hd12', content: hd12 }).cards.map(viewOf);
}

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

/** Confirmed as it was sent. */
function decision({ content, decidedAt }: PlannedCard, result: Score): Pick<ScorecardView, 'verified' | 'decided'> {
  if (!decidedAt) return {};
  const act = { at: decidedAt.toISOString(), by: 'Cán bộ' };
  return {
    verified: { kind: 'VERIFIED', revision: 1, ...act, score: result, content },
    decided: { total: result.total, band: result.band, ...act },
  };
}
