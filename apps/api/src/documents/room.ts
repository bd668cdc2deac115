import type { Room } from '../room';
import { BlankCards } from './blank-cards.service';
import { CardPapers } from './card-papers.service';
import { DocumentDesk } from './document-desk';
import { LetterheadsController } from './letterheads.controller';
import { Letterheads } from './letterheads.service';
import { PaperChecksController } from './paper-checks.controller';
import { PaperChecks } from './paper-checks.service';
import { PaperController } from './paper.controller';
import { Reprints } from './reprints.service';
import { TablePapers } from './table-papers.service';
import { TableReaders } from './table-readers';

/** What the service takes of this room. */
export const DOCUMENTS: Room = {
  controllers: [PaperController, LetterheadsController, PaperChecksController],
  providers: [BlankCards, CardPapers, DocumentDesk, Letterheads, PaperChecks, Reprints, TablePapers, TableReaders],
};
