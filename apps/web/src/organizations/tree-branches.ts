import { computed, signal } from '@angular/core';
import type { OrganizationNodeView, OrganizationTreeQuery, OrganizationTreeView } from '@chibo/contracts';
import { wordsOf } from '../shell/api';

/** What is in sight of the subordinates of one organisation: some pages that follow each other. */
interface Branch {
  nodes: readonly OrganizationNodeView[];
  first: number;
  last: number;
  pageSize: number;
  total: number;
}

/** A line of the tree: an organisation, or those of its neighbours that are not in sight yet. */
export type TreeRow =
  | { kind: 'NODE'; key: string; level: number; node: OrganizationNodeView; open: boolean; place: number; of: number }
  | { kind: 'MORE'; key: string; level: number; parentId: string; page: number; left: number; above: boolean };

const TOP = '';

type Read = (query: OrganizationTreeQuery) => Promise<OrganizationTreeView>;

/** The tree as far as it was opened, page by page; of a day, until another is asked for. */
export class TreeBranches {
  private readonly branches = signal<ReadonlyMap<string, Branch>>(new Map());
  private readonly opened = signal<ReadonlySet<string>>(new Set());
  private asked = 0;
  private day?: string;
  readonly busy = signal(false);
  readonly failure = signal<string | undefined>(undefined);
  readonly ready = computed(() => this.branches().has(TOP));
  readonly rows = computed(() => this.rowsUnder(TOP, 1));

  constructor(private readonly read: Read) {}

  /** Begins anew; where a single organisation stands at the top it is opened at once. */
  async start(day: string | undefined): Promise<void> {
    this.day = day;
    this.asked += 1;
    this.branches.set(new Map());
    this.opened.set(new Set());
    await this.load(TOP, {});
    const top = this.branches().get(TOP)?.nodes ?? [];
    if (top.length === 1 && top[0].children > 0) await this.open(top[0].id);
  }

  async open(id: string): Promise<void> {
    this.opened.update((open) => new Set(open).add(id));
    if (!this.branches().has(id)) await this.load(id, {});
  }

  close(id: string): void {
    this.opened.update((open) => new Set([...open].filter((each) => each !== id)));
  }

  /** @param path from the organisation upwards, itself first; opened from where it begins to be in sight */
  async openTo(path: readonly string[]): Promise<void> {
    const downwards = path.toReversed();
    for (const [at, id] of downwards.entries()) {
      const parent = at === 0 ? TOP : downwards[at - 1];
      if (at > 0) this.opened.update((open) => new Set(open).add(parent));
      if (
        !this.branches()
          .get(parent)
          ?.nodes.some((node) => node.id === id)
      )
        await this.load(parent, { at: id });
    }
  }

  async more({ parentId, page }: { parentId: string; page: number }): Promise<void> {
    await this.load(parentId, { page });
  }

  private async load(parent: string, where: { page?: number; at?: string }): Promise<void> {
    const asked = this.asked;
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      const page = await this.read({
        ...where,
        ...(parent && { parentId: parent }),
        ...(this.day && { day: this.day }),
      });
      if (asked === this.asked) this.take(parent, page);
    } catch (error) {
      if (asked === this.asked) this.failure.set(wordsOf(error));
    } finally {
      if (asked === this.asked) this.busy.set(false);
    }
  }

  private take(parent: string, { nodes, page, pageSize, total }: OrganizationTreeView): void {
    const known = this.branches().get(parent);
    let branch: Branch = { nodes, first: page, last: page, pageSize, total };
    if (known && page === known.last + 1) branch = { ...known, nodes: [...known.nodes, ...nodes], last: page, total };
    if (known && page === known.first - 1) branch = { ...known, nodes: [...nodes, ...known.nodes], first: page, total };
    this.branches.update((all) => new Map(all).set(parent, branch));
  }

  private rowsUnder(parentId: string, level: number): TreeRow[] {
    const branch = this.branches().get(parentId);
    if (!branch) return [];
    const { nodes, first, last, pageSize, total } = branch;
    const above = (first - 1) * pageSize;
    const more = (page: number, left: number, isAbove: boolean): TreeRow[] =>
      left > 0 ? [{ kind: 'MORE', key: `${parentId}:${page}`, level, parentId, page, left, above: isAbove }] : [];
    return [
      ...more(first - 1, above, true),
      ...nodes.flatMap((node, at): TreeRow[] => {
        const open = this.opened().has(node.id) && node.children > 0;
        const place = above + at + 1;
        const row: TreeRow = { kind: 'NODE', key: node.id, level, node, open, place, of: total };
        return [row, ...(open ? this.rowsUnder(node.id, level + 1) : [])];
      }),
      ...more(last + 1, total - above - nodes.length, false),
    ];
  }
}
