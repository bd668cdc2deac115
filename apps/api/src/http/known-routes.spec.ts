import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routesOf } from '../../test-support/routes';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

const LIST = resolve(import.meta.dirname, '../../../../libs/testing/src/api-routes.ts');

describe('the list of routes that the web is held against', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());

  /** Written anew by `npx vitest run src/http/known-routes.spec.ts -u`. */
  it('is what the router has', async () => {
    const routes = routesOf(app).map(({ method, path }) => `  '${method} ${path}',\n`);
    const list = `/** Every route of the service; known-routes.spec.ts of apps/api holds it against the router. */\nexport const API_ROUTES = [\n${routes.sort().join('')}];\n`;
    await expect(list).toMatchFileSnapshot(LIST);
  });
});
