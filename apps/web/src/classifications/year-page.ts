import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import type { Params } from '@angular/router';
import { Router, RouterLink } from '@angular/router';
import type { AnnualFilter, AnnualSort, ClassificationRow, TableFormat } from '@chibo/contracts';
import type { AnnualAct } from '@chibo/domain';
import { ANNUAL_CLASS_LABEL, ANNUAL_CLASSES } from '@chibo/domain';
import { ANNUAL_FILTER_LABEL, ANNUAL_MONTHS_WORDS, ANNUAL_SIGN_WORDS, annualSentence } from '@chibo/tables';
import { Act } from '../shell/act';
import { FileLinks } from '../shell/file-links';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { Pages } from '../ui/list/pages';
import { Note } from '../ui/note';
import { rested } from '../ui/rested';
import { orderOf, sortingFrom, sortingWords } from '../ui/table/columns';
import type { Sorting } from '../ui/table/columns';
import { TextControl } from '../ui/text-control';
import { CeilingForm } from './ceiling-form';
import { classColumns } from './class-columns';
import { ClassRows } from './class-rows';
import { ClassificationsClient } from './classifications-client';
import { ClassifyForm } from './classify-form';
import { ConclusionSection } from './conclusion-section';
import { OwnYear } from './own-year';
import { YearWays } from '../ui/year-ways';
import { yearFrom, yearsToChoose } from '../ui/years';

/** Most rows of one act (MOST_CLASSIFIED of the border). */
const MOST_CHOSEN = 500;

/** "Xếp loại năm": a committee's list of a year; of a branch its own year. */
@Component({
  imports: [
    CeilingForm,
    ClassifyForm,
    ClassRows,
    ConclusionSection,
    FileLinks,
    Note,
    OwnYear,
    PageHeading,
    Pages,
    ReadingWords,
    RouterLink,
    TextControl,
    YearWays,
  ],
  templateUrl: './year-page.html',
  styleUrls: ['../styles/committee-page.css', './year-page.css'],
})
export class ClassificationsPage {
  private readonly client = inject(ClassificationsClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly frame = inject(Frame);

  /** From the address: year, committee, part of the list, class, kind, words looked for, order, page. */
  readonly nam = input<string>();
  readonly to = input<string>();
  readonly loc = input<string>();
  readonly muc = input<string>();
  readonly loai = input<string>();
  readonly tim = input<string>();
  readonly xep = input<string>();
  readonly trang = input<string>();

  protected readonly today = this.session.today;
  protected readonly year = computed(() => yearFrom(this.nam(), this.today()));
  protected readonly years = computed(() => yearsToChoose(this.year(), this.today()));
  protected readonly filters = Object.entries(ANNUAL_FILTER_LABEL) as [AnnualFilter, string][];
  protected readonly classes = ANNUAL_CLASSES;
  protected readonly classLabel = ANNUAL_CLASS_LABEL;
  protected readonly sentence = annualSentence;
  protected readonly remarks = [ANNUAL_SIGN_WORDS, ANNUAL_MONTHS_WORDS];

  /** The committee somebody works for; none of a branch's people. */
  protected readonly desk = computed(
    () => this.session.roles().find(({ isCell, role }) => !isCell && role !== 'ADMIN')?.organizationId,
  );
  protected readonly place = computed(() => this.to() ?? this.desk());
  protected readonly sorting = computed(() => sortingFrom(this.xep(), classColumns(false)));
  private readonly question = computed(() => ({
    organizationId: this.place(),
    year: this.year(),
    filter: this.loc(),
    annualClass: this.muc(),
    kind: this.loai(),
    q: this.tim(),
    ...orderOf(this.sorting(), classColumns(false)),
  }));
  protected readonly opening = reading({
    question: () => (this.place() ? { ...this.question(), page: this.trang() } : undefined),
    read: (query) => this.client.list(query as Parameters<ClassificationsClient['list']>[0]),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly pages = computed(() => {
    const view = this.view();
    return view ? Math.ceil(view.total / view.pageSize) : 0;
  });
  protected readonly narrowed = computed(() => Boolean(this.loc() ?? this.muc() ?? this.loai() ?? this.tim()));

  /** Rows chosen, also on pages out of sight; another list begins with none. */
  protected readonly chosen = linkedSignal<string, ReadonlyMap<string, ClassificationRow>>({
    source: () => `${this.place()} ${this.year()}`,
    computation: () => new Map(),
  });
  protected readonly chosenRows = computed(() => [...this.chosen().values()]);
  protected readonly writing = linkedSignal<string, AnnualAct | 'CEILING' | undefined>({
    source: () => `${this.place()} ${this.year()}`,
    computation: () => undefined,
  });
  protected readonly said = signal<string | undefined>(undefined);
  protected readonly choosing = new Act();

  constructor() {
    effect(() =>
      this.frame.show({
        title: `Xếp loại năm ${this.year()}`,
        subtitle: this.view()?.organization.name,
        path: '/xep-loai-nam',
      }),
    );
  }

  /** Another list begins at its first page. */
  protected look(change: Params): void {
    const queryParams = { trang: null, ...change };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected readonly search = rested((words) => this.look({ tim: words || null }));

  protected sortBy(sorting: Sorting | undefined): void {
    this.look({ xep: sortingWords(sorting) });
  }

  protected readonly file = (format: TableFormat): string => {
    const { sort, order, ...question } = this.question() as { sort?: AnnualSort; order?: 'asc' | 'desc' };
    return this.client.file(format, { ...question, sort, order });
  };

  protected pick(row: ClassificationRow, on: boolean): void {
    const chosen = new Map(this.chosen());
    if (on) chosen.set(row.organizationId, row);
    else chosen.delete(row.organizationId);
    this.chosen.set(chosen);
  }

  /** All that are found, page after page, as far as one act goes. */
  protected async pickAll(): Promise<void> {
    await this.choosing.run(async () => {
      const rows: ClassificationRow[] = [];
      for (let page = 1; page <= this.pages() && rows.length < MOST_CHOSEN; page += 1)
        rows.push(...(await this.client.list({ ...this.question(), page } as never)).rows);
      this.chosen.set(new Map(rows.slice(0, MOST_CHOSEN).map((row) => [row.organizationId, row])));
    });
  }

  protected pickNone(): void {
    this.chosen.set(new Map());
    this.write(undefined);
  }

  protected write(what: AnnualAct | 'CEILING' | undefined): void {
    this.said.set(undefined);
    this.writing.set(what);
  }

  protected async stored(words: string): Promise<void> {
    this.pickNone();
    this.said.set(words);
    await this.opening.again();
  }
}
