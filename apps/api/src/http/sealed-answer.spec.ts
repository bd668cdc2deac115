import { describe, expect, it } from 'vitest';
import { open, seal } from './sealed-answer';

const KEY = 'a-key-of-some-length';

describe('a kept answer', () => {
  it.each([undefined, null, '', {}, { words: 'Đồng chí'.repeat(20) }, [1, 2, 3]])(
    'comes back as it was: %j',
    (answer) => {
      expect(open(KEY, seal(KEY, answer))).toEqual(answer);
    },
  );

  it.each([0, 1, 1000, 1022, 1023, 1024, 5000, 200_000])('comes back whole with %i letters', (letters) => {
    const answer = 'ă'.repeat(letters >> 1) + 'x'.repeat(letters & 1);
    expect(open(KEY, seal(KEY, answer))).toBe(answer);
  });

  it('is kept small where it is long, and shows nothing of itself', () => {
    const long = seal(KEY, 'mật khẩu một lần '.repeat(1000));
    expect(long.length).toBeLessThan(2000);
    expect(Buffer.from(seal(KEY, 'Abc-def-ghi'), 'base64').includes('Abc-def-ghi')).toBe(false);
  });

  it('is read by nobody without the key, and not when it was changed', () => {
    const sealed = Buffer.from(seal(KEY, 'ngắn'), 'base64');
    expect(() => open('another-key-of-some', sealed.toString('base64'))).toThrow(/./);
    sealed[14] ^= 1;
    expect(() => open(KEY, sealed.toString('base64'))).toThrow(/./);
  });
});
