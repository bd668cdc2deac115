import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * An answer as it is kept for a repetition: compressed, and readable only with the key of the request, of which the database
 * has no more than a digest. A one-time password is among the answers, and must not lie about for 30 days.
 */
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `answer` as base64; undefined (an answer without a body) is kept as such. */
export function seal(key: string, answer: unknown): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, secretOf(key), nonce);
  const plain = packed(Buffer.from(JSON.stringify(answer) ?? ''));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** A receipt is shorter than what setting up the compressor costs: it stands as it is, in one stored block (RFC 1951, 3.2.4). */
const SHORT_BYTES = 1024;

function packed(text: Buffer): Buffer {
  if (text.length > SHORT_BYTES) return deflateRawSync(text, { level: 1 });
  const head = Buffer.alloc(5);
  head[0] = 1;
  head.writeUInt16LE(text.length, 1);
  head.writeUInt16LE(0xffff - text.length, 3);
  return Buffer.concat([head, text]);
}

/** Throws when the key is another one, or the text was changed. */
export function open(key: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64');
  const cipher = createDecipheriv(CIPHER, secretOf(key), bytes.subarray(0, NONCE_BYTES));
  cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const plain = Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()]);
  const text = inflateRawSync(plain).toString();
  return text === '' ? undefined : JSON.parse(text);
}

function secretOf(key: string): Buffer {
  return createHash('sha256').update(`answer:${key}`).digest();
}
