import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHECK_CODE_LENGTH,
  CHECK_CODE_LETTERS,
  checkCodeOf,
  checkCodeWords,
  INVITATION_CODE_LENGTH,
  invitationCodeOf,
  invitationCodeWords,
} from './check-code';

const CODE = 'K7N2PX9QVERTABCDEF';

describe('a check code', () => {
  it('holds more than eighty bits', () => {
    expect(CHECK_CODE_LENGTH * Math.log2(new Set(CHECK_CODE_LETTERS).size)).toBeGreaterThan(80);
  });

  it('is found again in what stands on paper, and in what people make of it', () => {
    expect(checkCodeWords(CODE)).toBe('K7N2PX-9QVERT-ABCDEF');
    for (const typed of [checkCodeWords(CODE), 'k7n2px 9qvert abcdef', ' K7N2PX–9QVERT‑ABCDEF. ', CODE])
      expect(checkCodeOf(typed)).toBe(CODE);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...CHECK_CODE_LETTERS), minLength: 18, maxLength: 18 }),
        (code) => checkCodeOf(checkCodeWords(code).toLowerCase()) === code,
      ),
    );
  });

  it.each([
    '',
    'K7N2PX',
    `${CODE}A`,
    CODE.replace('K', 'O'),
    CODE.replace('7', '1'),
    CODE.replace('K', 'Đ'),
    "' OR 1=1 --",
  ])('is not seen in %j', (typed) => {
    expect(checkCodeOf(typed)).toBeUndefined();
  });
});

describe('a code that invites', () => {
  it('holds more than seventy bits and is found again in what people make of it', () => {
    expect(INVITATION_CODE_LENGTH * Math.log2(new Set(CHECK_CODE_LETTERS).size)).toBeGreaterThan(70);
    const code = 'K7N2PX9QVERTABC';
    expect(invitationCodeWords(code)).toBe('K7N2P-X9QVE-RTABC');
    for (const typed of ['k7n2p x9qve rtabc', 'K7N2P‑X9QVE–RTABC.', code]) expect(invitationCodeOf(typed)).toBe(code);
    for (const typed of ['', CODE, 'K7N2P-X9QVE', 'O7N2PX9QVERTABC']) expect(invitationCodeOf(typed)).toBeUndefined();
  });
});
