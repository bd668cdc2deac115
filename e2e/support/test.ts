import { test as base } from '@playwright/test';
import { type App, startApp } from './app';

export { expect } from '@playwright/test';
export { expectNoAxeViolations } from './accessibility';
export { signInAs } from './sign-in';

/** Journeys of one worker share one running demonstration: each takes a branch of its own. */
export const test = base.extend<object, { app: App }>({
  app: [
    // Playwright reads the fixtures a fixture needs from this pattern: it may be empty, but must be there.
    // eslint-disable-next-line no-empty-pattern -- see above
    async ({}, use) => {
      const app = await startApp();
      await use(app);
      await app.stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
});
