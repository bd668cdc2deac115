import type { Type } from '@angular/core';
import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { serving } from '../testing/answers';
import { HeldServer } from '../testing/held-server';
import { OFFICER } from '../testing/month';
import { Screen } from '../testing/screen';
import { Api } from './api';
import { routes } from './app.routes';
import { Session } from './session';

const MONTH = { month: '2026-03' };

/** Each page whose address asks the server: the address of one question, by what it asks for. */
const ASKED: Record<string, (what: string) => Record<string, string>> = {
  MonthPage: (to) => ({ ...MONTH, to }),
  ClosingPage: (to) => ({ ...MONTH, to }),
  QueuePage: (to) => ({ ...MONTH, to }),
  ScoreGapsPage: (to) => ({ ...MONTH, to }),
  QualityPage: (to) => ({ ...MONTH, to }),
  ObligationsPage: (to) => ({ ...MONTH, to }),
  SchedulePage: (to) => ({ ...MONTH, to }),
  ExcusesPage: (to) => ({ to }),
  PastMonthsPage: (to) => ({ to }),
  PastResultsPage: (to) => ({ ...MONTH, to }),
  RankingPage: (to) => ({ ...MONTH, to }),
  ExemplaryModelsPage: (to) => ({ nam: '2026', to }),
  CommendationsPage: (to) => ({ nam: '2026', to }),
  ClassificationsPage: (to) => ({ nam: '2026', to }),
  ReportPage: (to) => ({ ky: '2026', to }),
  VisitPlanPage: (to) => ({ quarter: '2026-Q1', to }),
  UnvisitedPage: (to) => ({ quarter: '2026-Q1', to }),
  VisitPage: (id) => ({ id }),
  ObservationPage: (id) => ({ id }),
  KeyingPage: (organizationId) => ({ ...MONTH, organizationId }),
  ScorecardPage: (id) => ({ id }),
  CheckPage: (id) => ({ id }),
  ReceiptPage: (id) => ({ id }),
  CriteriaSetPage: (id) => ({ id }),
  DeadlinesPage: (id) => ({ id }),
  LetterheadPage: (id) => ({ id }),
  IndicatorsPage: (to) => ({ ky: '2026', to }),
  IndicatorEntryPage: (to) => ({ ky: '2026', to }),
  IndicatorDefinitionsPage: (to) => ({ to }),
  ImportPage: (id) => ({ id }),
  GroupingsPage: (id) => ({ id }),
  SupervisionPage: (id) => ({ id }),
  RegisterPage: (tim) => ({ tim }),
  ReadinessPage: (to) => ({ to }),
  AuditTrailPage: (to) => ({ to }),
  IssuedPapersPage: (to) => ({ to }),
  AccountsPage: (tim) => ({ tim }),
  PaperCheckPage: (code) => ({ code }),
};

/** These ask one question only. */
const ALWAYS_THE_SAME = [
  'NoticesPage',
  'TasksPage',
  'CriteriaSetsPage',
  'AdminPage',
  'CellYearPage',
  'ImportsPage',
  'RefusalsPage',
];

/** These read by their own forms and lists, or not at all. */
const NOTHING_ASKED = [
  'SignInPage',
  'SetupPage',
  'InvitationPage',
  'FirstPasswordPage',
  'AccountPage',
  'HelpPage',
  'MissingPage',
];

const pages = new Map<string, Type<unknown>>();
const [OLD, NEW] = ['hoi-truoc', 'hoi-sau'];
const NAMES: Record<string, string> = { [OLD]: 'Chi bộ Hỏi Trước', [NEW]: 'Chi bộ Hỏi Sau' };

beforeAll(async () => {
  for (const { loadComponent } of routes) {
    const page = (await loadComponent?.()) as Type<unknown> | undefined;
    if (page) pages.set(page.name.replace(/^_/, ''), page);
  }
});

describe('every page that reads from the server', () => {
  let server: HeldServer;
  let fixture: ComponentFixture<unknown>;
  let screen: Screen<unknown>;

  function open(name: string): void {
    server = new HeldServer(
      serving((path) => {
        const id = path.includes(OLD) ? OLD : NEW;
        return { id, name: NAMES[id] };
      }),
    );
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: Api, useValue: server }] });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-06' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [OFFICER] });
    vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const page = pages.get(name);
    if (!page) throw new Error(`no page ${name}`);
    fixture = TestBed.createComponent(page);
    screen = new Screen(fixture);
  }

  async function go(address: Record<string, string>): Promise<void> {
    for (const [part, value] of Object.entries(address)) fixture.componentRef.setInput(part, value);
    await screen.settle();
  }

  /** Also what the page asks once it has the first answer, and what is the same for every question. */
  async function answerAll(words: string): Promise<void> {
    while (server.answer(words) + server.answer('organizations?') > 0) await screen.settle();
  }

  const saysNothing = (): boolean => screen.all('alert').length === 0;

  it('is walked here', () => {
    const known = [...Object.keys(ASKED), ...ALWAYS_THE_SAME, ...NOTHING_ASKED];
    expect([...pages.keys()].sort()).toEqual(known.sort());
  });

  it.each(Object.keys(ASKED))('%s shows what was asked for last, in whatever order it comes', async (name) => {
    open(name);
    await go(ASKED[name](OLD));
    await go(ASKED[name](NEW));
    await answerAll(NEW);
    await answerAll(OLD);
    expect(screen.text).toContain(NAMES[NEW]);
    expect(screen.text).not.toContain(NAMES[OLD]);
    expect(saysNothing()).toBe(true);
  });

  it.each(Object.keys(ASKED))('%s says nothing of an older question that fails late', async (name) => {
    open(name);
    await go(ASKED[name](OLD));
    await go(ASKED[name](NEW));
    expect(server.fail(OLD)).toBeGreaterThan(0);
    await screen.settle();
    expect(saysNothing()).toBe(true);
    await answerAll(NEW);
    expect(screen.text).toContain(NAMES[NEW]);
  });

  it.each(Object.keys(ASKED))('%s shows no answer under the address of another that failed', async (name) => {
    open(name);
    await go(ASKED[name](OLD));
    await answerAll(OLD);
    expect(screen.text).toContain(NAMES[OLD]);
    await go(ASKED[name](NEW));
    server.fail(NEW);
    await screen.settle();
    expect(screen.all('alert')).not.toEqual([]);
    expect(screen.text).not.toContain(NAMES[OLD]);
  });

  it.each([...Object.keys(ASKED), ...ALWAYS_THE_SAME])('%s has words, and a way on after a failure', async (name) => {
    open(name);
    await go(ASKED[name]?.(NEW) ?? {});
    expect(screen.all('status').map(({ textContent }) => textContent)).toContainEqual(expect.stringContaining('Đang'));
    expect(server.fail('')).toBeGreaterThan(0);
    await screen.settle();
    const failures = screen.all('alert').map(({ textContent }) => textContent);
    expect(failures).not.toEqual([]);
    for (const words of failures) expect(words).toContain('Không kết nối được máy chủ');
    for (const button of screen.all('button', 'Thử lại')) button.click();
    await screen.settle();
    await answerAll('');
    expect(screen.text).toContain(NAMES[NEW]);
    expect(saysNothing()).toBe(true);
  });
});
