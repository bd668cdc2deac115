import type { NoticesView } from '@chibo/contracts';
import answers from 'virtual:answers';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { misdescribed } from '../../test-support/misdescribed';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { NoticesService } from '../notices/notices.service';
import { describedApi } from './open-api';

interface Operation {
  operationId: string;
  responses: Record<string, { description: string; content?: object }>;
}

/** That answers are as described is held by every request of each spec (test-setup.ts); here, that it can fail. */
describe('an answer', () => {
  let app: TestApp;
  let secretary: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    await aBloc(app.database);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
  });
  afterAll(() => app.close());
  afterEach(() => vi.restoreAllMocks());

  const answering = (view: unknown): Promise<unknown> => {
    vi.spyOn(app.app.get(NoticesService), 'list').mockResolvedValue(view as NoticesView);
    return secretary.get('notices');
  };

  it('is found out with a field nobody described, without one that is, and with another type', async () => {
    const { body } = await secretary.get<NoticesView>('notices');
    expect(misdescribed()).toEqual([]);
    await answering({ ...body, secret: 1 });
    expect(misdescribed()).toEqual([expect.stringContaining('"additionalProperty":"secret"')]);
    await answering({ ...body, notices: undefined });
    expect(misdescribed()).toEqual([expect.stringContaining('"missingProperty":"notices"')]);
    await answering({ ...body, notices: 'none' });
    expect(misdescribed()).toEqual([expect.stringContaining('/notices must be array')]);
    await answering(undefined);
    expect(misdescribed()).toEqual([expect.stringContaining('GET /api/notices 200')]);
  });

  it('stands in the description of every route, by the type its method returns', () => {
    const operations = Object.values(describedApi(app.app).paths).flatMap((path) => Object.values(path) as Operation[]);
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(answers.routes).sort());
    for (const { operationId, responses } of operations) {
      const { default: problem, ...done } = responses;
      expect([operationId, Object.keys(problem.content ?? {})]).toEqual([operationId, ['application/problem+json']]);
      expect([operationId, Object.values(done).filter(({ description }) => !description)]).toEqual([operationId, []]);
    }
  });

  it('points at nothing that is not there', () => {
    const { components, ...rest } = describedApi(app.app);
    const text = JSON.stringify([components, rest]);
    const named = new Set([...text.matchAll(/#\/components\/schemas\/([\w.]+)"/g)].map(([, name]) => name));
    expect([...named].filter((name) => !components?.schemas?.[name])).toEqual([]);
    expect(text).not.toContain('#/definitions/');
  });
});
