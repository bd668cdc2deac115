import type { ObservationView, ScorecardView } from '@chibo/contracts';
import { monthOf, score, scoringFacts } from '@chibo/domain';
import { SHEET } from '../device/unsent-work';

/**
 * The sheet a working group fills in, as a card of its own: same set, facts and lines, but no move leads it to the server
 * and nothing of the branch's own stands on it. Its changes wait on this device under the id of the visit.
 */
export function observedCard({
  visitId,
  cell,
  heldOn,
  kind,
  criteriaSetVersionId,
  criteriaSet,
  context,
  observed,
}: ObservationView): ScorecardView {
  const { facts = {} } = observed?.content ?? {};
  // Marks of another set are none of this one, whatever their codes.
  const answers = observed?.criteriaSetVersionId === criteriaSetVersionId ? observed.content.answers : [];
  const content = { facts: { ...facts, heldOn }, answers, weaknesses: '', vote: {} };
  return {
    id: SHEET + visitId,
    version: 0,
    state: 'DRAFT',
    stateLabel: '',
    month: monthOf(heldOn),
    kind,
    cell: { ...cell, kindLabel: '' },
    superior: { id: '', name: '' },
    criteriaSetVersionId,
    criteriaSet,
    context,
    content,
    score: score(criteriaSet, scoringFacts(kind, content.facts, context), answers),
    carried: [],
    deadline: heldOn,
    daysLeft: 0,
    twoPeople: false,
    moves: [],
    savedAt: '',
  };
}
