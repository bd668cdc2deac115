import type { ProblemView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { problemPage } from './problem-page';

/** What browsers ask for when a link is followed. */
const FOLLOWED = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const PAPER = 'scorecards/01890000-0000-7000-8000-000000000000/card.pdf?form=card';

describe('a refused address that a person opens', () => {
  let app: TestApp;
  let secretary: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    await aBloc(app.database);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
  });
  afterAll(() => app.close());

  it('says in words what JSON would say', async () => {
    const { status, headers, body } = await new Browser(app.url).get<string>(PAPER, { headers: FOLLOWED });
    expect([status, headers.get('content-type')]).toEqual([401, 'text/html; charset=utf-8']);
    expect(body).toContain('Đồng chí chưa đăng nhập hoặc phiên đã hết hạn.');
    const missing = await secretary.get<string>(PAPER, { headers: FOLLOWED });
    expect([missing.status, missing.body.includes('Đồng chí đóng thẻ này')]).toEqual([404, true]);
  });

  it('stays JSON for programs', async () => {
    for (const Accept of ['application/json', '*/*', 'application/pdf']) {
      const reply = await secretary.get<ProblemView>(PAPER, { headers: { Accept } });
      expect([Accept, reply.status, reply.body.code]).toEqual([Accept, 404, 'NOT_FOUND']);
    }
  });

  it('takes no markup from what it says', () => {
    const page = problemPage({ detail: '<img src=x> & "y"', requestId: 'r' } as ProblemView);
    expect(page).toContain('&#60;img src=x&#62; &#38; &#34;y&#34;');
  });
});
