import { Injectable, signal } from '@angular/core';
import type { ProblemView } from '@chibo/contracts';

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
  headers?: Record<string, string>;
  /** Let the request outlive the page (small bodies only). */
  keepalive?: boolean;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const PATIENCE = 20_000;

/** The one way to the server. */
@Injectable({ providedIn: 'root' })
export class Api {
  /** A signed-in page was answered 401; the frame asks for the password again, over the page. */
  readonly expired = signal(false);
  /** The last request got no answer. */
  readonly unreachable = signal(false);

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
    const response = await this.fetch(method, path, sending);
    if (response.ok) return (await readJson(response)) as T;
    const problem = await readProblem(response);
    if (response.status === 401 && path !== 'session' && path !== 'session/demo') this.expired.set(true);
    throw new ProblemError(problem);
  }

  private async fetch(method: Method, path: string, { body, headers, keepalive }: Sending): Promise<Response> {
    try {
      const response = await fetch(`/api/${path}`, {
        method,
        headers: {
          accept: 'application/json',
          ...(method === 'GET' ? {} : { 'X-Chibo': '1' }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: 'same-origin',
        cache: 'no-store',
        keepalive,
        signal: AbortSignal.timeout(PATIENCE),
      });
      this.unreachable.set(false);
      return response;
    } catch {
      this.unreachable.set(true);
      throw new NetworkError();
    }
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
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

/** What to tell the user about any failure. */
export function wordsOf(error: unknown): string {
  if (error instanceof ProblemError || error instanceof NetworkError) return error.message;
  return 'Trang gặp lỗi. Đồng chí tải lại trang; những gì đã chấm vẫn được giữ.';
}
