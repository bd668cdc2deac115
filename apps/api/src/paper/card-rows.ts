import type { ScorecardView } from '@chibo/contracts';
import { BAND_LABEL, POINT, formatPoints } from '@chibo/domain';
import type { Criterion, CriterionGroup, GroupScore, LineScore, Points, Score } from '@chibo/domain';
import type { Content } from 'pdfmake/interfaces';
import type { Fit } from './fit';
import { cellNote, isNotApplicable, lineNote } from './notes';
import type { LineNote } from './notes';
import type { Row } from './table';

const HUNDRED = 100 * POINT;
const DASH = '–';

/** Notes of all lines, in the order of the card. */
export function cardNotes(view: ScorecardView): LineNote[] {
  return view.criteriaSet.groups.flatMap((group) =>
    group.criteria.map((criterion) => lineNote(view, criterion, lineOf(view.score, criterion))),
  );
}

/** Rows of the whole card: groups bold, a group of one line in one row, the total last. */
export function cardRows(view: ScorecardView, notes: LineNote[], fit: Fit): Row[] {
  const noteOf = new Map(notes.map((note) => [note.code, cellNote(note, fit)]));
  const rows = view.criteriaSet.groups.flatMap((group) => {
    const lines = group.criteria.map((criterion) => lineRow(view, criterion, noteOf.get(criterion.code) ?? ''));
    const [only] = lines;
    if (only && lines.length === 1)
      return [{ ...only, label: fit.bothLabels ? oneLineGroup(group) : group.label, bold: true }];
    return [groupRow(view, group, ''), ...lines];
  });
  return [...rows, ...totalRows(view)];
}

/** Rows of the summary: groups and the total; the note names the lines below their maximum. */
export function summaryRows(view: ScorecardView): Row[] {
  const rows = view.criteriaSet.groups.map((group) => ({
    ...groupRow(view, group, belowMaximum(view, group)),
    bold: false,
  }));
  return [...rows, ...totalRows(view)];
}

function belowMaximum({ score, verified }: ScorecardView, group: CriterionGroup): string {
  const low = [...score.lines, ...(verified?.score.lines ?? [])].filter(
    (line) => line.groupCode === group.code && line.points !== undefined && line.points < line.maxPoints,
  );
  const codes = group.criteria.map(({ code }) => code).filter((code) => low.some((line) => line.code === code));
  return codes.length > 0 ? `Chưa tối đa: ${codes.join(', ')}` : '';
}

/** Group and its only line in one cell; the line is left out where it only repeats the group. */
export function oneLineGroup({ label, criteria: [only] }: CriterionGroup): Content {
  const text = only?.label ?? '';
  if (text === label || text.startsWith('(')) return label;
  return [{ text: `${label}: ` }, { text: text.charAt(0).toLocaleLowerCase('vi') + text.slice(1), bold: false }];
}

function lineOf(score: Score | undefined, { code }: Criterion): LineScore | undefined {
  return score?.lines.find((line) => line.code === code);
}

function lineRow(view: ScorecardView, criterion: Criterion, note: string): Row {
  const line = lineOf(view.score, criterion);
  const max = isNotApplicable(line) ? DASH : formatPoints(line?.maxPoints ?? criterion.maxPoints);
  const verified = lineOf(view.verified?.score, criterion);
  return {
    code: criterion.code,
    label: criterion.label,
    max,
    self: lineFigure(line),
    verified: lineFigure(verified),
    note,
  };
}

function lineFigure(line: LineScore | undefined): string {
  if (isNotApplicable(line)) return DASH;
  return figure(line?.points);
}

function figure(value: Points | undefined): string {
  return value === undefined ? '' : formatPoints(value);
}

function groupRow(view: ScorecardView, { code, label, maxPoints }: CriterionGroup, note: string): Row {
  const self = groupOf(view.score, code);
  const verified = groupFigure(groupOf(view.verified?.score, code));
  const max = self?.applicable === 0 ? DASH : formatPoints(self?.maxPoints ?? maxPoints);
  return { code, label, max, self: groupFigure(self), verified, note, bold: true };
}

function groupOf(score: Score | undefined, code: string): GroupScore | undefined {
  return score?.groups.find((group) => group.code === code);
}

/** Empty while nothing of the group is scored: missing is not zero. */
function groupFigure(group: GroupScore | undefined): string {
  if (group?.applicable === 0) return DASH;
  return group && group.answered > 0 ? formatPoints(group.points) : '';
}

/** One row, or two where lines are excluded and the sum is brought to 100. */
function totalRows(view: ScorecardView): Row[] {
  const { score, verified } = view;
  const total = (label: string, max: Points, of: (score: Score) => Points, note: string): Row => {
    const self = score.answered > 0 ? formatPoints(of(score)) : '';
    return {
      code: '',
      label,
      max: formatPoints(max),
      self,
      verified: verified ? formatPoints(of(verified.score)) : '',
      note,
      bold: true,
    };
  };
  const last = total('TỔNG ĐIỂM', HUNDRED, (of) => of.total, bandNote(view));
  if (score.possible === HUNDRED) return [last];
  const sum = total('Cộng các mục áp dụng', score.possible, (of) => of.earned, '');
  return [sum, { ...last, label: 'TỔNG ĐIỂM (quy đổi về 100)' }];
}

function bandNote({ score, decided }: ScorecardView): string {
  if (!score.complete) return 'Tạm tính';
  return `Xếp loại: ${BAND_LABEL[decided?.band ?? score.band]}`;
}
