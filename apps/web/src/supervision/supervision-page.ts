import type { ElementRef } from '@angular/core';
import { Component, computed, effect, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import type { SupervisedCell, SupervisionView } from '@chibo/contracts';
import { ListSearch } from '../ui/list/list-search';
import { LongList } from '../ui/list/long-list';
import { ShowAll } from '../ui/list/show-all';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { AssignForm } from './assign-form';
import { CellList } from './cell-list';
import { SupervisionClient } from './supervision-client';
import { presentOf } from './supervision-words';

/** Who of a committee follows which of its branches. */
@Component({
  imports: [AssignForm, CellList, Icon, ListSearch, Note, PageHeading, ReadingWords, ShowAll],
  templateUrl: './supervision-page.html',
  styleUrls: ['../styles/committee-page.css', './supervision-page.css'],
})
export class SupervisionPage {
  private readonly client = inject(SupervisionClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);

  /** From the address: the committee, and whether only branches that nobody follows are shown. */
  readonly id = input.required<string>();
  readonly loc = input<string>();

  protected readonly opening = reading({ question: () => this.id(), read: (id) => this.client.view(id) });
  protected readonly view = this.opening.value;
  protected readonly said = signal<string | undefined>(undefined);
  /** The form is open; with a branch that is ticked in it, or none ('' ). */
  protected readonly assigning = linkedSignal<SupervisionView | undefined, string | undefined>({
    source: this.view,
    computation: () => undefined,
  });
  protected readonly unassignedOnly = computed(() => this.loc() === 'chua');
  /** Those that nobody follows first. */
  protected readonly direct = computed(() =>
    (this.view()?.cells ?? [])
      .filter(({ subordinate }) => subordinate)
      .sort((a, b) => Number(!!presentOf(a)) - Number(!!presentOf(b))),
  );
  protected readonly unassigned = computed(() => this.direct().filter((cell) => !presentOf(cell)));
  protected readonly former = computed(() => (this.view()?.cells ?? []).filter(({ subordinate }) => !subordinate));
  protected readonly list = new LongList<SupervisedCell>(
    computed(() => (this.unassignedOnly() ? this.unassigned() : this.direct())),
  );
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  constructor() {
    effect(() =>
      this.frame.show({
        title: 'Cấp ủy viên phụ trách',
        subtitle: this.view()?.name,
        back: '/to-chuc',
        path: '/to-chuc',
      }),
    );
  }

  protected begin(cellId = ''): void {
    this.said.set(undefined);
    this.assigning.set(cellId);
  }

  protected stored({ view, said }: { view: SupervisionView; said: string }): void {
    this.opening.set(view);
    this.said.set(said);
    this.toHeading();
  }

  protected cancel(): void {
    this.assigning.set(undefined);
    this.toHeading();
  }

  protected show(loc: 'chua' | null): void {
    void this.router.navigate([], { queryParams: { loc }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** What had the focus goes. */
  private toHeading(): void {
    this.heading()?.nativeElement.focus();
  }
}
