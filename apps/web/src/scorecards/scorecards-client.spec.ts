import { TestBed } from '@angular/core/testing';
import type { SubmitScorecardBody } from '@chibo/contracts';
import { Session } from '../shell/session';
import { ScorecardsClient } from './scorecards-client';

const body = (changes: Partial<SubmitScorecardBody> = {}): SubmitScorecardBody => ({
  facts: {},
  answers: [],
  weaknesses: 'a',
  vote: {},
  secondsSpent: 200,
  ...changes,
});

describe('sending a card', () => {
  const server = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
  const key = (at: number): string => (server.mock.calls[at][1].headers as Record<string, string>)['Idempotency-Key'];

  async function send(version: number, content: SubmitScorecardBody, id = 'card'): Promise<void> {
    await TestBed.inject(ScorecardsClient)
      .submit(id, version, content)
      .catch(() => undefined);
  }

  beforeEach(() => {
    server.mockReset().mockRejectedValue(new TypeError('Failed to fetch'));
    vi.stubGlobal('fetch', server);
    TestBed.inject(Session).view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [] });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is the same sending while the content is the same, however much time has passed', async () => {
    await send(7, body());
    await send(8, body({ secondsSpent: 260 }));
    expect(server.mock.calls[1]).toEqual([
      server.mock.calls[0][0],
      { ...server.mock.calls[0][1], signal: expect.anything() },
    ]);
  });

  it('is another one with other content, another card, or after the receipt', async () => {
    await send(7, body());
    await send(7, body({ actionsDone: ['7.1'] }));
    await send(7, body({ actionsDone: ['7.1'] }), 'other');
    expect(new Set([key(0), key(1), key(2)]).size).toBe(3);
    server.mockResolvedValueOnce(new Response('{}'));
    await send(7, body({ actionsDone: ['7.1'] }));
    await send(7, body({ actionsDone: ['7.1'] }));
    expect(key(3)).toBe(key(1));
    expect(key(4)).not.toBe(key(1));
  });
});
