/**
 * Which answers of the service this device keeps, to be shown where there is no network: what a branch scores by, what an
 * officer and a working group work through, the tables last seen. Nothing of accounts, papers, audits or settings
 * (docs/adr/0049).
 */
const KEPT = [
  /^\/api\/(?:session|installation|notices|tasks(?:\/\w+)?)$/,
  /^\/api\/scorecards\/[^/]+(?:\/(?:history|receipt))?$/,
  /^\/api\/criteria-sets\/[^/]+$/,
  /^\/api\/months\/[^/]+\/(?:table|cells|queue|ranking|days)$/,
  /^\/api\/visits(?:\/[^/.]+)?$/,
];

/** Says of an answer that it is the one this device had kept. */
export const KEPT_HEADER = 'X-Kept';

/** Name of the cache; a page that changes hands throws it away as a whole. */
export const ANSWERS = 'chibo-answers-v1';

/** Thirty days, seconds. */
export const KEPT_SECONDS = 30 * 86_400;

export const MOST_ANSWERS = 300;

export function isKept({ method, url }: Pick<Request, 'method' | 'url'>): boolean {
  const { pathname } = new URL(url);
  return method === 'GET' && KEPT.some((path) => path.test(pathname));
}

/** Asked before it is known who asks: whoever signs in or out throws all of them away. */
const BEFORE_ANYBODY = ['/api/session', '/api/installation'];

/** An answer belongs to the account that asked: another one never finds it. */
export function keyOf({ url, headers }: Pick<Request, 'url' | 'headers'>): string {
  const key = new URL(url);
  const account = BEFORE_ANYBODY.includes(key.pathname) ? null : headers.get('X-Account');
  key.searchParams.set('chibo-account', account ?? '');
  return key.href;
}

/** The kept answer, marked: it says nothing about the time now, and the page says how old it is. */
export function marked(kept: Response): Response {
  const headers = new Headers(kept.headers);
  headers.set(KEPT_HEADER, '1');
  return new Response(kept.body, { status: kept.status, statusText: kept.statusText, headers });
}
