import { isKept, KEPT_HEADER, keyOf, marked } from '../../worker/kept-answers';

const HERE = 'https://chibo.example';
const asked = (path: string, method = 'GET'): boolean => isKept({ method, url: HERE + path });
const keyFor = (path: string, account?: string): string =>
  keyOf({ url: HERE + path, headers: new Headers(account ? { 'X-Account': account } : {}) });

describe('answers kept for times without network', () => {
  it.each([
    '/api/session',
    '/api/tasks',
    '/api/tasks/year',
    '/api/scorecards/7',
    '/api/months/2026-03/table?organizationId=1',
    '/api/months/2026-03/queue',
    '/api/visits/7',
    '/api/visits/findings?organizationId=1',
  ])('are those one works with: %s', (path) => expect(asked(path)).toBe(true));

  it.each([
    '/api/accounts',
    '/api/audit',
    '/api/session/demo-accounts',
    '/api/scorecards/7/card.pdf',
    '/api/months/2026-03/table.xlsx',
    '/api/openapi.json',
    '/api/health',
  ])('are no others: %s', (path) => expect(asked(path)).toBe(false));

  it('are never those of an act', () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(asked('/api/scorecards/7', method)).toBe(false);
  });

  it('belong to the account that asked, but for what is asked before anybody is known', () => {
    expect(keyFor('/api/tasks', 'an')).not.toBe(keyFor('/api/tasks', 'binh'));
    expect(keyFor('/api/session', 'an')).toBe(keyFor('/api/session'));
    expect(keyFor('/api/tasks?a=1', 'an')).not.toBe(keyFor('/api/tasks?a=2', 'an'));
  });

  it('are marked, and say what they said', async () => {
    const kept = marked(new Response('{"a":1}', { headers: { 'X-Now': '2026-03-05T09:00:00Z' } }));
    expect([kept.headers.get(KEPT_HEADER), kept.headers.get('X-Now'), await kept.text()]).toEqual([
      '1',
      '2026-03-05T09:00:00Z',
      '{"a":1}',
    ]);
  });
});
