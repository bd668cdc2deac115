const FIRST = 2000;

/** The year of the address, or this year where that is none. @param today ISO day */
export function yearFrom(words: string | undefined, today: string): number {
  const [year, now] = [Number(words), Number(today.slice(0, 4))];
  return /^\d{4}$/.test(words ?? '') && year >= FIRST && year <= now ? year : now;
}

/** Newest first: this year and the ten before it, and whatever other one is looked at. */
export function yearsToChoose(year: number, today: string): number[] {
  const now = Number(today.slice(0, 4));
  const years = Array.from({ length: 11 }, (_, back) => now - back);
  return years.includes(year) ? years : [...years, year];
}
