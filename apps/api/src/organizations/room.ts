import type { Room } from '../room';
import { CommitteeSettings } from './committee-settings.service';
import { OrganizationsController } from './organizations.controller';
import { OrganizationsService } from './organizations.service';
import { RegisterChanges } from './register-changes';
import { RegisterWriter } from './register-writer';

/** What the service takes of this room. */
export const ORGANIZATIONS: Room = {
  controllers: [OrganizationsController],
  providers: [CommitteeSettings, OrganizationsService, RegisterChanges, RegisterWriter],
};
