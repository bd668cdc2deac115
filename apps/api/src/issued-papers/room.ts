import type { Room } from '../room';
import { IssuedPapersController } from './issued-papers.controller';
import { IssuedPapers } from './issued-papers.service';
import { Issuing } from './issuing.service';

/** What the service takes of this room. */
export const ISSUED_PAPERS: Room = {
  controllers: [IssuedPapersController],
  providers: [IssuedPapers, Issuing],
};
