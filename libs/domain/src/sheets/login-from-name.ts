import { foldVietnamese } from '../text';

/** Shortest and longest name to sign in with. */
const SHORTEST = 3;

/**
 * A name to sign in with as offices make them: the given name, then the first letters of what stands before it ("Nguyễn Văn
 * An" is `annv`), with a number where it is taken.
 * @param isTaken asked with lower case letters and digits
 */
export function loginFromName(name: string, isTaken: (login: string) => boolean): string {
  const words = foldVietnamese(name)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const given = words.at(-1) ?? 'nguoidung';
  const initials = words
    .slice(0, -1)
    .map((word) => word.charAt(0))
    .join('');
  const login = `${given}${initials}`.slice(0, MOST_LETTERS).padEnd(SHORTEST, '0');
  if (!isTaken(login)) return login;
  for (let number = 2; ; number += 1) if (!isTaken(`${login}${number}`)) return `${login}${number}`;
}

/** The number behind it has room below the bound of logins (64). */
const MOST_LETTERS = 40;
