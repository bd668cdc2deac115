import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import type { Params } from '@angular/router';
import { Router } from '@angular/router';
import type { CommendationRow, TableFormat } from '@chibo/contracts';
import {
  COMMENDATION_FORM_LABEL,
  COMMENDATION_FORMS,
  COMMENDATION_KIND_LABEL,
  COMMENDATION_KINDS,
  commended,
  commendedWords,
  formatDate,
} from '@chibo/domain';
import { COMMENDATION_COLUMNS, placeWords, recipientWords } from '@chibo/tables';
import { FileLinks } from '../shell/file-links';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { capital } from '../ui/capital';
import { Pages } from '../ui/list/pages';
import { Note } from '../ui/note';
import { rested } from '../ui/rested';
import { Cell, Detail, Folded } from '../ui/table/cell';
import type { Column, Sorting } from '../ui/table/columns';
import { onScreen, orderOf, sortingFrom, sortingWords } from '../ui/table/columns';
import { Table } from '../ui/table/table';
import { TextControl } from '../ui/text-control';
import { YearWays } from '../ui/year-ways';
import { yearFrom, yearsToChoose } from '../ui/years';
import { CommendationForm } from './commendation-form';
import { CommendationsClient } from './commendations-client';
import { WithdrawForm } from './withdraw-form';

const ACTS: Column<CommendationRow> = { key: 'acts', head: 'Việc', silent: true, screenOnly: true };

const COLUMNS = onScreen<CommendationRow>(COMMENDATION_COLUMNS, {
  recipient: { width: '20%' },
  organization: { width: '20%' },
  form: {},
  count: {},
  forWhat: { width: '22%' },
  decision: {},
  day: {},
});

/** "Khen thưởng": whom a committee has commended in a year. */
@Component({
  imports: [
    Cell,
    CommendationForm,
    Detail,
    FileLinks,
    NgTemplateOutlet,
    Folded,
    Note,
    PageHeading,
    Pages,
    ReadingWords,
    Table,
    TextControl,
    WithdrawForm,
    YearWays,
  ],
  templateUrl: './commendations-page.html',
  styleUrls: ['../styles/committee-page.css', '../styles/rows.css', './commendations-page.css'],
})
export class CommendationsPage {
  private readonly client = inject(CommendationsClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly frame = inject(Frame);

  /** From the address: year, committee, kind, form, withdrawn ones (rut), words looked for, order, page. */
  readonly nam = input<string>();
  readonly to = input<string>();
  readonly loai = input<string>();
  readonly hinh = input<string>();
  readonly rut = input<string>();
  readonly tim = input<string>();
  readonly xep = input<string>();
  readonly trang = input<string>();

  protected readonly today = this.session.today;
  protected readonly year = computed(() => yearFrom(this.nam(), this.today()));
  protected readonly years = computed(() => yearsToChoose(this.year(), this.today()));
  protected readonly kinds = COMMENDATION_KINDS;
  protected readonly kindLabel = COMMENDATION_KIND_LABEL;
  protected readonly forms = COMMENDATION_FORMS;
  protected readonly formLabel = COMMENDATION_FORM_LABEL;
  protected readonly formatDate = formatDate;
  protected readonly recipient = recipientWords;
  protected readonly place = placeWords;
  protected readonly keyOf = ({ id }: CommendationRow): string => id;
  protected readonly sorting = computed(() => sortingFrom(this.xep(), COLUMNS));
  private readonly question = computed(() => ({
    organizationId: this.to(),
    year: this.year(),
    kind: this.loai(),
    form: this.hinh(),
    withdrawn: this.rut() ? 'YES' : undefined,
    q: this.tim(),
    ...orderOf(this.sorting(), COLUMNS),
  }));
  protected readonly opening = reading({
    question: () => ({ ...this.question(), page: this.trang() }),
    read: (query) => this.client.list(query as Parameters<CommendationsClient['list']>[0]),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly columns = computed(() => (this.view()?.whyNotChange || this.rut() ? COLUMNS : [...COLUMNS, ACTS]));
  protected readonly words = computed(() => capital(commendedWords(this.view()?.counts ?? [])));
  protected readonly figures = computed(() =>
    COMMENDATION_KINDS.map((kind) => ({
      label: COMMENDATION_KIND_LABEL[kind],
      n: commended(this.view()?.counts ?? [], { kind }),
    })),
  );
  protected readonly narrowed = computed(() => Boolean(this.loai() ?? this.hinh() ?? this.rut() ?? this.tim()));
  protected readonly pages = computed(() => {
    const view = this.view();
    return view ? Math.ceil(view.total / view.pageSize) : 0;
  });
  /** What is being written; it belongs to the list in sight. */
  protected readonly writing = linkedSignal<string, { row?: CommendationRow } | undefined>({
    source: () => `${this.to()} ${this.year()}`,
    computation: () => undefined,
  });
  protected readonly withdrawing = signal<string | undefined>(undefined);
  protected readonly said = signal<string | undefined>(undefined);

  constructor() {
    effect(() =>
      this.frame.show({
        title: `Khen thưởng năm ${this.year()}`,
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

  protected readonly file = (format: TableFormat): string =>
    this.client.file(format, this.question() as Parameters<CommendationsClient['file']>[1]);

  protected write(what: { row?: CommendationRow } | undefined): void {
    this.said.set(undefined);
    this.withdrawing.set(undefined);
    this.writing.set(what);
  }

  protected async stored(words: string): Promise<void> {
    this.write(undefined);
    this.said.set(words);
    await this.opening.again();
  }
}
