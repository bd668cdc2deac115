import type { Room } from '../room';
import { BlankCards } from './blank-cards.service';
import { CardPapers } from './card-papers.service';
import { PaperDesk } from './paper-desk';
import { PaperController } from './paper.controller';
import { PaperService } from './paper.service';

/** What the service takes of this room. */
export const PAPER: Room = {
  controllers: [PaperController],
  providers: [BlankCards, CardPapers, PaperDesk, PaperService],
};
