import { createHash } from 'node:crypto';

/** SHA-256 of a text's bytes, hex. */
export function sealOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
