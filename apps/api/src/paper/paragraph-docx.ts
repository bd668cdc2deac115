import * as docx from 'docx';
import { FACE, marginOf, words } from './tables/docx-words';

/** Words to be taken over into a paper of one's own: a heading and paragraphs, without a head and without a code. */
export interface ParagraphOrder {
  kind: 'paragraph';
  heading: string;
  paragraphs: string[];
}

/** Of the body's size in the form, half points. */
const BODY = 28;

export function paragraphDocx({ heading, paragraphs }: ParagraphOrder): Promise<Buffer> {
  const file = new docx.Document({
    creator: 'Chi bộ',
    title: heading,
    styles: { default: { document: { run: { font: FACE, size: BODY, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: { page: marginOf(false) },
        children: [
          words(heading, { bold: true, size: BODY, after: 120 }),
          ...paragraphs.map((one) => words(one, { size: BODY, alignment: 'BOTH', after: 120 })),
        ],
      },
    ],
  });
  return docx.Packer.toBuffer(file);
}
