import type { Room } from '../room';
import { RegisterActs } from './register-acts.service';
import { ReorganizationsController } from './reorganizations.controller';
import { Reorganizations } from './reorganizations.service';

/** What the service takes of this room. */
export const REORGANIZATIONS_ROOM: Room = {
  controllers: [ReorganizationsController],
  providers: [Reorganizations, RegisterActs],
};
