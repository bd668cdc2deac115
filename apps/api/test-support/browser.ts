import { randomBytes } from 'node:crypto';
import type { SessionView } from '@chibo/contracts';
import { PASSWORD } from './a-bloc';
import type { TestApp } from './test-app';

export interface Reply<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** What accounts choose that were given a password of one use. */
export const OWN_PASSWORD = 'đò ngang qua bến sông xưa';

interface Options {
  headers?: Record<string, string>;
  version?: number;
  key?: string;
}

/** Speaks to the service as our web application does: cookie, own header, JSON. */
export class Browser {
  private cookies = new Map<string, string>();

  constructor(private readonly url: string) {}

  static async signedIn(app: TestApp, login: string): Promise<Browser> {
    const browser = new Browser(app.url);
    const reply = await browser.post<SessionView>('session', { login, password: PASSWORD });
    if (reply.status !== 200) throw new Error(`${login} could not sign in: ${JSON.stringify(reply.body)}`);
    return browser;
  }

  /** The same browser, with its cookie, at another address of the service. */
  movedTo(url: string): Browser {
    const moved = new Browser(url);
    moved.cookies = new Map(this.cookies);
    return moved;
  }

  /** Signed in with a password just given out, and with one of its own since. */
  static async first(app: TestApp, login: string, oneTimePassword: string): Promise<Browser> {
    const browser = new Browser(app.url);
    await browser.post('session', { login, password: oneTimePassword });
    const own = await browser.put<SessionView>('session/password', {
      current: oneTimePassword,
      next: OWN_PASSWORD,
    });
    if (own.status !== 200) throw new Error(`${login} could not choose a password: ${JSON.stringify(own.body)}`);
    return browser;
  }

  get<T>(path: string, options: Options = {}): Promise<Reply<T>> {
    return this.send<T>('GET', path, undefined, options);
  }

  post<T>(path: string, body: unknown = {}, options: Options = {}): Promise<Reply<T>> {
    return this.send<T>('POST', path, body, options);
  }

  patch<T>(path: string, body: unknown, options: Options = {}): Promise<Reply<T>> {
    return this.send<T>('PATCH', path, body, options);
  }

  put<T>(path: string, body: unknown, options: Options = {}): Promise<Reply<T>> {
    return this.send<T>('PUT', path, body, options);
  }

  delete<T>(path: string, options: Options = {}): Promise<Reply<T>> {
    return this.send<T>('DELETE', path, undefined, options);
  }

  /** A file as it came. */
  async file(path: string): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
    const response = await fetch(`${this.url}/api/${path}`, { headers: this.cookieHeader });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  private get cookieHeader(): { Cookie?: string } {
    return this.cookies.size > 0 ? { Cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') } : {};
  }

  async send<T>(
    method: string,
    path: string,
    body: unknown,
    { headers = {}, version, key }: Options,
  ): Promise<Reply<T>> {
    const response = await fetch(`${this.url}/api/${path}`, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { 'X-Chibo': '1' }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...this.cookieHeader,
        ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
        ...(key ? { 'Idempotency-Key': key } : {}),
        ...headers,
      },
      body:
        body === undefined
          ? undefined
          : typeof body === 'string' || body instanceof Uint8Array
            ? (body as BodyInit)
            : JSON.stringify(body),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value = ''] = cookie.split(';')[0].split('=');
      this.cookies.set(name, value);
    }
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text && /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text) as T,
    };
  }
}

export function aKey(): string {
  return randomBytes(16).toString('hex');
}
