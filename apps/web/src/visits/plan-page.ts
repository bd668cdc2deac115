import {
  Component,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { VisitProposalView, VisitsView, VisitView } from '@chibo/contracts';
import { formatDate, formatQuarter } from '@chibo/domain';
import { OrganizationPicker } from '../organizations/organization-picker';
import { OrganizationsClient } from '../organizations/organizations-client';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { Proposals } from './proposals';
import { TargetForm } from './target-form';
import { VisitForm } from './visit-form';
import { VisitRows } from './visit-rows';
import type { Column } from './visit-sort';
import { COLUMNS, filtersOf, searchVisits, sortVisits, sortingFrom, sortingWords, stateFrom } from './visit-sort';
import { progressWords, quarterHeading, quartersAround } from './visit-words';
import { VisitsClient } from './visits-client';

/** A committee's visits of one quarter: target, coverage, the list, and where to go next. */
@Component({
  imports: [
    Icon,
    Note,
    OrganizationPicker,
    PageHeading,
    Proposals,
    ReadingWords,
    RouterLink,
    TargetForm,
    VisitForm,
    VisitRows,
    TextControl,
  ],
  templateUrl: './plan-page.html',
  styleUrls: ['../styles/committee-page.css', './plan-page.css'],
})
export class VisitPlanPage {
  private readonly client = inject(VisitsClient);
  private readonly register = inject(OrganizationsClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly frame = inject(Frame);
  private readonly injector = inject(Injector);

  /** From the address: quarter, committee, state, words looked for, order. */
  readonly quarter = input.required<string>();
  readonly to = input<string>();
  readonly loc = input<string>();
  readonly tim = input<string>();
  readonly xep = input<string>();

  protected readonly columns = COLUMNS;
  protected readonly formatQuarter = formatQuarter;
  protected readonly quarterHeading = quarterHeading;
  protected readonly progressWords = progressWords;
  /** Without one in the address, the committee somebody works for; none of a branch or an administrator. */
  protected readonly place = computed(
    () => this.to() ?? this.session.roles().find(({ isCell, role }) => !isCell && role !== 'ADMIN')?.organizationId,
  );
  protected readonly opening = reading({
    question: () => {
      const place = this.place();
      return place ? { place, quarter: this.quarter() } : undefined;
    },
    read: async ({ place, quarter }) => {
      const [committees, view] = await Promise.all([
        this.register.organizations({ only: 'COMMITTEES' }),
        this.client.list(place, quarter),
      ]);
      return { committees, view };
    },
    keep: true,
  });
  protected readonly view = computed(() => this.opening.value()?.view);
  protected readonly today = this.session.today;
  protected readonly quarters = computed(() => quartersAround(this.today(), this.quarter()));
  /** Whose plans may be looked at: all of them, or the first of many. */
  protected readonly committees = computed(() => this.opening.value()?.committees);
  /** What is being written; it belongs to the plan in sight. */
  protected readonly writing = linkedSignal<string, 'VISIT' | 'TARGET' | undefined>({
    source: () => `${this.quarter()} ${this.to()}`,
    computation: () => undefined,
  });
  protected readonly proposed = signal<VisitProposalView | undefined>(undefined);
  protected readonly said = signal<string | undefined>(undefined);

  protected readonly state = computed(() => stateFrom(this.loc()));
  protected readonly sorting = computed(() => sortingFrom(this.xep()));
  protected readonly filters = computed(() => filtersOf(this.view()?.visits ?? []));
  protected readonly visits = computed(() => {
    const all = this.view()?.visits ?? [];
    const found = searchVisits(
      all.filter(({ state }) => !this.state() || state === this.state()),
      this.tim() ?? '',
    );
    const sorting = this.sorting();
    return sorting ? sortVisits(found, sorting) : found;
  });

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) this.frame.show({ title: 'Tổ công tác', subtitle: view.organization.name, path: '/to-cong-tac' });
    });
  }

  protected look(params: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected unvisited(quarter: string): string[] {
    return ['/to-cong-tac', quarter, 'chua-du'];
  }

  protected goTo(quarter: string, to: string | undefined): void {
    void this.router.navigate(['/to-cong-tac', quarter], { queryParams: { to } });
  }

  /** Once more turns it round. */
  protected sortBy(by: Column): void {
    const now = this.sorting();
    this.look({ xep: sortingWords({ by, down: now?.by === by && !now.down }) });
  }

  protected write(what: 'VISIT' | 'TARGET', proposed?: VisitProposalView): void {
    this.said.set(undefined);
    this.proposed.set(proposed);
    this.writing.set(what);
  }

  protected async planned({ organization, plannedOn }: VisitView): Promise<void> {
    this.close();
    this.said.set(`Đã đưa vào kế hoạch: ${organization.name}, ngày ${formatDate(plannedOn)}.`);
    await this.opening.again();
  }

  protected stored(view: VisitsView): void {
    this.close();
    const known = this.opening.value();
    if (known) this.opening.set({ ...known, view });
    this.said.set('Đã ghi chỉ tiêu của quý.');
  }

  /** What had the focus goes. */
  protected close(): void {
    this.writing.set(undefined);
    this.proposed.set(undefined);
    afterNextRender(() => document.querySelector<HTMLElement>('.acts button')?.focus(), { injector: this.injector });
  }
}
