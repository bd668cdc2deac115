import { createRequire } from 'node:module';
import type { TFontDictionary } from 'pdfmake/interfaces';

/** Times metrics with every Vietnamese letter, under a free licence. */
export const FONT = 'Tinos';

// Resolved at run time: the package stays outside the bundle, so its files are found from dist as from the sources.
const installed = createRequire(import.meta.url);

function face(folder: string): string {
  return installed.resolve(`@expo-google-fonts/tinos/${folder}/Tinos_${folder}.ttf`);
}

/** File of the upright face. */
export const FACE = face('400Regular');

export const FONTS: TFontDictionary = {
  [FONT]: {
    normal: FACE,
    bold: face('700Bold'),
    italics: face('400Regular_Italic'),
    bolditalics: face('700Bold_Italic'),
  },
};

/** The only files a document may read. */
export const FONT_FILES = Object.values(FONTS[FONT] ?? {}).map(String);
