import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { API_ROUTES } from '@chibo/testing';
import { AccountsClient } from '../accounts/accounts-client';
import { AuditTrailClient } from '../audit-trail/audit-trail-client';
import { ChasingClient } from '../chasing/chasing-client';
import { ClassificationsClient } from '../classifications/classifications-client';
import { CommendationsClient } from '../commendations/commendations-client';
import { CriteriaSetsClient } from '../criteria-sets/criteria-sets-client';
import { ExemplaryModelsClient } from '../exemplary-models/exemplary-models-client';
import { DeadlinesClient } from '../deadlines/deadlines-client';
import { PageLoad } from '../device/page-load';
import { Tabs } from '../device/tabs';
import { ExcusesClient } from '../excuses/excuses-client';
import { GroupingsClient } from '../groupings/groupings-client';
import { ImportsClient } from '../imports/imports-client';
import { IndicatorsClient } from '../indicators/indicators-client';
import { IssuedPapersClient } from '../issued-papers/issued-papers-client';
import { JobsClient } from '../jobs/jobs-client';
import { KeyedCardsClient } from '../keyed-cards/keyed-cards-client';
import { LetterheadsClient } from '../letterheads/letterheads-client';
import { MailsClient } from '../mails/mails-client';
import { MeetingPlansClient } from '../meeting-plans/meeting-plans-client';
import { MonthsClient } from '../months/months-client';
import { NoticesClient } from '../notices/notices-client';
import { ObligationsClient } from '../obligations/obligations-client';
import { OrganizationsClient } from '../organizations/organizations-client';
import { ReorganizationsClient } from '../organizations/reorganizations-client';
import { PastMonthsClient } from '../past-months/past-months-client';
import { QualityClient } from '../quality/quality-client';
import { QueueClient } from '../queue/queue-client';
import { ReadinessClient } from '../readiness/readiness-client';
import { ReportsClient } from '../reports/reports-client';
import { ReviewClient } from '../scorecards/review/review-client';
import { ScorecardsClient } from '../scorecards/scorecards-client';
import { SessionsClient } from '../session/sessions-client';
import { SupervisionClient } from '../supervision/supervision-client';
import { TasksClient } from '../tasks/tasks-client';
import { VisitsClient } from '../visits/visits-client';
import { Api } from './api';
import { Session } from './session';

/** Every `*-client.ts` (tools/lint/clients.spec.mjs), and who else is an address of the service. */
const CLIENTS: Record<string, Type<object>> = {
  AccountsClient,
  AuditTrailClient,
  ChasingClient,
  ClassificationsClient,
  CommendationsClient,
  ExemplaryModelsClient,
  CriteriaSetsClient,
  DeadlinesClient,
  ExcusesClient,
  GroupingsClient,
  ImportsClient,
  IndicatorsClient,
  IssuedPapersClient,
  JobsClient,
  KeyedCardsClient,
  LetterheadsClient,
  MailsClient,
  MeetingPlansClient,
  MonthsClient,
  NoticesClient,
  ObligationsClient,
  PastMonthsClient,
  QualityClient,
  QueueClient,
  OrganizationsClient,
  ReorganizationsClient,
  ReadinessClient,
  ReportsClient,
  ReviewClient,
  ScorecardsClient,
  Session,
  SessionsClient,
  SupervisionClient,
  TasksClient,
  VisitsClient,
};

/** These ask nobody, or on behalf of another one that says what. */
const ASKS_NOBODY = ['act', 'begin', 'unlock', 'hear'];

/** Stands for any argument and any answer; in an address it reads as ANY. */
const ANY = 'any';
const anything: unknown = new Proxy(() => undefined, {
  get: (_, part) => {
    if (part === 'then') return undefined;
    return part === Symbol.toPrimitive || part === 'toJSON' ? () => ANY : anything;
  },
  apply: () => anything,
});

type Method = (...args: unknown[]) => unknown;

describe('every way to the server', () => {
  const asked: string[] = [];

  beforeEach(() => {
    asked.length = 0;
    const ask = (method: string) => (path: string) => {
      asked.push(`${method} /api/${path.split('?')[0]}`);
      return Promise.resolve(anything);
    };
    const [get, post, put, patch] = ['GET', 'POST', 'PUT', 'PATCH'].map(ask);
    const delete_ = ask('DELETE');
    const signal = { set: () => undefined };
    const api = { get, post, put, patch, delete: delete_, expired: signal, otherAccount: signal };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Api, useValue: api },
        { provide: PageLoad, useValue: { go: () => undefined } },
        { provide: Tabs, useValue: { tell: () => undefined, onNews: () => undefined } },
      ],
    });
    TestBed.inject(Session).installation.set({ demonstration: true, needsSetup: false, secure: true, today: '' });
  });

  it.each(Object.entries(CLIENTS).flatMap(([name, client]) => methodsOf(client).map((one) => [name, one])))(
    '%s.%s leads to a route of the service',
    async (name, method) => {
      const client = TestBed.inject(CLIENTS[name]) as unknown as Record<string, Method>;
      const answer = await client[method](...Array<unknown>(5).fill(anything));
      if (typeof answer === 'string' && answer.startsWith('/api/')) asked.push(`GET ${answer.split('?')[0]}`);
      expect(asked).not.toEqual([]);
      expect(asked.filter((one) => !API_ROUTES.some((route) => leadsTo(one, route)))).toEqual([]);
    },
  );
});

function methodsOf({ prototype }: Type<object>): string[] {
  const own = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  return own.filter((name) => !ASKS_NOBODY.includes(name));
}

/** A part of the address that is written out is no id, and the other way round; a file's ending is a part of its own. */
function leadsTo(asked: string, route: string): boolean {
  const [parts, wanted] = [asked, route].map((each) => each.split(/[/.]/));
  return (
    parts.length === wanted.length && wanted.every((part, at) => parts[at] === (part.startsWith(':') ? ANY : part))
  );
}
