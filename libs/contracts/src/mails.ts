import { MailAddress } from './fields';

export class EmailBody {
  /** `null`: no letters. */
  @MailAddress({ label: 'Địa chỉ thư điện tử', optional: true })
  email?: string | null;
}

/** Where this account reads letters. */
export interface EmailView {
  email?: string;
  /** The service has a mail server. */
  mail: boolean;
}

export interface TroubledMail {
  id: string;
  at: string;
  to: string;
  subject: string;
  state: 'FAILED' | 'UNKNOWN';
  stateLabel: string;
  error: string;
}

export interface MailsView {
  mail: boolean;
  waiting: number;
  sent: number;
  /** Newest first; sent again only by hand. */
  troubled: TroubledMail[];
}
