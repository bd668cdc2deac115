import { MailAddress, Text } from './fields';

export class EmailBody {
  /** `null`: no letters. */
  @MailAddress({ label: 'Địa chỉ thư điện tử', optional: true })
  email?: string | null;
}

/** The code of the letter that went to the address. */
export class ConfirmEmailBody {
  @Text({ label: 'Mã xác nhận', max: 20 })
  code!: string;
}

/** Where this account reads letters. */
export interface EmailView {
  email?: string;
  /** Letters go there: its code was typed, or an administrator has given their word. */
  confirmed?: boolean;
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
