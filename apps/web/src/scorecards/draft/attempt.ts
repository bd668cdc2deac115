import type { SubmitScorecardBody } from '@chibo/contracts';

const ROOT = 'chibo.submit.v1';

/** One wish to send one content: it keeps its key until a receipt arrives, so that sending again changes nothing. */
export interface Attempt {
  key: string;
  version: number;
  body: SubmitScorecardBody;
}

/** The attempt that is under way for exactly this content, or a new one. The time spent is that of its first sending. */
export function attemptFor(accountId: string, cardId: string, version: number, body: SubmitScorecardBody): Attempt {
  const kept = keptAttempt(accountId, cardId);
  if (kept && contentIn(kept.body) === contentIn(body)) return kept;
  const attempt = { key: randomKey(), version, body };
  localStorage.setItem(nameOf(accountId, cardId), JSON.stringify(attempt));
  return attempt;
}

export function keptAttempt(accountId: string, cardId: string): Attempt | undefined {
  try {
    return (JSON.parse(localStorage.getItem(nameOf(accountId, cardId)) ?? 'null') as Attempt | null) ?? undefined;
  } catch {
    return undefined;
  }
}

export function forgetAttempt(accountId: string, cardId: string): void {
  localStorage.removeItem(nameOf(accountId, cardId));
}

function contentIn(body: SubmitScorecardBody): string {
  return JSON.stringify({ ...body, secondsSpent: undefined });
}

function nameOf(accountId: string, cardId: string): string {
  return `${ROOT}/${accountId}/${cardId}`;
}

/** UUID version 4; `crypto.randomUUID` exists only in a secure context and an office may serve plain HTTP. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
