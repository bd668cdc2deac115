import type { Room } from '../room';
import { ChasingController } from './chasing.controller';
import { ChasingService } from './chasing.service';

/** What the service takes of this room. */
export const CHASING: Room = {
  controllers: [ChasingController],
  providers: [ChasingService],
};
