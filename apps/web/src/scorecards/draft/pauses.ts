const FIRST_MS = 2_000;
const LAST_MS = 60_000;

/** Longer and longer waits between tries that got no answer. */
export class Pauses {
  private upcoming = FIRST_MS;

  next(): number {
    const ms = this.upcoming;
    this.upcoming = Math.min(ms * 2, LAST_MS);
    return ms;
  }

  reset(): void {
    this.upcoming = FIRST_MS;
  }
}
