import type { KeyingView, ScorecardView } from '@chibo/contracts';
import { CARD_STATE_LABEL, score, scoringFacts } from '@chibo/domain';
import { KEYED_SHEET } from '../device/unsent-work';

/** Under this name the device keeps what is keyed in for a branch's month, of each account its own. */
export function sheetId(organizationId: string, month: string): string {
  return `${KEYED_SHEET}${organizationId}-${month}`;
}

/** What an officer fills in, as a card of its own: no move leads it to the server, and nothing of the branch's draft stands on it. */
export function keyedSheet(view: KeyingView): ScorecardView {
  const { cell, superior, month, kind, criteriaSetVersionId, criteriaSet, context, content, returned } = view;
  const state = returned ? 'RETURNED' : 'DRAFT';
  return {
    id: sheetId(cell.id, month),
    version: view.version,
    state,
    stateLabel: CARD_STATE_LABEL[state],
    month,
    kind,
    cell,
    superior,
    criteriaSetVersionId,
    criteriaSet,
    context,
    content,
    score: score(criteriaSet, scoringFacts(kind, content.facts, context), content.answers),
    previous: view.previous,
    carried: view.carried,
    deadline: view.deadline,
    daysLeft: view.daysLeft,
    leave: view.leave,
    returned,
    twoPeople: false,
    moves: [],
    savedAt: '',
  };
}
