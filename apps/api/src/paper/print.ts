import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { FONTS, isFontFile } from './fonts';
import { pdfmake } from './kept-fonts';

pdfmake.setFonts(FONTS);
pdfmake.setLocalAccessPolicy(isFontFile);
pdfmake.setUrlAccessPolicy(() => false);

export interface Printed {
  pages: number;
  file: Buffer;
}

/** The first setting that takes no more than `most` pages, or else the last. */
export async function closest<F>(fits: [F, ...F[]], set: (fit: F) => Promise<Printed>, most: number): Promise<Printed> {
  const [first, ...others] = fits;
  let printed = await set(first);
  for (const fit of others) {
    if (printed.pages <= most) break;
    printed = await set(fit);
  }
  return printed;
}

/** Lays a document out. */
export async function print(document: TDocumentDefinitions): Promise<Printed> {
  const pdf = pdfmake.createPdf(document, { bufferPages: true });
  const pages = (await pdf.getStream()).bufferedPageRange().count;
  return { pages, file: await pdf.getBuffer() };
}
