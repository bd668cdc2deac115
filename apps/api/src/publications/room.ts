import type { Room } from '../room';
import { PublicationsController } from './publications.controller';
import { Publications } from './publications.service';
import { TouchedCards } from './touched-cards';

/** What the service takes of this room. */
export const PUBLICATIONS: Room = {
  controllers: [PublicationsController],
  providers: [Publications, TouchedCards],
};
