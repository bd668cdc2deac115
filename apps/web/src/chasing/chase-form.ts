import type { ElementRef } from '@angular/core';
import { Component, afterNextRender, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { CellToChase } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import { Act } from '../shell/act';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Note } from '../ui/note';
import { Tick } from '../ui/tick';
import { ChasingClient } from './chasing-client';

/** Who would be reminded and how they are reached, before anybody is; then who was. */
@Component({
  selector: 'chibo-chase-form',
  imports: [Note, ReadingWords, Tick],
  templateUrl: './chase-form.html',
  styles: `
    li + li {
      border-top: 1px solid var(--line);
    }

    .small {
      display: block;
    }

    .list {
      max-height: 24rem;
      overflow-y: auto;
    }
  `,
})
export class ChaseForm {
  private readonly client = inject(ChasingClient);
  readonly month = input.required<string>();
  readonly organizationId = input.required<string>();
  readonly closed = output();

  protected readonly formatDate = formatDate;
  protected readonly opening = reading({
    question: () => ({ month: this.month(), organizationId: this.organizationId() }),
    read: ({ month, organizationId }) => this.client.chasing(month, organizationId),
  });
  protected readonly act = new Act();
  protected readonly view = this.opening.value;
  protected readonly told = signal<string | undefined>(undefined);
  private readonly left = signal<ReadonlySet<string>>(new Set());
  protected readonly chosen = computed(() => (this.view()?.branches ?? []).filter((branch) => this.isChosen(branch)));
  protected readonly letters = computed(() => this.chosen().reduce((sum, { addresses }) => sum + addresses, 0));
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  /** Everybody who can be told and was not today, but for those taken out by hand. */
  protected isChosen(branch: CellToChase): boolean {
    return canTell(branch) && !this.left().has(branch.cellId);
  }

  protected choose({ cellId }: CellToChase, wanted: boolean): void {
    this.left.update((left) => new Set(wanted ? [...left].filter((id) => id !== cellId) : [...left, cellId]));
  }

  protected readonly canTell = canTell;

  protected reachOf({ people, addresses, today }: CellToChase): string {
    if (today) return 'hôm nay đã nhắc';
    if (people === 0) return 'chưa có tài khoản, không nhắc được';
    if (!this.view()?.mail) return 'thông báo trên hệ thống';
    return addresses > 0 ? 'thông báo và thư' : 'thông báo; chưa có địa chỉ thư';
  }

  protected async remind(): Promise<void> {
    const cellIds = this.chosen().map(({ cellId }) => cellId);
    await this.act.run(async () => {
      const answer = await this.client.chase(this.month(), { organizationId: this.organizationId(), cellIds });
      this.opening.set(answer);
      const letters = answer.letters > 0 ? `, ${answer.letters} thư đang gửi đi` : '';
      this.told.set(`Đã nhắc ${answer.told} chi bộ${letters}.`);
      this.heading().nativeElement.focus();
    });
  }
}

function canTell({ people, today }: CellToChase): boolean {
  return people > 0 && !today;
}
