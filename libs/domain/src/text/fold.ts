/**
 * Vietnamese text at the door, in search and in order. Databases cannot do it: SQLite's lower, LIKE and FTS5 fail on đ
 * and Ủ, so the folded column is made here.
 */

/** NFC, trimmed, inner white space squeezed. */
export function normalizeText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Nothing to read in it: white space and characters without a shape (zero-width space) at most. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}]/u.test(text);
}

/**
 * Lower case without accents: `dang uy` finds "Đảng ủy", and hoà equals hòa because both become hoa. Text out of old
 * documents has the Icelandic Ð for Đ and invisible characters between letters.
 */
export function foldVietnamese(text: string): string {
  const bare = text.replace(/\p{Cf}/gu, '');
  return normalizeText(bare).toLowerCase().replace(/[đð]/g, 'd').normalize('NFD').replace(/\p{M}/gu, '');
}

const collator = new Intl.Collator('vi', { numeric: true });

/** Vietnamese order: a ă â … d đ e ê; numbers inside names by value. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b);
}
