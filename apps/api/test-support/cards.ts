import type { ReceiptView, ScorecardView } from '@chibo/contracts';
import { hd42Commune, thematic } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import type { ScorecardOverrides } from '@chibo/testing';
import { expect } from 'vitest';
import { aKey, Browser } from './browser';
import type { TestApp } from './test-app';

/** Thematic cards, of which a branch may have any number in one month: a spec can make as many as it needs. */
const MONTH = '2026-02';

export function thematicCard(overrides: ScorecardOverrides = {}): ReturnType<typeof aScorecard> {
  const theme = { hasThematicPart: true, thematicMinutes: 60, theme: 'Học tập và làm theo Bác' };
  return aScorecard(thematic, { ...overrides, facts: { heldOn: `${MONTH}-05`, ...theme, ...overrides.facts } });
}

export async function openThematic(secretary: Browser, organizationId: string): Promise<ScorecardView> {
  const wanted = { organizationId, month: MONTH, kind: 'THEMATIC' };
  const { status, body } = await secretary.post<ScorecardView>('scorecards', wanted);
  expect(status).toBe(201);
  return body;
}

/** Sends a card as it is now, and reads it back. */
export async function send(
  secretary: Browser,
  { id, version }: ScorecardView,
  overrides: ScorecardOverrides = {},
): Promise<ScorecardView> {
  const body = thematicCard(overrides);
  const sent = await secretary.post<ReceiptView>(`scorecards/${id}/submit`, body, { version, key: aKey() });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  return (await secretary.get<ScorecardView>(`scorecards/${id}`)).body;
}

export async function sentThematic(secretary: Browser, organizationId: string): Promise<ScorecardView> {
  return send(secretary, await openThematic(secretary, organizationId));
}

/** The regular card of a month, of a meeting on its 5th, begun and sent by this account; as it was when it was begun. */
export async function sentRegular(
  app: TestApp,
  login: string,
  organizationId: string,
  month: string,
  overrides: ScorecardOverrides = {},
): Promise<ScorecardView> {
  const secretary = await Browser.signedIn(app, login);
  const { body: card } = await secretary.post<ScorecardView>('scorecards', { organizationId, month, kind: 'REGULAR' });
  const body = aScorecard(hd42Commune, { ...overrides, facts: { heldOn: `${month}-05`, ...overrides.facts } });
  const reply = await secretary.post<ReceiptView>(`scorecards/${card.id}/submit`, body, { version: 1, key: aKey() });
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  return card;
}

/** Posts an act on the version in hand; the answer is the card when it was taken. */
export function act<T = ScorecardView>(
  browser: Browser,
  { id, version }: Pick<ScorecardView, 'id' | 'version'>,
  move: string,
  body: object = {},
): Promise<{ status: number; body: T }> {
  return browser.post<T>(`scorecards/${id}/${move}`, body, { version, key: aKey() });
}
