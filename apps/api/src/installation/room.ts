import type { Room } from '../room';
import { DemoSessionController } from './demo-session.controller';
import { InstallationController } from './installation.controller';
import { InstallationService } from './installation.service';

/** What the service takes of this room. */
export const INSTALLATION: Room = {
  controllers: [InstallationController, DemoSessionController],
  providers: [InstallationService],
};
