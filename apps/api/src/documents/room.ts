import type { Room } from '../room';
import { DocumentDesk } from './document-desk';
import { DocumentsController } from './documents.controller';
import { LetterheadsController } from './letterheads.controller';
import { Letterheads } from './letterheads.service';
import { PaperChecksController } from './paper-checks.controller';
import { PaperChecks } from './paper-checks.service';
import { Reprints } from './reprints.service';
import { TablePapers } from './table-papers.service';
import { Tables } from './tables.service';

/** What the service takes of this room. */
export const DOCUMENTS: Room = {
  controllers: [DocumentsController, LetterheadsController, PaperChecksController],
  providers: [DocumentDesk, Letterheads, PaperChecks, Reprints, TablePapers, Tables],
};
