import type { ObligationState, RatingBand, SheetChange, SheetFault, SheetRow } from '@chibo/domain';
import {
  BAND_LABEL,
  formatDate,
  formatMonth,
  formatPoints,
  lastDayOf,
  OBLIGATION_STATE_LABEL,
  whyNotObligation,
} from '@chibo/domain';
import type { JudgedRow } from './judged-row';
import { refused, rowsBy, rowsWords, textIn } from './judged-row';
import type { KnownOrganization } from './known-organizations';

/** A result as it is to be recorded. */
export interface PastResultPlan {
  cellId: string;
  month: string;
  document: string;
  total: number;
  band: RatingBand;
}

/** What a branch's month has so far. */
export interface OwedMonth {
  state: ObligationState;
  total: number | null;
  band: RatingBand | null;
  document: string | null;
}

interface Ground {
  /** ISO month of today. */
  current: string;
  rows: readonly SheetRow[];
  organizations: ReadonlyMap<string, KnownOrganization>;
  /** Ids of branches over which the actor has the right. */
  reached: ReadonlySet<string>;
  /** By `owedKey`; absent: the month is not open for the branch yet. */
  owed: ReadonlyMap<string, OwedMonth>;
}

const HEAD = {
  code: 'Mã chi bộ',
  month: 'Tháng',
  total: 'Tổng điểm',
  band: 'Xếp loại',
  document: 'Số, ngày văn bản',
} as const;

export const owedKey = (cellId: string, month: string): string => `${cellId} ${month}`;

/** Rows of past results among each other and against what is there. */
export class PastResultRows {
  private readonly twice: ReadonlyMap<string, number[]>;

  constructor(private readonly ground: Ground) {
    this.twice = rowsBy(ground.rows, (row) => {
      const [code, month] = [textIn(row, 'code'), textIn(row, 'month')];
      return code && month && owedKey(code, month);
    });
  }

  all(): JudgedRow<PastResultPlan>[] {
    return this.ground.rows.map((row) => this.judge(row));
  }

  private judge(row: SheetRow): JudgedRow<PastResultPlan> {
    const [code = '', month = ''] = [textIn(row, 'code'), textIn(row, 'month')];
    const cell = this.ground.organizations.get(code);
    const title = [code, cell?.name, month && formatMonth(month)].filter(Boolean).join(', ');
    if (row.faults.length > 0) return refused(row, title, []);
    const owed = cell && this.ground.owed.get(owedKey(cell.id, month));
    const faults = this.faultsOf(row, { code, month, cell, owed });
    if (faults.length > 0 || !cell) return refused(row, title, faults);
    const { total, band } = row.values as { total: number; band: RatingBand };
    const plan = { cellId: cell.id, month, total, band, document: textIn(row, 'document') ?? '' };
    if (owed?.state !== 'RECORDED') return { ...row, fate: 'NEW', title, changes: [], plan };
    const changes = changesOf(owed, plan);
    return changes.length > 0
      ? { ...row, fate: 'CHANGED', title, changes, plan }
      : { ...row, fate: 'SAME', title, changes };
  }

  private faultsOf(
    row: SheetRow,
    { code, month, cell, owed }: { code: string; month: string; cell?: KnownOrganization; owed?: OwedMonth },
  ): SheetFault[] {
    if (!cell) return [fault('code', 'Không có chi bộ nào mang mã này.', code)];
    if (!this.ground.reached.has(cell.id)) return [fault('code', 'Chi bộ này ngoài phạm vi của đồng chí.', code)];
    const others = (this.twice.get(owedKey(code, month)) ?? []).filter((each) => each !== row.row);
    const faults = [
      others.length > 0 ? { text: `Chi bộ và tháng này còn ở ${rowsWords(others)}.` } : undefined,
      cell.isCell ? undefined : fault('code', 'Đây không phải chi bộ.', code),
      month >= this.ground.current ? fault('month', 'Chỉ nhập được các tháng đã hết.', formatMonth(month)) : undefined,
      whyNotThere(cell, month),
      owed && whyNotObligation('record', owed.state)
        ? { text: `Kỳ này đang ở trạng thái “${OBLIGATION_STATE_LABEL[owed.state]}” nên không nhập đè.` }
        : undefined,
    ];
    return faults.filter((each) => each !== undefined);
  }
}

/** A branch owes a month by whose last day it is there. */
function whyNotThere({ existsFrom, existsTo }: KnownOrganization, month: string): SheetFault | undefined {
  const day = lastDayOf(month);
  if (existsFrom > day)
    return fault('month', `Chi bộ này mới có từ ngày ${formatDate(existsFrom)}.`, formatMonth(month));
  if (existsTo !== null && existsTo <= day)
    return fault('month', `Chi bộ này đã kết thúc từ ngày ${formatDate(existsTo)}.`, formatMonth(month));
  return undefined;
}

function changesOf(owed: OwedMonth, { total, band, document }: PastResultPlan): SheetChange[] {
  const changes: SheetChange[] = [];
  if (owed.total !== total)
    changes.push({
      column: HEAD.total,
      before: owed.total === null ? '' : formatPoints(owed.total),
      after: formatPoints(total),
    });
  if (owed.band !== band)
    changes.push({ column: HEAD.band, before: owed.band ? BAND_LABEL[owed.band] : '', after: BAND_LABEL[band] });
  if (owed.document !== document) changes.push({ column: HEAD.document, before: owed.document ?? '', after: document });
  return changes;
}

function fault(key: keyof typeof HEAD, text: string, value?: string): SheetFault {
  return { column: HEAD[key], ...(value ? { value } : {}), text };
}
