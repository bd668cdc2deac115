import type { Room } from '../room';
import { PaperDesk } from './paper-desk';
import { PaperService } from './paper.service';

/** What the service takes of this room. */
export const PAPER: Room = {
  providers: [PaperDesk, PaperService],
};
