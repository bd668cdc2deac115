import { Component, inject } from '@angular/core';
import { formatDate } from '@chibo/domain';
import { RecurringSection } from '../jobs/recurring-section';
import { MailsSection } from '../mails/mails-section';
import { SetupStepsSection } from '../readiness/setup-steps-section';
import { PageHeading } from '../shell/page-heading';
import { Session } from '../shell/session';
import { AdminWays } from '../ui/admin-ways';
import { Note } from '../ui/note';

/** "Quản trị": how this installation stands. */
@Component({
  imports: [AdminWays, MailsSection, Note, PageHeading, RecurringSection, SetupStepsSection],
  templateUrl: './admin-page.html',
})
export class AdminPage {
  private readonly session = inject(Session);

  protected readonly formatDate = formatDate;
  protected readonly installation = this.session.installation;
  protected readonly today = this.session.today;
}
