import type { Request } from 'express';
import { deviceWords } from './device-words';
import { readDeviceCookie } from './session-cookie';
import { networkOf } from './sign-in-delay';

/** Where somebody signs in from. */
export interface Origin {
  address: string;
  /** Token of the browser's own cookie. */
  device?: string;
  /** Browser and system in words. */
  words: string | null;
  network: string;
}

export function originOf(request: Request): Origin {
  const address = request.ip ?? 'unknown';
  const words = deviceWords(request.header('user-agent'));
  return { address, device: readDeviceCookie(request), words, network: networkOf(address) };
}
