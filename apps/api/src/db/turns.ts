interface Waiting {
  sharing: boolean;
  enter(): void;
}

/** One at a time, in the order they came. Whoever has the turn passes it on, once. */
export class Turns {
  private taken = false;
  private readonly line: Waiting[] = [];

  /** The next one waits already, and may share what is open. */
  get nextShares(): boolean {
    return this.line.at(0)?.sharing ?? false;
  }

  /** Resolves when everyone who came before has passed the turn on. */
  take(sharing: boolean): Promise<void> {
    if (this.taken) return new Promise((enter) => this.line.push({ sharing, enter }));
    this.taken = true;
    return Promise.resolve();
  }

  pass(): void {
    const next = this.line.shift();
    if (next) next.enter();
    else this.taken = false;
  }
}
