import type { CookieOptions, Request, Response } from 'express';

/** Over https the browser itself guards the name (`__Host-`); an office's plain http gets a plain name. */
const SECURE_NAME = '__Host-chibo';
const PLAIN_NAME = 'chibo';

function options(request: Request): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', secure: request.secure, path: '/' };
}

function nameFor(request: Request): string {
  return request.secure ? SECURE_NAME : PLAIN_NAME;
}

export function readSessionCookie(request: Request): string | undefined {
  const value: unknown = (request.cookies as Record<string, unknown> | undefined)?.[nameFor(request)];
  return typeof value === 'string' ? value : undefined;
}

export function setSessionCookie(request: Request, response: Response, token: string, maxAgeSeconds: number): void {
  response.cookie(nameFor(request), token, { ...options(request), maxAge: maxAgeSeconds * 1000 });
}

export function clearSessionCookie(request: Request, response: Response): void {
  response.clearCookie(nameFor(request), options(request));
}
