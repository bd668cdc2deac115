import { ExpirationPlugin } from 'workbox-expiration';
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkFirst, NetworkOnly } from 'workbox-strategies';
import { ANSWERS, isKept, KEPT_SECONDS, keyOf, marked, MOST_ANSWERS } from './kept-answers';

declare const self: ServiceWorkerGlobalScope;
/** The files of this build, put in by tools/offline.mjs. */
declare const FILES: { url: string; revision: string | null }[];

/** So long a page waits for the network before it takes what the device has, seconds: a thin line is no missing one. */
const PAGE_PATIENCE = 4;
const ANSWER_PATIENCE = 12;

/**
 * The application without network: all files of one build, and the answers last seen. With network a page is always the
 * newest one; the files of a build stay until no page of it is open, so that no button of an old page is dead.
 */
precacheAndRoute(FILES, { directoryIndex: '', cleanURLs: false });
cleanupOutdatedCaches();

const page = new NetworkOnly({ networkTimeoutSeconds: PAGE_PATIENCE });
registerRoute(
  new NavigationRoute(
    async (context) => {
      try {
        return await page.handle(context);
      } catch {
        return (await matchPrecache('/index.html')) ?? Response.error();
      }
    },
    { denylist: [/^\/api\//] },
  ),
);

registerRoute(
  ({ request, sameOrigin }) => sameOrigin && isKept(request),
  new NetworkFirst({
    cacheName: ANSWERS,
    networkTimeoutSeconds: ANSWER_PATIENCE,
    plugins: [
      {
        cacheKeyWillBeUsed: ({ request }) => Promise.resolve(keyOf(request)),
        cachedResponseWillBeUsed: ({ cachedResponse }) =>
          Promise.resolve(cachedResponse ? marked(cachedResponse) : null),
      },
      new ExpirationPlugin({ maxAgeSeconds: KEPT_SECONDS, maxEntries: MOST_ANSWERS, purgeOnQuotaError: true }),
    ],
  }),
);

// The page that brought the worker is kept from its first visit on.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
