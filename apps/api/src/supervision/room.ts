import type { Room } from '../room';
import { SupervisionReader } from './supervision-reader';
import { SupervisionController } from './supervision.controller';
import { SupervisionService } from './supervision.service';

/** What the service takes of this room. */
export const SUPERVISION: Room = {
  controllers: [SupervisionController],
  providers: [SupervisionReader, SupervisionService],
};
