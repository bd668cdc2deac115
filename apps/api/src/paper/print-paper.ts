import type { ScheduleView, ScorecardView } from '@chibo/contracts';
import type { CriteriaSet } from '@chibo/domain';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { WRITING_LINES, blankDocument } from './blank-paper';
import type { BlankFor } from './blank-paper';
import { ONE_PAGE, ROOMY, SUMMARY_FITS, TIGHT } from './fit';
import type { Fit, SummaryFit } from './fit';
import { FONTS, isFontFile } from './fonts';
import type { PaperSettings } from './paper-settings';
import { scheduleDocument } from './schedule-paper';
import { scorecardDocument, summaryDocument } from './scorecard-paper';

pdfmake.setFonts(FONTS);
pdfmake.setLocalAccessPolicy(isFontFile);
pdfmake.setUrlAccessPolicy(() => false);

/** Most pages a card may take. */
const MOST_PAGES = 2;

/** What is to be printed: plain data, so that it may cross into a worker thread. */
export type PaperOrder = Paper & { settings: PaperSettings };

export type Paper =
  | { kind: 'card' | 'summary'; view: ScorecardView }
  | { kind: 'schedule'; view: ScheduleView }
  | { kind: 'blank'; set: CriteriaSet; blank?: BlankFor };

interface Printed {
  pages: number;
  file: Buffer;
}

/** Puts an order on paper: a PDF file, A4, fonts embedded. Costs a processor for a tenth of a second up to some seconds. */
export async function printPaper(order: PaperOrder): Promise<Buffer> {
  const { settings } = order;
  switch (order.kind) {
    case 'card':
      return card(order.view, settings);
    case 'summary':
      return summary(order.view, settings);
    case 'schedule':
      return (await print(scheduleDocument(order.view, settings))).file;
    case 'blank':
      return blank(order.set, settings, order.blank);
  }
}

/** The card: one page when it fits there, else two as roomy as its words allow. */
async function card(view: ScorecardView, settings: PaperSettings): Promise<Buffer> {
  const set = (fit: Fit): Promise<Printed> => print(scorecardDocument(view, settings, fit));
  const roomy = await set(ROOMY);
  if (roomy.pages === 1) return roomy.file;
  const onePage = await closest(ONE_PAGE, set, 1);
  if (onePage.pages === 1) return onePage.file;
  return (roomy.pages <= MOST_PAGES ? roomy : await closest(TIGHT, set, MOST_PAGES)).file;
}

/** One page by groups. */
async function summary(view: ScorecardView, settings: PaperSettings): Promise<Buffer> {
  const set = (fit: SummaryFit): Promise<Printed> => print(summaryDocument(view, settings, fit));
  return (await closest(SUMMARY_FITS, set, 1)).file;
}

/** The card to fill in by hand. */
async function blank(set: CriteriaSet, settings: PaperSettings, blankFor?: BlankFor): Promise<Buffer> {
  const form = (lines: number): Promise<Printed> => print(blankDocument(set, settings, blankFor, lines));
  return (await closest(WRITING_LINES, form, 1)).file;
}

/** The first setting that takes no more than `most` pages, or else the last. */
async function closest<F>(fits: [F, ...F[]], set: (fit: F) => Promise<Printed>, most: number): Promise<Printed> {
  const [first, ...others] = fits;
  let printed = await set(first);
  for (const fit of others) {
    if (printed.pages <= most) break;
    printed = await set(fit);
  }
  return printed;
}

async function print(document: TDocumentDefinitions): Promise<Printed> {
  const pdf = pdfmake.createPdf(document, { bufferPages: true });
  const pages = (await pdf.getStream()).bufferedPageRange().count;
  return { pages, file: await pdf.getBuffer() };
}
