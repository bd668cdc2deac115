import type { ScheduleView, ScorecardView } from '@chibo/contracts';
import type { CriteriaSet } from '@chibo/domain';
import type { TableOrder } from './tables/write-table';
import { writeTable } from './tables/write-table';
import { WRITING_LINES, blankDocument, lastGroup } from './blank-paper';
import type { BlankFor } from './blank-paper';
import { cardNotes, cardRows } from './card-rows';
import { ONE_PAGE, ROOMY, SUMMARY_FITS, TIGHT } from './fit';
import type { Fit, SummaryFit } from './fit';
import { ROWS_TO_SIGN, withRowsAtEnd } from './page-breaks';
import type { PaperSettings } from './paper-settings';
import type { Printed } from './print';
import { closest, closestByHalves, print } from './print';
import { firstWithSignature, scheduleDocument, scheduleRows } from './schedule-paper';
import { scorecardDocument, summaryDocument } from './scorecard-paper';

/** Most pages a card may take. */
const MOST_PAGES = 2;

/** What is to be printed: plain data, so that it may cross into another process. */
export type PaperOrder = Paper & { settings: PaperSettings };

export type Paper =
  | { kind: 'card' | 'summary'; view: ScorecardView }
  | { kind: 'schedule'; view: ScheduleView }
  | { kind: 'blank'; set: CriteriaSet; blank?: BlankFor }
  | TableOrder;

/** Puts an order on paper, A4, fonts embedded, or a table into a file of its format. Costs a processor for a tenth of a second up to some seconds. */
export async function printPaper(order: PaperOrder): Promise<Buffer> {
  const { settings } = order;
  switch (order.kind) {
    case 'card':
      return card(order.view, settings);
    case 'summary':
      return summary(order.view, settings);
    case 'schedule':
      return schedule(order.view, settings);
    case 'blank':
      return blank(order.set, settings, order.blank);
    case 'table':
      return writeTable(order);
  }
}

/** The card: one page when it fits there, else two as roomy as its words allow. */
async function card(view: ScorecardView, settings: PaperSettings): Promise<Buffer> {
  const rows = cardRows(view, cardNotes(view), ROOMY).length;
  const set = (fit: Fit): Promise<Printed> =>
    withRowsAtEnd((first) => scorecardDocument(view, settings, fit, first), rows - ROWS_TO_SIGN, isTotalAlone);
  const onePage = await closestByHalves(ONE_PAGE, set, 1);
  if (onePage.pages === 1) return onePage.file();
  const roomy = await set(ROOMY);
  return (roomy.pages <= MOST_PAGES ? roomy : await closestByHalves(TIGHT, set, MOST_PAGES)).file();
}

/** On the last page of a card words may stand above the signatures, but no total without a line. */
const isTotalAlone = (rows: number): boolean => rows === 1;

/** One page by groups. */
async function summary(view: ScorecardView, settings: PaperSettings): Promise<Buffer> {
  const set = (fit: SummaryFit): Promise<Printed> => print(summaryDocument(view, settings, fit));
  return (await closest(SUMMARY_FITS, set, 1)).file();
}

/** The card to fill in by hand. */
async function blank(set: CriteriaSet, settings: PaperSettings, blankFor?: BlankFor): Promise<Buffer> {
  const form = (lines: number): Promise<Printed> =>
    withRowsAtEnd((first) => blankDocument(set, settings, blankFor, { lines, first }), lastGroup(set));
  return (await closest(WRITING_LINES, form, 1)).file();
}

async function schedule(view: ScheduleView, settings: PaperSettings): Promise<Buffer> {
  const first = firstWithSignature(scheduleRows(view));
  return (await withRowsAtEnd((row) => scheduleDocument(view, settings, row), first)).file();
}
