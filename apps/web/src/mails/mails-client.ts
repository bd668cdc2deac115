import { Injectable, inject } from '@angular/core';
import type { EmailView, MailsView } from '@chibo/contracts';
import { Api } from '../shell/api';

/** Letters and where they go, one method per route. */
@Injectable({ providedIn: 'root' })
export class MailsClient {
  private readonly api = inject(Api);

  mails(): Promise<MailsView> {
    return this.api.get('mails');
  }

  sendAgain(id: string): Promise<MailsView> {
    return this.api.post(`mails/${id}/again`);
  }

  email(): Promise<EmailView> {
    return this.api.get('session/email');
  }

  sendEmailCode(): Promise<EmailView> {
    return this.api.post('session/email/code', { body: {} });
  }

  confirmEmail(code: string): Promise<EmailView> {
    return this.api.post('session/email/confirmation', { body: { code } });
  }

  changeEmail(email: string | null): Promise<EmailView> {
    return this.api.put('session/email', { body: { email } });
  }
}
