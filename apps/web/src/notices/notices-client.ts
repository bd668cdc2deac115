import { Injectable, inject } from '@angular/core';
import type {
  EmailView,
  MailsView,
  NoticesView,
  ReadNoticesBody,
  RemindBranchesBody,
  RemindedView,
  RemindersView,
} from '@chibo/contracts';
import { Api } from '../shell/api';

/** What is told to this account, letters, and who is reminded. */
@Injectable({ providedIn: 'root' })
export class NoticesClient {
  private readonly api = inject(Api);

  notices(): Promise<NoticesView> {
    return this.api.get('notices');
  }

  read(body: ReadNoticesBody): Promise<NoticesView> {
    return this.api.put('notices/read', { body });
  }

  email(): Promise<EmailView> {
    return this.api.get('session/email');
  }

  changeEmail(email: string | null): Promise<EmailView> {
    return this.api.put('session/email', { body: { email } });
  }

  reminders(month: string, organizationId: string): Promise<RemindersView> {
    return this.api.get(`months/${month}/reminders?organizationId=${encodeURIComponent(organizationId)}`);
  }

  remind(month: string, body: RemindBranchesBody): Promise<RemindedView> {
    return this.api.post(`months/${month}/reminders`, { body });
  }

  mails(): Promise<MailsView> {
    return this.api.get('mails');
  }

  sendAgain(id: string): Promise<MailsView> {
    return this.api.post(`mails/${id}/again`);
  }
}
