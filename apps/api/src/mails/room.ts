import type { Room } from '../room';
import { AddressesController } from './addresses.controller';
import { Addresses } from './addresses.service';
import { MailsController } from './mails.controller';
import { MailsService } from './mails.service';
import { Outbox } from './outbox.service';

/** What the service takes of this room. */
export const MAILS: Room = {
  controllers: [MailsController, AddressesController],
  providers: [Addresses, MailsService, Outbox],
};
