import type { ProblemView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { Route } from '../../test-support/routes';
import { routesOf } from '../../test-support/routes';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';

/** What every object has by itself, a prototype's own name among it. */
const KEYS = [...Object.getOwnPropertyNames(Object.prototype), 'prototype'];

/** Walks every route that takes a body or a query: keys nobody declares are refused by name before anything is done. */
describe('a key that every object has', () => {
  let app: TestApp;
  let officer: Browser;
  let routes: Route[];
  const taking = (source: 'body' | 'query'): Route[] =>
    routes.filter(({ inputs }) => inputs.some((input) => input.source === source));

  beforeAll(async () => {
    app = await aTestApp();
    await aBloc(app.database);
    officer = await Browser.signedIn(app, 'du.noivu');
    routes = routesOf(app);
  });
  afterAll(() => app.close());

  const pathOf = ({ path }: Route): string =>
    path
      .replace('/api/', '')
      .replace(':month', '2026-02')
      .replace(':code', 'x')
      .replaceAll(/:\w+/g, () => newId());

  it('is known to be worth asking', () => {
    expect(KEYS).toEqual(expect.arrayContaining(['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty']));
    expect(KEYS).toHaveLength(13);
    expect(taking('body').length).toBeGreaterThan(30);
    expect(taking('query').length).toBeGreaterThan(8);
  });

  it.each(KEYS)('%s is refused in every body', async (key) => {
    // So many changes at one moment would be held up as too many.
    app.clock.set(new Date(app.clock.now().getTime() + 5 * 60_000).toISOString());
    for (const route of taking('body')) {
      const { method } = route;
      const reply = await officer.send<ProblemView>(method, pathOf(route), `{"${key}":1}`, { version: 1, key: aKey() });
      const field = /^(__proto__|constructor|prototype)$/.test(key) ? 'body' : key;
      expect([method, route.path, reply.status, reply.body.errors?.map((error) => error.field)]).toEqual([
        method,
        route.path,
        400,
        expect.arrayContaining([field]),
      ]);
    }
  });

  it.each(KEYS.filter((key) => key !== 'prototype'))('%s is refused in every query', async (key) => {
    for (const route of taking('query').filter(({ method }) => method === 'GET')) {
      const reply = await officer.get<ProblemView>(`${pathOf(route)}?${key}=1`);
      const fields = reply.body.errors?.map((error) => error.field);
      expect([route.path, reply.status, fields]).toEqual([route.path, 400, expect.arrayContaining([key])]);
    }
  });
});
