import type { Room } from '../room';
import { Clerks } from './clerks';
import { SheetFiles } from './files/sheet-files.service';
import { ImportWork } from './import-work';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';
import { OrganizationClerk } from './organization-clerk';
import { PastResultClerk } from './past-result-clerk';
import { PeopleClerk } from './people-clerk';
import { SheetsService } from './sheets.service';

/** What the service takes of this room. */
export const IMPORTS: Room = {
  controllers: [ImportsController],
  providers: [
    Clerks,
    ImportWork,
    ImportsService,
    OrganizationClerk,
    PastResultClerk,
    PeopleClerk,
    SheetFiles,
    SheetsService,
  ],
};
