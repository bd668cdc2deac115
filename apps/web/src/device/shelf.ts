import { signal } from '@angular/core';

/**
 * Texts by name in one of the browser's storages. What the browser will not store (full, or switched off by its owner) is
 * held in this page's memory instead, so that whoever keeps something here need not know; `keeps` says so to the user.
 */
export class Shelf {
  private readonly memory = new Map<string, string>();
  private readonly closed = new Set<string>();
  private readonly kept = signal(true);
  /** False while something lives in this page's memory alone, or would have to. */
  readonly keeps = this.kept.asReadonly();

  /** @param open finds the storage; reading the property alone throws where the browser forbids it */
  constructor(private readonly open: () => Storage) {
    this.kept.set(this.accepts('chibo.trial', '1'));
    this.remove('chibo.trial');
  }

  read(name: string): string | undefined {
    return this.memory.get(name) ?? this.attempt((storage) => storage.getItem(name)) ?? undefined;
  }

  /** The value of JSON kept under this name; nothing when there is none, or none that can be read. */
  readJson<T>(name: string): T | undefined {
    try {
      return (JSON.parse(this.read(name) ?? 'null') as T | null) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** False when it is in memory only: a closed page loses it. */
  write(name: string, text: string): boolean {
    if ([...this.closed].some((part) => name.includes(part))) return true;
    if (this.accepts(name, text)) this.memory.delete(name);
    else this.memory.set(name, text);
    for (const [waiting, words] of this.memory) if (this.accepts(waiting, words)) this.memory.delete(waiting);
    this.kept.set(this.memory.size === 0);
    return !this.memory.has(name);
  }

  remove(name: string): void {
    this.memory.delete(name);
    this.attempt((storage) => storage.removeItem(name));
  }

  names(prefix: string): string[] {
    const stored = this.attempt((storage) => Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? ''));
    return [...new Set([...(stored ?? []), ...this.memory.keys()])].filter((name) => name.startsWith(prefix));
  }

  /** Names with this beginning that a closed page would lose. */
  unstored(prefix: string): string[] {
    return [...this.memory.keys()].filter((name) => name.startsWith(prefix));
  }

  /** Removes what has this part in its name and takes nothing of the kind any more: the page is about to go. */
  close(part: string): void {
    this.closed.add(part);
    for (const name of this.names('chibo.')) if (name.includes(part)) this.remove(name);
  }

  private accepts(name: string, text: string): boolean {
    return this.attempt((storage) => (storage.setItem(name, text), true)) ?? false;
  }

  private attempt<T>(use: (storage: Storage) => T): T | undefined {
    try {
      return use(this.open());
    } catch {
      return undefined;
    }
  }
}
