import { test as base } from '@playwright/test';
import { type App, startApp } from './app';

export { expect } from '@playwright/test';
export { expectNoAxeViolations } from './accessibility';
export { signInAs } from './sign-in';

/** Journeys of one worker share one running demonstration: each takes a branch of its own. */
export const test = base.extend<object, { app: App }>({
  app: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from it what a fixture needs: empty, but there
    async ({}, use) => {
      const app = await startApp();
      await use(app);
      await app.stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
});
