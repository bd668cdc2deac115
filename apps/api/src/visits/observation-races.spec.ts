import type { ObservationBody, ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { accountOf, VisitFixture } from './visits.fixture';

describe('observed scores given at the same moment', () => {
  let app: TestApp;
  let bloc: Bloc;
  let visits: VisitFixture;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    const officer = await Browser.signedIn(app, 'du.noivu');
    visits = new VisitFixture(officer, bloc, await accountOf(officer, bloc.noiVu));
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    const wanted = { organizationId: bloc.tongHop, month: '2026-03', kind: 'REGULAR' };
    const { body } = await secretary.post<ScorecardView>('scorecards', wanted);
    await secretary.patch(`scorecards/${body.id}`, { facts: { heldOn: '2026-03-05' } }, { version: body.version });
  });
  afterAll(() => app.close());

  function seen(): ObservationBody {
    const { facts, answers } = aScorecard(hd42Commune);
    return { facts, answers };
  }

  it('for one visit are one', async () => {
    const visit = await visits.done();
    const replies = await Promise.all([1, 2, 3].map(() => visits.act(visit, 'observation', seen())));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('for two visits of one meeting do not stand in each other’s way', async () => {
    const both = [await visits.done({ plannedOn: '2026-03-04' }), await visits.done({ plannedOn: '2026-03-06' })];
    const replies = await Promise.all(both.map((visit) => visits.act(visit, 'observation', seen())));
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
  });
});
