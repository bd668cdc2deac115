import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

const NOW = '2026-03-05T17:00:00.000Z';

describe('the time of the service', () => {
  let app: TestApp;
  let browser: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    app.clock.set(NOW);
    browser = new Browser(app.url);
  });
  afterAll(() => app.close());

  it('comes with every answer, refusals of every layer among them', async () => {
    const answers = [
      await browser.get('installation'),
      await browser.get('tasks'),
      await browser.get('no/such/route'),
      await browser.post('session', '{"login":', { headers: { 'Content-Type': 'application/json' } }),
      await browser.post('session', {}, { headers: { 'X-Chibo': '' } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 400, 403]);
    expect(answers.map(({ headers }) => headers.get('x-now'))).toEqual(answers.map(() => NOW));
  });

  it('goes on with the clock', async () => {
    app.clock.set('2026-03-06T01:02:03.004Z');
    expect((await browser.get('installation')).headers.get('x-now')).toBe('2026-03-06T01:02:03.004Z');
  });
});
