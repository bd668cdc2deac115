import type { Room } from '../room';
import { AccessService } from './access.service';
import { AccountCare } from './account-care';
import { AccountIntake } from './account-intake';
import { AccountsController } from './accounts.controller';
import { AccountsService } from './accounts.service';
import { KnownDevices } from './known-devices.service';
import { OpenSessionsController } from './open-sessions.controller';
import { OpenSessions } from './open-sessions.service';
import { RolesController } from './roles.controller';
import { RolesService } from './roles.service';
import { SessionController } from './session.controller';
import { SessionsService } from './sessions.service';
import { SignInTries } from './sign-in-tries.service';

/** What the service takes of this room. */
export const ACCOUNTS: Room = {
  controllers: [SessionController, AccountsController, OpenSessionsController, RolesController],
  providers: [
    AccessService,
    AccountCare,
    AccountIntake,
    AccountsService,
    KnownDevices,
    OpenSessions,
    RolesService,
    SessionsService,
    SignInTries,
  ],
};
