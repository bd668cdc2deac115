import type { CellRow, MonthListRow } from '@chibo/contracts';
import type { Score } from '@chibo/domain';
import { BAND_LABEL, lossOf } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import type { AssessmentSnapshot } from '../scorecards/scorecard.entities';

/** Cards whose scores are read at once: each has some kilobytes. */
const BATCH = 100;

interface ScoreRow {
  scorecard_id: string;
  kind: 'SELF' | 'VERIFIED';
  snapshot: string;
}

/** A month's rows with what their cards say of the meeting and of points lost. Scores that a row does not show stay hidden. */
export async function monthListRows(manager: EntityManager, rows: readonly CellRow[]): Promise<MonthListRow[]> {
  const listed: MonthListRow[] = [];
  for (let at = 0; at < rows.length; at += BATCH) {
    const part = rows.slice(at, at + BATCH);
    const scores = await newestScores(manager, part);
    listed.push(...part.map((row) => listRow(row, scores.get(row.scorecardId ?? '') ?? [])));
  }
  return listed;
}

function listRow(row: CellRow, scores: readonly ScoreRow[]): MonthListRow {
  const snapshots = new Map(scores.map(({ kind, snapshot }) => [kind, JSON.parse(snapshot) as AssessmentSnapshot]));
  const { memberCount, heldOn } = snapshots.get('SELF')?.content.facts ?? {};
  const official = row.decidedTotal === undefined ? undefined : snapshots.get('VERIFIED')?.score;
  return {
    ...row,
    memberCount,
    heldOn,
    deductions: official && deductionsOf(official),
    capped: official && cappedBy(official),
  };
}

function deductionsOf({ lines }: Score): MonthListRow['deductions'] {
  return lines.map((line) => ({ code: line.code, points: lossOf(line) })).filter(({ points }) => points > 0);
}

/** "Khá vì có mặt 88,2%, cần từ 90%", where a condition and not the points decided. */
function cappedBy({ band, bandBySum, rules }: Score): string | undefined {
  if (band === bandBySum) return undefined;
  const unmet = rules.filter(({ met }) => met === false).map(({ finding }) => finding);
  return `${BAND_LABEL[band]} vì ${unmet.join('; ')}`;
}

async function newestScores(manager: EntityManager, rows: readonly CellRow[]): Promise<Map<string, ScoreRow[]>> {
  const ids = rows.flatMap(({ scorecardId, selfTotal }) =>
    scorecardId && selfTotal !== undefined ? [scorecardId] : [],
  );
  if (ids.length === 0) return new Map();
  return Map.groupBy(await ask<ScoreRow>(manager, newestOf(ids)), (row) => row.scorecard_id);
}

function newestOf(ids: readonly string[]): Sql {
  return sql`SELECT a.scorecard_id, a.kind, a.snapshot FROM assessment a
    WHERE a.scorecard_id IN (${ids}) AND a.kind IN ('SELF', 'VERIFIED') AND a.revision =
      (SELECT max(b.revision) FROM assessment b WHERE b.scorecard_id = a.scorecard_id AND b.kind = a.kind)`;
}
