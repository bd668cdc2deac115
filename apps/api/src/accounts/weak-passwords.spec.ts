import { expect, it } from 'vitest';
import { whyWeak } from './weak-passwords';

const AN = { login: 'an.nv', displayName: 'Nguyễn Văn An', organizations: ['Chi bộ Phòng Tổng hợp'] };

it.each([
  ['a common one', 'password1'],
  ['a common one in leet', 'P@ssw0rd!'],
  ['a common one of elsewhere', 'sunshine123'],
  ['another', 'iloveyou1'],
  ['a row of keys', 'qwertyuiop'],
  ['digits', '1234567890'],
  ['a day', '19051890'],
  ['one letter many times', 'aaaaaaaaaaaa'],
  ['our own words', 'chibo2026'],
  ['our own words with accents', 'Đảng bộ 2026'],
  ['our own words, joined', 'matkhau@123'],
  ['the own name', 'Nguyễn Văn An'],
  ['the own name without accents, with a year', 'nguyenvanan1990'],
  ['the login', 'xin an.nv đây'],
  ['the name of the branch', 'tonghop2026'],
])('refuses %s: %s', (_, password) => {
  expect(whyWeak(password, AN)).toMatch(/dễ đoán|tên/);
});

it.each(['trâu vàng ăn cỏ non', 'khoai lang nuong 7', 'đò ngang qua bến sông xưa', 'một câu đủ dài', 'xqkf-29sd-pw3m'])(
  'takes %s',
  (password) => {
    expect(whyWeak(password, AN)).toBeUndefined();
  },
);

it('looks at no more than the beginning of a long one', () => {
  expect(whyWeak(`trâu vàng ăn cỏ non ${'4@$!'.repeat(45)}`, AN)).toBeUndefined();
});
