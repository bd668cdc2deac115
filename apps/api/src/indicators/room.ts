import type { Room } from '../room';
import { IndicatorEntries } from './indicator-entries.service';
import { IndicatorOverviews } from './indicator-overviews.service';
import { IndicatorTables } from './indicator-tables.controller';
import { IndicatorsController } from './indicators.controller';
import { IndicatorsService } from './indicators.service';

/** What the service takes of this room. */
export const INDICATORS: Room = {
  controllers: [IndicatorTables, IndicatorsController],
  providers: [IndicatorEntries, IndicatorOverviews, IndicatorsService],
};
