import type { Content, ContentSection, TDocumentDefinitions } from 'pdfmake/interfaces';
import { page } from './page';
import type { Fitted } from './print';
import { print } from './print';

/**
 * Papers one after the other in one file, each laid out as it was alone: its own pages, heads, feet and numbers of pages.
 * @throws Error when one of them takes other pages here than alone
 */
export async function bound(title: string, papers: readonly Fitted[]): Promise<Buffer> {
  const whole = await print({ ...page({ title, content: [], foot: [] }), content: sections(papers) });
  const alone = papers.reduce((sum, { pages }) => sum + pages, 0);
  if (whole.pages !== alone) throw new Error(`${whole.pages} pages together, ${alone} one by one.`);
  return whole.file();
}

function sections(papers: readonly Fitted[]): Content[] {
  let before = 0;
  return papers.map(({ pages, anew }) => {
    const one = section(anew(), before);
    before += pages;
    return one;
  });
}

/** @param before pages of the file in front of it: heads and feet are asked for by the number of the page in the file */
function section({ content, header, footer, pageMargins }: TDocumentDefinitions, before: number): ContentSection {
  const numbered = (part: typeof header): ContentSection['header'] =>
    typeof part === 'function' ? (number, ...others) => part(number - before, ...others) : part;
  return { section: content, header: numbered(header), footer: numbered(footer), pageMargins };
}
