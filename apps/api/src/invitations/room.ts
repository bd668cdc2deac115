import type { Room } from '../room';
import { InvitationUses } from './invitation-uses.service';
import { InvitationsController } from './invitations.controller';
import { InvitationsService } from './invitations.service';

/** What the service takes of this room. */
export const INVITATIONS: Room = {
  controllers: [InvitationsController],
  providers: [InvitationUses, InvitationsService],
};
