import type { Deduction, Score } from '@chibo/domain';
import { BAND_LABEL, lossOf } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import type { AssessmentSnapshot } from './scorecard.entities';

/** What a monthly list says of a sent card beside its scores. */
export interface CardFigures {
  memberCount?: number;
  heldOn?: string;
  /** Lines below their maximum in the official score, in the order of the card; absent without one. */
  deductions?: Deduction[];
  /** Why the band is lower than its points say, in words. */
  capped?: string;
}

/** A sent card; `official`: its verified score may be told. */
export interface FiguredCard {
  scorecardId: string;
  official: boolean;
}

/** Cards whose scores are read at once: each has some kilobytes. */
const BATCH = 100;

interface ScoreRow {
  scorecard_id: string;
  kind: 'SELF' | 'VERIFIED';
  snapshot: string;
}

/** By card, from its newest scores. */
export async function cardFigures(
  manager: EntityManager,
  cards: readonly FiguredCard[],
): Promise<Map<string, CardFigures>> {
  const figures = new Map<string, CardFigures>();
  for (let at = 0; at < cards.length; at += BATCH) {
    const part = cards.slice(at, at + BATCH);
    const ids = part.map(({ scorecardId }) => scorecardId);
    const scores = Map.groupBy(await ask<ScoreRow>(manager, newestOf(ids)), (row) => row.scorecard_id);
    for (const card of part) figures.set(card.scorecardId, figuresOf(card, scores.get(card.scorecardId) ?? []));
  }
  return figures;
}

function figuresOf({ official: told }: FiguredCard, scores: readonly ScoreRow[]): CardFigures {
  const snapshots = new Map(scores.map(({ kind, snapshot }) => [kind, JSON.parse(snapshot) as AssessmentSnapshot]));
  const { memberCount, heldOn } = snapshots.get('SELF')?.content.facts ?? {};
  const official = told ? snapshots.get('VERIFIED')?.score : undefined;
  return {
    memberCount,
    heldOn,
    deductions: official && deductionsOf(official),
    capped: official && cappedBy(official),
  };
}

function deductionsOf({ lines }: Score): Deduction[] {
  return lines.map((line) => ({ code: line.code, points: lossOf(line) })).filter(({ points }) => points > 0);
}

/** "Khá vì có mặt 88,2%, cần từ 90%", where a condition and not the points decided. */
function cappedBy({ band, bandBySum, rules }: Score): string | undefined {
  if (band === bandBySum) return undefined;
  const unmet = rules.filter(({ met }) => met === false).map(({ finding }) => finding);
  return `${BAND_LABEL[band]} vì ${unmet.join('; ')}`;
}

function newestOf(ids: readonly string[]): Sql {
  return sql`SELECT a.scorecard_id, a.kind, a.snapshot FROM assessment a
    WHERE a.scorecard_id IN (${ids}) AND a.kind IN ('SELF', 'VERIFIED') AND a.revision =
      (SELECT max(b.revision) FROM assessment b WHERE b.scorecard_id = a.scorecard_id AND b.kind = a.kind)`;
}
