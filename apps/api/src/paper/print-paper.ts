import type { ScheduleView, ScorecardView } from '@chibo/contracts';
import type { CriteriaSet } from '@chibo/domain';
import type { SlipsOrder } from './slips-paper';
import { slipsDocument } from './slips-paper';
import type { TableOrder } from './tables/write-table';
import { writeTable } from './tables/write-table';
import { BLANK_FITS, blankDocument, lastGroup } from './blank-paper';
import type { BlankFit, BlankFor } from './blank-paper';
import { cardNotes, cardRows } from './card-rows';
import type { ParagraphOrder } from './paragraph-docx';
import { ONE_PAGE, ROOMY, SUMMARY_FITS, TIGHT } from './fit';
import type { Fit, SummaryFit } from './fit';
import { ROWS_TO_SIGN, withRowsAtEnd } from './page-breaks';
import type { PaperSettings } from './paper-settings';
import { bound } from './bound';
import type { Fitted } from './print';
import { closest, closestByHalves, fitted } from './print';
import { firstWithSignature, scheduleDocument, scheduleRows } from './schedule-paper';
import { scorecardDocument, summaryDocument } from './scorecard-paper';

/** Most pages a card may take. */
const MOST_PAGES = 2;

/** What is to be printed: plain data, so that it may cross into another process. */
export type PaperOrder = Paper & { settings: PaperSettings };

export type Paper =
  | CardPaper
  | { kind: 'schedule'; view: ScheduleView }
  | { kind: 'blank'; set: CriteriaSet; blank?: BlankFor }
  | SlipsOrder
  | ParagraphOrder
  | TableOrder;

export interface CardPaper {
  kind: 'card' | 'summary';
  view: ScorecardView;
}

/** Cards to stand in one file, in this order. */
export interface CardsOrder {
  kind: 'cards';
  title: string;
  cards: (CardPaper & { settings: PaperSettings })[];
}

/** A file, and how many pages each of its papers takes where it holds several. */
export interface MadeFile {
  file: Buffer;
  pages?: number[];
}

/** Makes the file of an order. */
export async function makeFile(order: PaperOrder | CardsOrder): Promise<MadeFile> {
  return order.kind === 'cards' ? printCards(order) : { file: await printPaper(order) };
}

/** Cards in one file with one set of typefaces, each on its own pages as it would be alone. */
async function printCards({ title, cards }: CardsOrder): Promise<Required<MadeFile>> {
  const papers: Fitted[] = [];
  for (const { kind, view, settings } of cards)
    papers.push(kind === 'card' ? await card(view, settings) : await summary(view, settings));
  return { file: await bound(title, papers), pages: papers.map(({ pages }) => pages) };
}

/** Puts an order on paper, A4, fonts embedded, or a table into a file of its format. Costs a processor for a tenth of a second up to some seconds. */
export async function printPaper(order: PaperOrder): Promise<Buffer> {
  const { settings } = order;
  switch (order.kind) {
    case 'card':
      return (await card(order.view, settings)).file();
    case 'summary':
      return (await summary(order.view, settings)).file();
    case 'schedule':
      return schedule(order.view, settings);
    case 'blank':
      return blank(order.set, settings, order.blank);
    case 'slips':
      return (await fitted(() => slipsDocument(order, settings.demonstration))).file();
    case 'paragraph':
      return (await import('./paragraph-docx')).paragraphDocx(order);
    case 'table':
      return writeTable(order);
  }
}

/** The card: one page when it fits there, else two as roomy as its words allow. */
async function card(view: ScorecardView, settings: PaperSettings): Promise<Fitted> {
  const rows = cardRows(view, cardNotes(view), ROOMY).length;
  const set = (fit: Fit): Promise<Fitted> =>
    withRowsAtEnd((first) => scorecardDocument(view, settings, fit, first), rows - ROWS_TO_SIGN, isTotalAlone);
  const onePage = await closestByHalves(ONE_PAGE, set, 1);
  if (onePage.pages === 1) return onePage;
  const roomy = await set(ROOMY);
  return roomy.pages <= MOST_PAGES ? roomy : closestByHalves(TIGHT, set, MOST_PAGES);
}

/** On the last page of a card words may stand above the signatures, but no total without a line. */
const isTotalAlone = (rows: number): boolean => rows === 1;

/** One page by groups. */
function summary(view: ScorecardView, settings: PaperSettings): Promise<Fitted> {
  const set = (fit: SummaryFit): Promise<Fitted> => fitted(() => summaryDocument(view, settings, fit));
  return closest(SUMMARY_FITS, set, 1);
}

/** The card to fill in by hand. */
async function blank(set: CriteriaSet, settings: PaperSettings, blankFor?: BlankFor): Promise<Buffer> {
  const form = (fit: BlankFit): Promise<Fitted> =>
    withRowsAtEnd((first) => blankDocument(set, settings, blankFor, fit, first), lastGroup(set));
  const onePage = await closestByHalves(BLANK_FITS, form, 1);
  return (onePage.pages === 1 ? onePage : await closestByHalves(BLANK_FITS, form, MOST_PAGES)).file();
}

async function schedule(view: ScheduleView, settings: PaperSettings): Promise<Buffer> {
  const first = firstWithSignature(scheduleRows(view));
  return (await withRowsAtEnd((row) => scheduleDocument(view, settings, row), first)).file();
}
