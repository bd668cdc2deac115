import type { CookieOptions, Request, Response } from 'express';
import { KNOWN_FOR } from './known-devices.service';

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

/** The browser's own cookie stays after signing out: it opens nothing, it only tells a browser that is known. */
export function readDeviceCookie(request: Request): string | undefined {
  const value: unknown = (request.cookies as Record<string, unknown> | undefined)?.[deviceNameFor(request)];
  return typeof value === 'string' && /^[\w-]{43}$/.test(value) ? value : undefined;
}

export function setDeviceCookie(request: Request, response: Response, token: string): void {
  response.cookie(deviceNameFor(request), token, { ...options(request), maxAge: KNOWN_FOR * 1000 });
}

function deviceNameFor(request: Request): string {
  return `${nameFor(request)}-device`;
}
