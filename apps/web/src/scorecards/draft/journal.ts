import type { Shelf } from '../../device/shelf';
import { DRAFTS } from '../../device/unsent-work';
import type { ItemKey, ItemValue, Items } from './items';
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
      const edit = this.edit(name.slice(this.prefix.length));
      return edit ? [edit] : [];
    });
  }

  write({ key, ...rest }: Edit): void {
    this.shelf.write(this.prefix + nameOf(key, rest.set), JSON.stringify(rest));
  }

  /** Forgets an item, unless another tab has given it a newer value meanwhile. */
  settle(key: ItemKey, value: ItemValue, set?: string): void {
    const kept = this.edit(nameOf(key, set));
    if (kept && sameValue(kept.value, value)) this.drop(key, set);
  }

  /** The same for changes that say what the server has too; the others are given back. */
  settleAll(edits: Edit[], theirs: Items): Edit[] {
    const same = ({ key, value }: Edit): boolean => sameValue(value, theirs.get(key));
    for (const { key, value, set } of edits.filter(same)) this.settle(key, value, set);
    return edits.filter((edit) => !same(edit));
  }

  /** Gives an answer of before the name of its set. */
  renamed(edit: Edit, told: Edit): Edit {
    if (told.set === edit.set) return edit;
    this.write(told);
    this.drop(edit.key, edit.set);
    return told;
  }

  drop(key: ItemKey, set?: string): void {
    this.shelf.remove(this.prefix + nameOf(key, set));
  }

  /** Lets go of all of a card: nobody has it any more. */
  takeAll(): Edit[] {
    const all = this.read();
    for (const { key, set } of all) this.drop(key, set);
    return all;
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

  private edit(name: string): Edit | undefined {
    const kept = this.shelf.readJson<Partial<Edit>>(this.prefix + name);
    if (kept?.value === undefined) return undefined;
    const { set, base = null, sent = [], at = 0 } = kept;
    const key = (set === undefined ? name : name.slice(0, -set.length - 1)) as ItemKey;
    return { key, ...(set === undefined ? {} : { set }), base, value: cleanItem(key, kept.value), sent, at };
  }
}

/** Answers of two sets lie beside each other; before sets were told apart there was no set in the name. */
function nameOf(key: ItemKey, set?: string): string {
  return set === undefined ? key : `${key}@${set}`;
}
