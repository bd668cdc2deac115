import type { Room } from '../room';
import { AccessService } from './access.service';
import { AccountsController } from './accounts.controller';
import { AccountsService } from './accounts.service';
import { KnownDevices } from './known-devices.service';
import { SessionController } from './session.controller';
import { SessionsService } from './sessions.service';
import { SignInTries } from './sign-in-tries.service';

/** What the service takes of this room. */
export const ACCOUNTS: Room = {
  controllers: [SessionController, AccountsController],
  providers: [AccessService, AccountsService, KnownDevices, SessionsService, SignInTries],
};
