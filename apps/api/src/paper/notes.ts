import type { ScorecardView } from '@chibo/contracts';
import { adjustmentText, formatPoints } from '@chibo/domain';
import type { Answer, Criterion, LineScore } from '@chibo/domain';
import type { Content } from 'pdfmake/interfaces';
import { shortened } from './fit';
import type { Fit } from './fit';
import { figuresOf } from './figures';
import { oneLine } from './wording';

/** What is said about one line: figures and policy stay in its cell, words move below the table when they are long. */
export interface LineNote {
  code: string;
  figures: string;
  words: string;
}

export function isNotApplicable(line: LineScore | undefined): boolean {
  return line?.state === 'MOVED' || line?.state === 'EXCLUDED';
}

export function lineNote(view: ScorecardView, criterion: Criterion, line: LineScore | undefined): LineNote {
  const own = words(criterion, answerOf(view.content.answers, criterion.code));
  const adjustment = view.verified?.adjustments?.find(({ code }) => code === criterion.code);
  const superior = adjustment ? `Cấp trên: ${oneLine(adjustmentText(adjustment))}` : '';
  return {
    code: criterion.code,
    figures: [policy(line), movedHere(view, criterion), figuresOf(view, criterion, line)].filter(Boolean).join('; '),
    // What was typed before the line stopped applying is no reason of anything.
    words: isNotApplicable(line) ? '' : [own, superior].filter(Boolean).join('; '),
  };
}

function answerOf(answers: Answer[], code: string): Answer | undefined {
  return answers.find((answer) => answer.code === code);
}

function words(criterion: Criterion, answer: Answer | undefined): string {
  const label = criterion.reasons?.find((reason) => reason.code === answer?.reasonCode)?.label ?? '';
  return [label, oneLine(answer?.note ?? '')].filter(Boolean).join(': ');
}

function policy(line: LineScore | undefined): string {
  if (isNotApplicable(line)) return 'Không áp dụng';
  return line?.state === 'FULL_BY_RULE' ? 'Không áp dụng – tính điểm tối đa' : '';
}

/** Why this line's maximum is higher this month: the points of a sibling that does not apply. */
function movedHere(view: ScorecardView, criterion: Criterion): string {
  const siblings = view.criteriaSet.groups.flatMap((group) => group.criteria);
  const moved = siblings.filter(({ code, whenNotApplicable: when }) => {
    const state = view.score.lines.find((line) => line.code === code)?.state;
    return state === 'MOVED' && when?.kind === 'MOVED' && when.to === criterion.code;
  });
  return moved.map(({ code, maxPoints }) => `Gồm ${formatPoints(maxPoints)} điểm mục ${code}`).join('; ');
}

function whole(note: LineNote): string {
  return [note.figures, note.words].filter(Boolean).join('; ');
}

function isLong(note: LineNote, fit: Fit): boolean {
  return note.words !== '' && whole(note).length > fit.cellNote;
}

/** Text of the last column. */
export function cellNote(note: LineNote, fit: Fit): string {
  return isLong(note, fit) ? note.figures || 'Xem dưới bảng' : whole(note);
}

/**
 * The long ones, each with the code of its line, as one paragraph below the table. What does not fit is never left out
 * without a word.
 */
export function notesBelow(notes: LineNote[], fit: Fit): Content[] {
  const long = notes.filter((note) => isLong(note, fit));
  if (long.length === 0) return [];
  const cut = long.some(({ words: text }) => text.length > fit.reason);
  const head = cut ? 'Lý do, căn cứ (chỗ có dấu “…” in rút gọn, toàn văn xem trong hệ thống). ' : 'Lý do, căn cứ. ';
  return [
    { text: [{ text: head, bold: true }, ...long.flatMap((note) => noteBelow(note, fit))], margin: [0, 0, 0, 3] },
  ];
}

function noteBelow({ code, words: text }: LineNote, fit: Fit): Content[] {
  const sentence = shortened(text, fit.reason).replace(/[.;]$/u, '');
  return [{ text: `${code}: `, bold: true }, sentence.endsWith('…') ? `${sentence} ` : `${sentence}. `];
}
