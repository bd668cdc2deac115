import { Component, ElementRef, computed, effect, inject, input, linkedSignal, output, untracked } from '@angular/core';
import type { OrganizationNodeView } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { OrganizationsClient } from './organizations-client';
import type { TreeRow } from './tree-branches';
import { TreeBranches } from './tree-branches';

/** The register as a tree: opened line by line, walked by the keys of the ARIA tree pattern, of any day. */
@Component({
  selector: 'chibo-organization-tree',
  imports: [Icon, Note],
  templateUrl: './organization-tree.html',
  styleUrl: './organization-tree.css',
})
export class OrganizationTree {
  private readonly client = inject(OrganizationsClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Absent: today. */
  readonly day = input<string>();
  readonly selected = input<string>();
  /** Opened so that its first one is in sight; from it upwards. */
  readonly path = input<readonly string[]>([]);
  /** Words at the right end of a line, in place of its code or count. */
  readonly marks = input<ReadonlyMap<string, string>>(new Map());
  readonly chosen = output<OrganizationNodeView>();

  protected readonly tree = new TreeBranches((query) => this.client.tree(query));
  protected readonly rows = this.tree.rows;
  /** The one line that Tab reaches. */
  private readonly current = linkedSignal<string | undefined>(() => this.selected());
  protected readonly stop = computed(() => {
    const rows = this.rows();
    return rows.some(({ key }) => key === this.current()) ? this.current() : rows.at(0)?.key;
  });

  constructor() {
    effect(() => {
      const [day, path] = [this.day(), this.path()];
      untracked(() => void this.start(day, path));
    });
  }

  private async start(day: string | undefined, path: readonly string[]): Promise<void> {
    await this.tree.start(day);
    if (path.length > 0) await this.tree.openTo(path);
  }

  protected readonly formatDate = formatDate;

  protected again(): void {
    void this.start(this.day(), this.path());
  }

  protected at(row: TreeRow): string {
    if (row.kind === 'MORE') return '';
    const { node } = row;
    const mark = this.marks().get(node.id);
    if (mark) return mark;
    if (node.existsTo) return `kết thúc ${formatDate(node.existsTo)}`;
    return node.isCell ? node.code : `${node.cells} chi bộ`;
  }

  protected press(row: TreeRow): void {
    this.current.set(row.key);
    if (row.kind === 'MORE') void this.tree.more(row);
    else this.chosen.emit(row.node);
  }

  /** On the arrow it opens or closes, elsewhere it chooses. */
  protected click({ target }: Event, row: TreeRow): void {
    if (target instanceof Element && target.closest('.twist')) this.toggle(row);
    else this.press(row);
  }

  protected toggle(row: TreeRow): void {
    if (row.kind === 'MORE' || row.node.children === 0) return;
    if (row.open) this.tree.close(row.node.id);
    else void this.tree.open(row.node.id);
  }

  protected key(event: KeyboardEvent, row: TreeRow): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = this.rows();
    const at = rows.indexOf(row);
    const act: Partial<Record<string, () => void>> = {
      ArrowDown: () => this.go(rows.at(Math.min(at + 1, rows.length - 1))),
      ArrowUp: () => this.go(rows.at(Math.max(at - 1, 0))),
      Home: () => this.go(rows.at(0)),
      End: () => this.go(rows.at(-1)),
      ArrowRight: () => (isOpen(row) ? this.go(rows.at(at + 1)) : this.toggle(row)),
      ArrowLeft: () => (isOpen(row) ? this.toggle(row) : this.go(above(rows, at))),
      Enter: () => this.press(row),
      ' ': () => this.press(row),
    };
    const todo = act[event.key];
    if (!todo) return;
    event.preventDefault();
    todo();
  }

  private go(row: TreeRow | undefined): void {
    if (!row) return;
    this.current.set(row.key);
    setTimeout(() => this.host.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus());
  }
}

function isOpen(row: TreeRow): boolean {
  return row.kind === 'NODE' && row.open;
}

/** The line the one at this place stands under. */
function above(rows: readonly TreeRow[], at: number): TreeRow | undefined {
  return rows.slice(0, at).findLast(({ level }) => level < rows[at].level);
}
