import type { CardState, MeetingKind } from '@chibo/domain';
import { isSent, isVerified } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { hashOf } from './paper-source';

/** A card as it was sent, and what its superiors made of it. */
export interface CardRecord {
  version: number;
  hash: string;
}

interface CardRow {
  kind: MeetingKind;
  month: string;
  cell_id: string;
  state: CardState;
  version: number;
  decided_band: string | null;
  decided_total: number | null;
}

interface ScoreRow {
  kind: 'SELF' | 'VERIFIED';
  snapshot: string;
}

/**
 * The record of a card, from the rows alone: the same whoever asks, and for branches that are no more.
 * @returns undefined while it is not sent: a draft is no record; the version tells lawful changes from others
 */
export async function cardRecord(manager: EntityManager, cardId: string): Promise<CardRecord | undefined> {
  const [card] = await manager.sql<CardRow[]>`
    SELECT kind, month, cell_id, state, version, decided_band, decided_total FROM scorecard WHERE id = ${cardId}`;
  if (!card || !isSent(card.state)) return undefined;
  const scores = await manager.sql<ScoreRow[]>`
    SELECT a.kind, a.snapshot FROM assessment a WHERE a.scorecard_id = ${cardId} AND a.kind IN ('SELF', 'VERIFIED')
      AND a.revision = (SELECT max(b.revision) FROM assessment b WHERE b.scorecard_id = a.scorecard_id AND b.kind = a.kind)`;
  const newest = (kind: ScoreRow['kind']): string | null =>
    scores.find((score) => score.kind === kind)?.snapshot ?? null;
  const verified = isVerified(card) ? newest('VERIFIED') : null;
  const decided = card.decided_band === null ? null : [card.decided_band, card.decided_total];
  return {
    version: card.version,
    hash: hashOf([cardId, card.kind, card.month, card.cell_id, newest('SELF'), verified, decided]),
  };
}
