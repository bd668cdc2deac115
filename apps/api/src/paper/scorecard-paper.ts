import type { ScorecardView } from '@chibo/contracts';
import { wasSent } from '@chibo/domain';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { cardNotes, cardRows, summaryRows } from './card-rows';
import { CLOSE, ROOMY, SUMMARY_FITS, TABLE_SIZE, shortened } from './fit';
import type { Fit, Head, SummaryFit } from './fit';
import { letterhead, title } from './header';
import { carriedWords, keyedWords, meetingWords, subject } from './meeting';
import { notesBelow } from './notes';
import { lineHeight, page } from './page';
import type { PaperSettings } from './paper-settings';
import { legend, resultText, weaknessesAndSignatures } from './result';
import { scoreTable } from './table';
import { monthWords } from './wording';

/**
 * The card in the Party form (Phiếu chấm điểm), set as closely as `fit` says.
 * @param first row of the table that begins a page
 */
export function scorecardDocument(
  view: ScorecardView,
  settings: PaperSettings,
  fit: Fit = ROOMY,
  first?: number,
): TDocumentDefinitions {
  const notes = cardNotes(view);
  return cardPage(view, settings, fit.head, 'PHIẾU CHẤM ĐIỂM', [
    around(meetingFit(fit), [
      {
        text: [
          meetingWords(view.content.facts, view.criteriaSet),
          carriedWords(view.carried, fit.carried),
          keyedWords(view.keyed),
        ].join(''),
      },
    ]),
    scoreTable(cardRows(view, notes, fit), { size: TABLE_SIZE, leading: fit.tableLeading, first }),
    around(fit, [
      ...notesBelow(notes, fit),
      resultText(view),
      ...weaknessesAndSignatures(view.content.weaknesses, view.officer, settings, fit),
    ]),
  ]);
}

/** One page: the groups, the band, the vote. */
export function summaryDocument(
  view: ScorecardView,
  settings: PaperSettings,
  summary: SummaryFit = SUMMARY_FITS[0],
): TDocumentDefinitions {
  const fit = { ...ROOMY, ...summary, paragraphs: false };
  return cardPage(view, settings, fit.head, 'TÓM TẮT KẾT QUẢ CHẤM ĐIỂM', [
    around(fit, [{ text: meetingWords(view.content.facts) + keyedWords(view.keyed) }]),
    scoreTable(summaryRows(view), { subject: 'Nhóm tiêu chí', note: 'Ghi chú', size: 11, leading: 13, padding: 1.4 }),
    around(fit, [
      resultText(view),
      ...weaknessesAndSignatures(summaryText(view.content.weaknesses, summary.weaknesses), view.officer, settings, fit),
    ]),
  ]);
}

function summaryText(weaknesses: string, most: number): string {
  if (weaknesses.length <= most) return weaknesses;
  return `${shortened(weaknesses, most)} (xem đủ trong phiếu chấm điểm)`;
}

function cardPage(
  view: ScorecardView,
  settings: PaperSettings,
  head: Head,
  kind: string,
  content: Content[],
): TDocumentDefinitions {
  const { cell, superior, month, criteriaSet } = view;
  const about = `${subject(view.kind)} ${monthWords(month)}`;
  const day = view.content.facts.heldOn;
  return page({
    title: `${kind}: ${about}, ${cell.name}`,
    warning: draftWarning(view),
    foot: legend(criteriaSet, settings.demonstration),
    content: [
      letterhead(
        { superior: superior.name, cell: cell.name, number: settings.number, place: settings.place, day },
        head,
      ),
      title(kind, about, head),
      ...content,
    ],
  });
}

/** A paper that is not yet a result says so in plain words. */
function draftWarning({ state }: ScorecardView): string | undefined {
  if (!wasSent(state)) return 'BẢN NHÁP – chưa gửi';
  return state === 'RETURNED' ? 'BẢN NHÁP – đang sửa, chưa gửi lại' : undefined;
}

/** The meeting is never smaller than the table. */
function meetingFit({ size, leading }: Fit): Pick<Fit, 'size' | 'leading'> {
  return size < TABLE_SIZE ? CLOSE : { size, leading };
}

function around(fit: Pick<Fit, 'size' | 'leading'>, stack: Content[]): Content {
  return { stack, fontSize: fit.size, lineHeight: lineHeight(fit.size, fit.leading) };
}
