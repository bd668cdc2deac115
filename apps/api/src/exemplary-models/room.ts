import type { Room } from '../room';
import { ExemplaryModelsController } from './exemplary-models.controller';
import { ExemplaryModelsService } from './exemplary-models.service';
import { ModelTables } from './model-tables.controller';

/** What the service takes of this room. */
export const EXEMPLARY_MODELS: Room = {
  controllers: [ModelTables, ExemplaryModelsController],
  providers: [ExemplaryModelsService],
};
