import type { ElementRef } from '@angular/core';
import { Component, computed, effect, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import type { GroupingView } from '@chibo/contracts';
import { Frame } from '../shell/frame';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { searchedList } from '../shell/searched-list';
import { Session } from '../shell/session';
import { DayField } from '../ui/day-field';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { rested } from '../ui/rested';
import { TextControl } from '../ui/text-control';
import { Tick } from '../ui/tick';
import { momentOf } from '../ui/when';
import { GroupingForm } from './grouping-form';
import { belongsWords, countWords, groupChoices, stayWords } from './grouping-words';
import { GroupingsClient } from './groupings-client';
import { RegroupForm } from './regroup-form';

/** "Nhóm tổ chức": how a committee parts what stands under it, who belongs where on a day, and many at once put elsewhere. */
@Component({
  imports: [DayField, GroupingForm, Icon, Note, ReadingWords, RegroupForm, TextControl, Tick],
  templateUrl: './groupings-page.html',
  styleUrls: ['../styles/committee-page.css', './groupings-page.css'],
})
export class GroupingsPage {
  private readonly client = inject(GroupingsClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  protected readonly today = inject(Session).today;

  /** From the address: the committee; which grouping, which group, words looked for, day. */
  readonly id = input.required<string>();
  readonly chia = input<string>();
  readonly nhom = input<string>();
  readonly tim = input<string>();
  readonly ngay = input<string>();

  protected readonly opening = reading({ question: () => this.id(), read: (id) => this.client.list(id) });
  protected readonly view = this.opening.value;
  protected readonly chosen = computed(() => {
    const all = this.view()?.groupings ?? [];
    return all.find(({ id }) => id === this.chia()) ?? all[0];
  });
  protected readonly day = computed(() => this.ngay() ?? this.today());
  private readonly onDay = reading({
    question: () => (this.chosen() && this.ngay() ? { id: this.chosen().id, day: this.ngay() } : undefined),
    read: ({ id, day }) => this.client.view(id, day),
  });
  /** Of the day that is looked at. */
  protected readonly grouping = computed(() => (this.ngay() ? this.onDay.value() : undefined) ?? this.chosen());
  protected readonly choices = computed(() => {
    const grouping = this.grouping();
    return grouping ? groupChoices(grouping) : [];
  });
  protected readonly list = searchedList({
    question: () =>
      this.chosen() ? { id: this.chosen().id, group: this.nhom(), q: this.tim(), day: this.ngay() } : undefined,
    read: async ({ id, ...query }, page) => {
      const { organizations: rows, total } = await this.client.organizations(id, { ...query, page });
      return { rows, total };
    },
  });

  protected readonly countWords = countWords;
  protected readonly belongs = belongsWords;
  protected readonly stayWords = stayWords;
  protected readonly moment = momentOf;
  protected readonly said = signal<string | undefined>(undefined);
  protected readonly editing = signal<{ grouping?: GroupingView } | undefined>(undefined);
  /** Ticks stay while one searches; another grouping begins anew. */
  protected readonly ticked = linkedSignal<string | undefined, ReadonlySet<string>>({
    source: () => this.chosen()?.id,
    computation: () => new Set(),
  });
  protected readonly tickedIds = computed(() => [...this.ticked()]);
  protected readonly choosing = linkedSignal<string | undefined, boolean>({
    source: () => this.chosen()?.id,
    computation: () => false,
  });
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) this.frame.show({ title: 'Nhóm tổ chức', subtitle: view.organization.name, back: '/to-chuc' });
    });
  }

  protected readonly search = rested((words) => this.look({ tim: words || null }));

  protected look(params: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }

  protected edit(grouping?: GroupingView): void {
    this.said.set(undefined);
    this.editing.set({ grouping });
  }

  protected close(): void {
    this.editing.set(undefined);
    this.heading().nativeElement.focus();
  }

  protected async made(grouping: GroupingView): Promise<void> {
    this.close();
    this.said.set(`Đã ghi cách chia nhóm ${grouping.name}.`);
    this.look({ chia: grouping.id, nhom: null });
    await this.opening.again();
  }

  protected tick(id: string, wanted: boolean): void {
    const ticked = new Set(this.ticked());
    if (wanted) ticked.add(id);
    else ticked.delete(id);
    this.ticked.set(ticked);
  }

  protected tickAll(wanted: boolean): void {
    const seen = this.list.value() ?? [];
    this.ticked.set(wanted ? new Set([...this.ticked(), ...seen.map(({ id }) => id)]) : new Set());
    if (!wanted) this.choosing.set(false);
  }

  protected async regrouped({ said }: { said: string }): Promise<void> {
    this.ticked.set(new Set());
    this.choosing.set(false);
    this.said.set(said);
    this.heading().nativeElement.focus();
    await Promise.all([this.opening.again(), this.list.again(), ...(this.ngay() ? [this.onDay.again()] : [])]);
  }
}
