import { createHash, randomBytes, randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { Gate } from '../http/gate';

/** argon2id at 64 MiB and 3 passes: some 70 ms on two cores (OWASP ASVS 5.0 V11.4.2). Never call it inside a write. */
const ARGON2ID = 2;
const COST = { algorithm: ARGON2ID, memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** argon2 runs on the four threads that the database shares: most of them stay free, and a line has its end. */
export const passwordGate = new Gate({
  places: availableParallelism() > 2 ? 2 : 1,
  line: 40,
  perAccount: 40,
  code: 'TOO_MANY_TRIES',
  what: 'lượt đăng nhập',
  retryAfter: 5,
});

export function hashPassword(password: string): Promise<string> {
  return passwordGate.pass(undefined, () => hash(password.normalize('NFC'), COST));
}

export function passwordMatches(stored: string, password: string): Promise<boolean> {
  return passwordGate.pass(undefined, () => verify(stored, password.normalize('NFC')));
}

/** 256 random bits for a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token or code. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** No letters that look alike when read aloud or off paper. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random password that can be read off paper, `xxxx-xxxx-xxxx`: 59 bits. */
export function readablePassword(): string {
  const letter = (): string => READABLE[randomInt(READABLE.length)];
  return Array.from({ length: 3 }, () => Array.from({ length: 4 }, letter).join('')).join('-');
}
