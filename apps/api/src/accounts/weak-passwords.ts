import { foldVietnamese } from '@chibo/domain';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** What anybody knows of who chooses a password. */
export interface KnownOfOwner {
  login: string;
  displayName: string;
  organizations: readonly string[];
}

/** Characters looked at: the estimate is quadratic, and what is hard to guess so far is not easier for more. */
const LOOKED_AT = 64;

/** Of 4: from some hundred million guesses on. */
const LEAST_SCORE = 3;

/** Words of our own world, as people type them. */
const OURS = [
  'chibo',
  'dangbo',
  'danguy',
  'dangvien',
  'capuy',
  'tinhuy',
  'huyenuy',
  'xaphuong',
  'bithu',
  'phobithu',
  'matkhau',
  'quantri',
  'sinhhoat',
  'phieucham',
  'chamdiem',
  'dang',
  'cong',
  'san',
  'viet',
  'nam',
  'vietnam',
  'dangcongsan',
  'bacho',
  'hochiminh',
  'xinchao',
  'anhyeuem',
  'emyeuanh',
  'password',
  'admin',
  'qwerty',
];

/** Loaded with the first password that is chosen: most days none is. */
let estimator: ZxcvbnFactory | undefined;

/**
 * Why this password is refused, in words. Any composition is welcome; length is checked by the DTO (8 … 200). Common
 * passwords by the maintained lists of zxcvbn-ts (MIT), without the network, and the owner's own names among them.
 */
export function whyWeak(password: string, known: KnownOfOwner): string | undefined {
  const folded = joined(password);
  if (folded.includes(joined(known.login))) return 'Mật khẩu không được chứa tên đăng nhập.';
  const name = joined(known.displayName);
  if (name.length >= 4 && folded.includes(name)) return 'Mật khẩu không được chứa họ tên của đồng chí.';
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = wordsOf(known);
  const spellings = [foldVietnamese(password), folded].map((spelling) => spelling.slice(0, LOOKED_AT));
  const weak = spellings.some((spelling) => (estimator?.check(spelling, words).score ?? 0) < LEAST_SCORE);
  return weak ? 'Mật khẩu này quá dễ đoán. Đồng chí chọn một câu dài hơn.' : undefined;
}

/** Names whole, and every run of their words joined: "Chi bộ Phòng Tổng hợp" has tonghop in it. */
function wordsOf({ login, displayName, organizations }: KnownOfOwner): string[] {
  const names = [login, displayName, ...organizations].map(foldVietnamese);
  return [...OURS, ...names.flatMap((name) => [name, ...runsOf(name.split(/[^a-z0-9]+/).filter(Boolean))])];
}

function runsOf(words: readonly string[]): string[] {
  return words.flatMap((_, from) =>
    words.slice(from).map((__, length) => words.slice(from, from + length + 1).join('')),
  );
}

function joined(text: string): string {
  return foldVietnamese(text).replace(/[^a-z0-9]/g, '');
}
