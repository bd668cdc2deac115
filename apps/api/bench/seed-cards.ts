import { score } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import type { EntityManager } from 'typeorm';
import { newId } from '../src/db/new-id';
import { Obligation } from '../src/obligations/obligation.entities';
import { EMPTY_CONTENT } from '../src/scorecards/content';
import { Assessment, Meeting, Scorecard } from '../src/scorecards/scorecard.entities';
import { selfFigures } from '../src/scorecards/self-figures';

export interface Place {
  id: string;
  superiorId: string;
  criteriaSetVersionId: string;
}

/** A branch's score as it sends it: `at` makes it a little other than its neighbours'. */
function scored(month: string, at: number): Pick<Assessment, 'snapshot' | 'total' | 'band'> {
  const { vote, ...content } = aScorecard(hd42Commune, {
    facts: { heldOn: `${month}-05`, tasksDone: 5 + (at % 7) },
  });
  const result = score(
    hd42Commune,
    { ...content.facts, leadership: 'COMMITTEE' } as Parameters<typeof score>[1],
    content.answers as Parameters<typeof score>[2],
  );
  const snapshot = { content: { ...content, vote }, context: { leadership: 'COMMITTEE' }, score: result, carried: [] };
  return { snapshot: snapshot as unknown as Assessment['snapshot'], total: result.total, band: result.band };
}

/** A card the superior has decided as the branch scored it. */
export async function decidedCard(manager: EntityManager, place: Place, month: string, at: number): Promise<void> {
  const sent = await sentCard(manager, place, month, at);
  const { total, band } = sent;
  const decided = { state: 'DECIDED', decidedTotal: total, decidedBand: band, decidedAt: sent.at } as const;
  await manager.update(Scorecard, { id: sent.id }, decided);
}

/** A card as it waits for its superior, one minute after the one before. */
export async function sentCard(
  manager: EntityManager,
  place: Place,
  month: string,
  at: number,
): Promise<{ id: string; at: string } & Pick<Assessment, 'total' | 'band'>> {
  const { snapshot, total, band } = scored(month, at);
  const sentAt = new Date(Date.parse(`${month}-06T00:00:00.000Z`) + at * 60_000).toISOString();
  const id = await card(manager, place, month, {
    state: 'SUBMITTED',
    version: 2,
    draft: snapshot.content as Scorecard['draft'],
    ...selfFigures(snapshot.score, snapshot.secondsSpent),
    receiptNumber: `${month}-${String(at + 1).padStart(4, '0')}`,
    submittedAt: sentAt,
    submittedBy: 'author',
    deadline: `${month}-28`,
    savedAt: sentAt,
  });
  await manager.insert(Assessment, {
    id: newId(),
    scorecardId: id,
    kind: 'SELF',
    revision: 1,
    criteriaSetVersionId: place.criteriaSetVersionId,
    snapshot,
    total,
    band,
    authorId: 'author',
    createdAt: sentAt,
  });
  return { id, at: sentAt, total, band };
}

/** A card with its meeting and what is owed; an empty draft where nothing else is said. */
export async function card(
  manager: EntityManager,
  { id: cellId, superiorId, criteriaSetVersionId }: Place,
  month: string,
  state: Partial<Scorecard> = {},
): Promise<string> {
  const [id, meetingId] = [newId(), newId()];
  const owed = { state: state.state ? 'MET' : 'OPEN', reason: null, document: null, version: 1 } as const;
  await manager.insert(Obligation, { id: newId(), cellId, month, kind: 'REGULAR', ...owed });
  const heldOn = state.state ? `${month}-05` : null;
  await manager.insert(Meeting, { id: meetingId, cellId, month, slot: 'R', kind: 'REGULAR', heldOn });
  await manager.insert(Scorecard, {
    id,
    meetingId,
    cellId,
    month,
    kind: 'REGULAR',
    superiorId,
    state: 'DRAFT',
    version: 1,
    criteriaSetVersionId,
    draft: EMPTY_CONTENT,
    savedAt: `${month}-01T00:00:00.000Z`,
    ...state,
  });
  return id;
}
