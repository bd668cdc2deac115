import type { ScorecardView } from '@chibo/contracts';
import type { CriteriaSet } from '@chibo/domain';
import { Injectable } from '@nestjs/common';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { blankDocument } from './blank-paper';
import type { BlankFor } from './blank-paper';
import { CLOSE, ROOMY, SUMMARY_FITS, TIGHT } from './fit';
import type { Fit, SummaryFit } from './fit';
import { FONTS, isFontFile } from './fonts';
import type { PaperSettings } from './paper-settings';
import { scorecardDocument, summaryDocument } from './scorecard-paper';

pdfmake.setFonts(FONTS);
pdfmake.setLocalAccessPolicy(isFontFile);
pdfmake.setUrlAccessPolicy(() => false);

/** Most pages a card may take. */
const MOST_PAGES = 2;

interface Printed {
  pages: number;
  file: Buffer;
}

/** Puts cards on paper: PDF files, A4, fonts embedded. */
@Injectable()
export class PaperService {
  /** The card: one page when it fits there, else two as roomy as its words allow. */
  async card(view: ScorecardView, settings: PaperSettings): Promise<Buffer> {
    const set = (fit: Fit): Promise<Printed> => print(scorecardDocument(view, settings, fit));
    const roomy = await set(ROOMY);
    if (roomy.pages === 1) return roomy.file;
    const close = await set(CLOSE);
    if (close.pages === 1) return close.file;
    return firstWithin(MOST_PAGES, roomy, TIGHT, set);
  }

  /** One page by groups. */
  async summary(view: ScorecardView, settings: PaperSettings): Promise<Buffer> {
    const set = (fit: SummaryFit): Promise<Printed> => print(summaryDocument(view, settings, fit));
    const [large, ...smaller] = SUMMARY_FITS;
    return firstWithin(1, await set(large), smaller, set);
  }

  /** The card to fill in by hand. */
  async blank(set: CriteriaSet, settings: PaperSettings, blank?: BlankFor): Promise<Buffer> {
    return (await print(blankDocument(set, settings, blank))).file;
  }
}

async function firstWithin<F>(
  pages: number,
  first: Printed,
  closer: readonly F[],
  set: (fit: F) => Promise<Printed>,
): Promise<Buffer> {
  let printed = first;
  for (const fit of closer) {
    if (printed.pages <= pages) break;
    printed = await set(fit);
  }
  return printed.file;
}

async function print(document: TDocumentDefinitions): Promise<Printed> {
  const pdf = pdfmake.createPdf(document, { bufferPages: true });
  const pages = (await pdf.getStream()).bufferedPageRange().count;
  return { pages, file: await pdf.getBuffer() };
}
