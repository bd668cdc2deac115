import { Injectable, inject, signal, untracked } from '@angular/core';
import type { ProblemView } from '@chibo/contracts';
import { KEPT_HEADER } from '../../worker/kept-answers';
import type { Attempt, Wish } from '../device/attempts';
import { Attempts } from '../device/attempts';
import { ServerClock } from '../device/server-clock';

/** The server answered with a refusal. */
export class ProblemError extends Error {
  constructor(readonly problem: ProblemView) {
    super(problem.detail);
  }
}

/** No answer arrived: no network, no server, or too slow. What was sent may or may not have been done. */
export class NetworkError extends Error {
  constructor() {
    super('Không kết nối được máy chủ. Đồng chí kiểm tra mạng rồi thử lại.');
  }
}

export interface Sending {
  body?: unknown;
  /** Sent as it is instead of a body. Too long to be kept for another try: it is no act, and has no key. */
  file?: Blob;
  headers?: Record<string, string>;
  /** Let the request outlive the page (small bodies only). */
  keepalive?: boolean;
  /** What alone makes it the same act, whatever version and body: see `Wish`. */
  content?: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const PATIENCE = 20_000;
/** It is opened and looked through row by row before the answer comes. */
const PATIENCE_WITH_FILE = 120_000;

/** Refusals that say nothing about an earlier try of the same act: it may have been done. */
const NOT_ABOUT_THE_ACT = [401, 408, 425, 429];
const NOT_ABOUT_THE_ACT_CODES = ['STILL_RUNNING', 'OTHER_ACCOUNT', 'UNREADABLE'];

/** The one way to the server: every request says which account the page acts for, every act has its key. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly attempts = inject(Attempts);
  private readonly clock = inject(ServerClock);
  /** A signed-in page was answered 401; the frame asks for the password again, over the page. */
  readonly expired = signal(false);
  /** The browser is signed in with another account than the one this page belongs to; the frame locks the page. */
  readonly otherAccount = signal(false);
  /** The account this page acts for, once there is one; the session says so. */
  actsFor: () => string | undefined = () => undefined;
  /** The last request got no answer, or the one this device had kept. */
  readonly unreachable = signal(false);
  /** When the kept answer in sight was given, ISO; nothing once the service has answered again. */
  readonly keptAt = signal<string | undefined>(undefined);

  get<T>(path: string): Promise<T> {
    return this.send('GET', path);
  }

  post<T>(path: string, sending: Sending = {}): Promise<T> {
    return this.send('POST', path, sending);
  }

  put<T>(path: string, sending: Sending = {}): Promise<T> {
    return this.send('PUT', path, sending);
  }

  patch<T>(path: string, sending: Sending = {}): Promise<T> {
    return this.send('PATCH', path, sending);
  }

  delete<T>(path: string, sending: Sending = {}): Promise<T> {
    return this.send('DELETE', path, sending);
  }

  private async send<T>(method: Method, path: string, sending: Sending = {}): Promise<T> {
    const wish = this.wishOf(method, path, sending);
    const attempt = wish && this.attempts.begin(wish);
    const response = await this.fetch(method, path, sending, attempt);
    const problem = response.ok ? undefined : await readProblem(response);
    const answer = problem ? undefined : await this.readAnswer(response);
    if (wish && isDefinite(problem)) this.attempts.answered(wish);
    if (!problem) return answer as T;
    if (problem.status === 401 && !isSigningIn(path)) this.expired.set(true);
    if (problem.code === 'OTHER_ACCOUNT') this.otherAccount.set(true);
    throw new ProblemError(problem);
  }

  /** What changes something for an account has a key; the session itself is proved anew each time. */
  private wishOf(method: Method, path: string, { body, file, headers, content }: Sending): Wish | undefined {
    const accountId = this.account(method, path);
    if (method === 'GET' || !accountId || file || path.startsWith('session')) return undefined;
    const sent = { body: body === undefined ? undefined : JSON.stringify(body), ifMatch: headers?.['If-Match'] };
    return { accountId, route: `${method} ${path}`, sent, content };
  }

