import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { JobsClient } from '../jobs/jobs-client';
import { MailsClient } from '../mails/mails-client';
import { ReadinessClient } from '../readiness/readiness-client';
import { theSteps } from '../testing/readiness';
import { Session } from '../shell/session';
import { ADMINISTRATOR } from '../testing/organization';
import { Screen } from '../testing/screen';
import { AdminPage } from './admin-page';

const NO_LETTERS = { mail: false, waiting: 0, sent: 0, troubled: [] };

describe('administration', () => {
  let screen: Screen<AdminPage>;

  async function open(installation = { demonstration: false, secure: false }): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ReadinessClient, useValue: { steps: () => Promise.resolve(theSteps()) } },
        { provide: JobsClient, useValue: { recurring: () => Promise.resolve({ jobs: [] }) } },
        { provide: MailsClient, useValue: { mails: () => Promise.resolve(NO_LETTERS) } },
      ],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ ...installation, needsSetup: false, today: '2026-03-05' });
    session.view.set({ account: { id: 'admin', login: 'admin', displayName: 'An' }, roles: [ADMINISTRATOR] });
    screen = new Screen(TestBed.createComponent(AdminPage));
    await screen.settle();
  }

  it('warns of plain http, and not over https', async () => {
    await open();
    expect(screen.text).toContain('Đang dùng http, không mã hóa');
    expect(screen.text).toContain('Dữ liệu thật. Ngày của máy chủ: 05/03/2026.');
    TestBed.resetTestingModule();
    await open({ demonstration: true, secure: true });
    expect(screen.text).not.toContain('Đang dùng http');
    expect(screen.text).toContain('Dữ liệu minh họa');
  });

  it('leads to its other pages', async () => {
    await open();
    const links = screen.all('link').map((link) => link.getAttribute('href'));
    expect(links).toEqual(expect.arrayContaining(['/quan-tri', '/quan-tri/tai-khoan']));
  });
});
