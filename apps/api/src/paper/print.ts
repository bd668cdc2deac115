import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { FONTS, FONT_FILES } from './fonts';
import { pdfmake } from './kept-fonts';

pdfmake.setFonts(FONTS);
// Read once; a document may read no other file, and no picture or address in it is ever followed.
for (const file of FONT_FILES) filesOf(pdfmake).writeFileSync(file, readFileSync(file));
pdfmake.setLocalAccessPolicy(() => false);
pdfmake.setUrlAccessPolicy(() => false);

/** A document laid out. */
export interface Printed {
  pages: number;
  /** Draws it: dearer than laying it out, and only one of several trials is wanted. */
  file(): Promise<Buffer>;
}

/** One that can be built once more, to stand among others in one file (`bound.ts`): the layout writes into what it is given. */
export interface Fitted extends Printed {
  anew(): TDocumentDefinitions;
}

/** The first setting that takes no more than `most` pages, or else the last. */
export async function closest<F, P extends Printed>(
  fits: [F, ...F[]],
  set: (fit: F) => Promise<P>,
  most: number,
): Promise<P> {
  const [first, ...others] = fits;
  let printed = await set(first);
  for (const fit of others) {
    if (printed.pages <= most) break;
    printed = await set(fit);
  }
  return printed;
}

/**
 * The same by halves, for many settings of which the first are seldom enough.
 * @param fits each takes no more room than the one before
 */
export async function closestByHalves<F, P extends Printed>(
  fits: readonly F[],
  set: (fit: F) => Promise<P>,
  most: number,
): Promise<P> {
  const middle = Math.floor((fits.length - 1) / 2);
  const printed = await set(fits[middle]);
  const fitting = printed.pages <= most;
  const others = fitting ? fits.slice(0, middle) : fits.slice(middle + 1);
  if (others.length === 0) return printed;
  const other = await closestByHalves(others, set, most);
  return fitting && other.pages > most ? printed : other;
}

/** Lays a document out. */
export async function print(document: TDocumentDefinitions): Promise<Printed> {
  const pdf = pdfmake.createPdf(document);
  const laid = await pdf.getStream();
  const drawing = waiting.get(laid);
  if (!drawing) throw new Error('pdfmake has drawn a document before its file was wanted.');
  return {
    pages: drawing.pages,
    file: () => {
      if (waiting.delete(laid)) drawing.draw();
      return pdf.getBuffer();
    },
  };
}

/** Lays out what can be built again. */
export async function fitted(anew: () => TDocumentDefinitions): Promise<Fitted> {
  return { ...(await print(anew())), anew };
}

interface Drawing {
  pages: number;
  draw: () => void;
}

/** Documents that are laid out and not drawn yet. */
const waiting = new WeakMap<object, Drawing>();

interface Renderer {
  pdfDocument: object;
  renderPages(pages: unknown[]): void;
  renderAtOnce?(pages: unknown[]): void;
}

/** pdfmake draws a document as soon as it is laid out; it has no place to stop between. */
function drawLater(): void {
  const { default: renderer } = createRequire(import.meta.url)('pdfmake/js/Renderer') as {
    default: { prototype: Renderer };
  };
  // Of a process that loads this file twice, as specs do, the second takes it as it was.
  const { renderPages, renderAtOnce = renderPages } = renderer.prototype;
  Object.assign(renderer.prototype, {
    renderAtOnce,
    renderPages(this: Renderer, pages: unknown[]) {
      waiting.set(this.pdfDocument, { pages: pages.length, draw: () => renderAtOnce.call(this, pages) });
    },
  });
}

drawLater();

/** The types do not name it. */
function filesOf(own: object): { writeFileSync(name: string, content: Buffer): void } {
  return (own as { virtualfs: ReturnType<typeof filesOf> }).virtualfs;
}
