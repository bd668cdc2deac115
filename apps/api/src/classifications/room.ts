import type { Room } from '../room';
import { Ceilings } from './ceilings.service';
import { ClassificationTables } from './classification-tables.controller';
import { ClassificationsController } from './classifications.controller';
import { ClassificationsService } from './classifications.service';
import { Classifying } from './classifying.service';
import { Conclusions } from './conclusions.service';
import { OwnClassification } from './own-classification.service';
import { YearLists } from './year-lists';

/** What the service takes of this room. */
export const CLASSIFICATIONS: Room = {
  controllers: [ClassificationTables, ClassificationsController],
  providers: [Ceilings, ClassificationsService, Classifying, Conclusions, OwnClassification, YearLists],
};
