const found: string[] = [];

export function noteMisdescribed(words: string): void {
  found.push(words);
}

/** What answers since the last call had that the description does not, or lacked; each in one line. */
export function misdescribed(): string[] {
  return found.splice(0);
}