  /** Who signs in is not yet the one the page acts for. */
  private account(method: Method, path: string): string | undefined {
    return isSigningIn(path) && method !== 'DELETE' ? undefined : untracked(this.actsFor);
  }

  private async fetch(
    method: Method,
    path: string,
    { body, file, headers, keepalive }: Sending,
    attempt?: Attempt,
  ): Promise<Response> {
    const account = this.account(method, path);
    const sentAt = Date.now();
    const sent = attempt?.sent ?? { body: body === undefined ? undefined : JSON.stringify(body) };
    try {
      const response = await fetch(`/api/${path}`, {
        method,
        headers: {
          accept: 'application/json',
          ...(method === 'GET' ? {} : { 'X-Chibo': '1' }),
          ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(file ? { 'content-type': 'application/octet-stream' } : {}),
          ...headers,
          ...(account ? { 'X-Account': account } : {}),
          ...(attempt ? { 'Idempotency-Key': attempt.key } : {}),
          ...(sent.ifMatch ? { 'If-Match': sent.ifMatch } : {}),
        },
        body: file ?? sent.body,
        credentials: 'same-origin',
        cache: 'no-store',
        keepalive,
        signal: AbortSignal.timeout(file ? PATIENCE_WITH_FILE : PATIENCE),
      });
      this.hear(response, sentAt);
      return response;
    } catch {
      throw this.noAnswer();
    }
  }

  private hear({ headers }: Response, sentAt: number): void {
    const kept = headers.has(KEPT_HEADER);
    if (kept) this.clock.goOn();
    else this.clock.hear(headers.get('X-Now'), sentAt);
    this.unreachable.set(kept);
    this.keptAt.set((kept && headers.get('X-Now')) || undefined);
  }

  /** Torn off half-way, or a page of somebody in between that is no answer of ours. */
  private async readAnswer(response: Response): Promise<unknown> {
    try {
      const text = await response.text();
      return text === '' ? undefined : JSON.parse(text);
    } catch {
      throw this.noAnswer();
    }
  }

  private noAnswer(): NetworkError {
    this.unreachable.set(true);
    return new NetworkError();
  }
}

/** Asked before anybody is known; it is no sign that a session has ended either. */
function isSigningIn(path: string): boolean {
  return path === 'session' || path.startsWith('session/demo');
}

/** Whether the act is over, done or refused; else it may be tried again under its key. */
function isDefinite(problem: ProblemView | undefined): boolean {
  if (!problem) return true;
  if (problem.status >= 500 || NOT_ABOUT_THE_ACT.includes(problem.status)) return false;
  return !NOT_ABOUT_THE_ACT_CODES.includes(problem.code);
}

/** A proxy in between may answer without problem JSON. */
async function readProblem(response: Response): Promise<ProblemView> {
  const fallback: ProblemView = {
    type: 'about:blank',
    title: 'Máy chủ trả lời không đúng dạng',
    status: response.status,
    code: 'UNREADABLE',
    detail: `Máy chủ chưa xử lý được (mã ${response.status}). Đồng chí thử lại sau ít phút.`,
    requestId: '',
  };
  try {
    const value = (await response.json()) as Partial<ProblemView>;
    return { ...fallback, ...value, status: response.status };
  } catch {
    return fallback;
  }
}

/** Seconds the server asks to wait before the next try; 0 when it asks for none. */
export function secondsToWait(error: unknown): number {
  return error instanceof ProblemError ? (error.problem.retryAfter ?? 0) : 0;
}

/** What to tell the user about any failure. */
export function wordsOf(error: unknown): string {
  if (error instanceof ProblemError || error instanceof NetworkError) return error.message;
  return 'Trang gặp lỗi. Đồng chí tải lại trang; những gì đã chấm vẫn được giữ.';
}

/** The same by field, where the server names some. */
export function wordsByField(error: unknown): Partial<Record<string, string>> {
  const named = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return Object.fromEntries(named.map(({ field, text }) => [field, text]));
}
