import type { Shelf } from '../../device/shelf';
import { DRAFTS } from '../../device/unsent-work';
import type { ItemKey, ItemValue } from './items';
import { cleanItem, sameValue } from './items';
import type { Edit } from './merge';

/**
 * Changes not yet on the server, kept on this device: one entry per item, written at once, so that a closed tab loses
 * nothing and two tabs of one browser do not overwrite each other's items.
 */
export class Journal {
  private readonly prefix: string;

  constructor(
    private readonly shelf: Shelf,
    accountId: string,
    cardId: string,
  ) {
    this.prefix = `${DRAFTS}/${accountId}/${cardId}/`;
  }

  read(): Edit[] {
    return this.shelf.names(this.prefix).flatMap((name) => {
      const key = name.slice(this.prefix.length) as ItemKey;
      const edit = this.edit(key);
      return edit ? [{ ...edit, key }] : [];
    });
  }

  write({ key, ...rest }: Edit): void {
    this.shelf.write(this.prefix + key, JSON.stringify(rest));
  }

  /** Forgets an item, unless another tab has given it a newer value meanwhile. */
  settle(key: ItemKey, value: ItemValue): void {
    const kept = this.edit(key);
    if (kept && sameValue(kept.value, value)) this.shelf.remove(this.prefix + key);
  }

  drop(key: ItemKey): void {
    this.shelf.remove(this.prefix + key);
  }

  /** How many changes of each card wait on this device. */
  static waiting(shelf: Shelf, accountId: string): Map<string, number> {
    const counts = new Map<string, number>();
    const prefix = `${DRAFTS}/${accountId}/`;
    for (const name of shelf.names(prefix)) {
      const card = name.slice(prefix.length).split('/')[0];
      counts.set(card, (counts.get(card) ?? 0) + 1);
    }
    return counts;
  }

  private edit(key: ItemKey): Omit<Edit, 'key'> | undefined {
    const kept = this.shelf.readJson<Partial<Edit>>(this.prefix + key);
    if (kept?.value === undefined) return undefined;
    return { base: kept.base ?? null, value: cleanItem(key, kept.value), sent: kept.sent ?? [], at: kept.at ?? 0 };
  }
}
