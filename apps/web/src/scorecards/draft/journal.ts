import type { ItemKey, ItemValue } from './items';
import { cleanItem, sameValue } from './items';
import type { Edit } from './merge';

const ROOT = 'chibo.draft.v1';

/**
 * Changes not yet on the server, kept in the browser's storage: one entry per item, written at once, so that a closed tab
 * loses nothing and two tabs of one browser do not overwrite each other's items.
 */
export class Journal {
  private readonly prefix: string;

  constructor(
    accountId: string,
    cardId: string,
    private readonly storage: Storage = localStorage,
  ) {
    this.prefix = `${ROOT}/${accountId}/${cardId}/`;
  }

  read(): Edit[] {
    return keysOf(this.storage, this.prefix).flatMap((name) => {
      const key = name.slice(this.prefix.length) as ItemKey;
      const edit = parse(key, this.storage.getItem(name));
      return edit ? [{ ...edit, key }] : [];
    });
  }

  /** False when the browser refuses (storage full or switched off): then the change lives in memory only. */
  write({ key, ...rest }: Edit): boolean {
    try {
      this.storage.setItem(this.prefix + key, JSON.stringify(rest));
      return true;
    } catch {
      return false;
    }
  }

  /** Forgets an item, unless another tab has given it a newer value meanwhile. */
  settle(key: ItemKey, value: ItemValue): void {
    const kept = parse(key, this.storage.getItem(this.prefix + key));
    if (kept && sameValue(kept.value, value)) this.storage.removeItem(this.prefix + key);
  }

  drop(key: ItemKey): void {
    this.storage.removeItem(this.prefix + key);
  }

  /** How many changes of each card wait on this device. */
  static waiting(accountId: string, storage: Storage = localStorage): Map<string, number> {
    const counts = new Map<string, number>();
    const prefix = `${ROOT}/${accountId}/`;
    for (const name of keysOf(storage, prefix)) {
      const card = name.slice(prefix.length).split('/')[0];
      counts.set(card, (counts.get(card) ?? 0) + 1);
    }
    return counts;
  }
}

function keysOf(storage: Storage, prefix: string): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((name) =>
    name.startsWith(prefix),
  );
}

function parse(key: ItemKey, text: string | null): Omit<Edit, 'key'> | undefined {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<Edit> | null;
    if (!value || value.value === undefined) return undefined;
    return { base: value.base ?? null, value: cleanItem(key, value.value), sent: value.sent ?? [], at: value.at ?? 0 };
  } catch {
    return undefined;
  }
}
