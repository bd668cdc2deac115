import { Injectable } from '@nestjs/common';
import type { CellYearLoss, CellYearMonth, CellYearView } from '@chibo/contracts';
import type { CellMonthState, CriteriaSet, RatingBand, YearMonth } from '@chibo/domain';
import {
  addMonths,
  allows,
  cellMonthWords,
  classifyYear,
  hasQuota,
  lostBy,
  vietnamDay,
  yearOutlook,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { outcomeOf } from '../cell-months/month-outcome';
import { quartersOfCells } from '../cell-months/thematic-quarters';
import { Clock } from '../clock';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import { sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import { pathOn } from '../organizations/tree';
import { BlindScores } from '../scorecards/blind-scores';
import type { AssessmentSnapshot } from '../scorecards/scorecard.entities';

const MONTHS = 12;

interface MonthRow {
  month: string;
  state: CellMonthState;
  reason: string | null;
  scorecard_id: string | null;
  criteria_set_version_id: string | null;
  decided_total: number | null;
  decided_band: RatingBand | null;
}

interface ScoreRow {
  month: string;
  criteria_set_version_id: string;
  snapshot: string;
}

/** A branch looks at its own last twelve months. */
@Injectable()
export class CellYearService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly criteriaSets: PublishedSets,
    private readonly blind: BlindScores,
  ) {}

  async of(actor: Actor): Promise<CellYearView> {
    const own = actor.roles.find(({ role }) => allows('writeCard', role, 'OWN'));
    if (!own) throw Refusal.forbidden('Một năm của chi bộ dành cho chính chi bộ.');
    const cellId = own.organizationId;
    const today = vietnamDay(this.clock.now());
    const barred = await this.blind.barred(actor);
    return this.database.read(async (manager) => {
      const [cell] = await pathOn(manager, cellId, today);
      if (!cell) throw Refusal.notFound('chi bộ');
      const last = today.slice(0, 7);
      const from = [addMonths(last, 1 - MONTHS), `${last.slice(0, 4)}-01`].sort()[0];
      const rows = (await monthRows(manager, cellId, from)).filter(({ month }) => !barred.has({ cellId, month }));
      const scores = await scoreRows(manager, cellId, addMonths(last, 1 - MONTHS));
      const seen = scores.filter(({ month }) => !barred.has({ cellId, month }));
      const set = await this.newestSet(manager, rows);
      return {
        organization: { id: cellId, name: cell.name },
        months: Array.from({ length: MONTHS }, (_, at) => monthOf(addMonths(last, at + 1 - MONTHS), rows, seen)),
        thresholds: set?.bands ?? [],
        losses: await this.losses(manager, seen),
        year: set && (await this.yearOf(manager, { cellId, today, set, rows })),
      };
    });
  }

  private async newestSet(manager: EntityManager, rows: readonly MonthRow[]): Promise<CriteriaSet | undefined> {
    const id = rows.findLast((row) => row.criteria_set_version_id)?.criteria_set_version_id;
    return id ? this.criteriaSets.content(manager, id) : undefined;
  }

  /** A criterion is the same one where code and words are. */
  private async losses(manager: EntityManager, scores: readonly ScoreRow[]): Promise<CellYearLoss[]> {
    const losses = new Map<string, CellYearLoss>();
    for (const { criteria_set_version_id: id, snapshot } of scores) {
      const set = await this.criteriaSets.content(manager, id);
      const { score } = JSON.parse(snapshot) as AssessmentSnapshot;
      for (const { code, label, lost } of lostBy(set, score)) {
        const known = losses.get(`${code} ${label}`) ?? { code, label, lost: 0, months: 0 };
        losses.set(`${code} ${label}`, { ...known, lost: known.lost + lost, months: known.months + 1 });
      }
    }
    return [...losses.values()].sort((a, b) => b.lost - a.lost || b.months - a.months);
  }

  /** The whole calendar year: months that have not come have no result yet. */
  private async yearOf(
    manager: EntityManager,
    { cellId, today, set, rows }: { cellId: string; today: string; set: CriteriaSet; rows: readonly MonthRow[] },
  ): Promise<CellYearView['year']> {
    const year = today.slice(0, 4);
    const names = Array.from({ length: MONTHS }, (_, at) => addMonths(`${year}-01`, at));
    const months = names.map((month): YearMonth => ({
      month,
      outcome: outcomeOf(rows.find((row) => row.month === month)),
    }));
    const own = sql`SELECT cell_id, month, state FROM cell_month WHERE cell_id = ${cellId}`;
    const quarters = hasQuota(set.yearRule)
      ? (await quartersOfCells(manager, own, { months: names, today })).get(cellId)
      : undefined;
    return {
      year,
      standing: classifyYear(set.yearRule, months, quarters),
      outlook: yearOutlook(set.yearRule, months, quarters),
    };
  }
}

function monthOf(month: string, rows: readonly MonthRow[], scores: readonly ScoreRow[]): CellYearMonth {
  const row = rows.find((one) => one.month === month);
  if (!row) return { month };
  const { state, reason, scorecard_id: id, decided_total: total, decided_band: band } = row;
  const score = scores.find((one) => one.month === month);
  const why = score && (JSON.parse(score.snapshot) as AssessmentSnapshot).score.reasons.join(' ');
  return {
    month,
    state,
    stateLabel: cellMonthWords(state, reason),
    scorecardId: id ?? undefined,
    total: total ?? undefined,
    band: band ?? undefined,
    reason: (total === null ? reason : why) || undefined,
  };
}

function monthRows(manager: EntityManager, cellId: string, from: string): Promise<MonthRow[]> {
  return manager.sql<MonthRow[]>`
    SELECT month, state, reason, scorecard_id, criteria_set_version_id, decided_total, decided_band FROM cell_month
    WHERE cell_id = ${cellId} AND month >= ${from} ORDER BY month`;
}

/** The official score of each decided card: the superior's newest, which the decided total is of. */
function scoreRows(manager: EntityManager, cellId: string, from: string): Promise<ScoreRow[]> {
  return manager.sql<ScoreRow[]>`
    SELECT r.month, a.criteria_set_version_id, a.snapshot FROM cell_month r JOIN assessment a ON a.scorecard_id = r.scorecard_id
    WHERE r.cell_id = ${cellId} AND r.month >= ${from} AND r.decided_total IS NOT NULL AND a.kind = 'VERIFIED'
      AND a.revision = (SELECT max(b.revision) FROM assessment b WHERE b.scorecard_id = a.scorecard_id AND b.kind = 'VERIFIED')
    ORDER BY r.month`;
}
