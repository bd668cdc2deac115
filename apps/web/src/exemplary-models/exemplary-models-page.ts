import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import type { Params } from '@angular/router';
import { Router } from '@angular/router';
import type { TableFormat } from '@chibo/contracts';
import { formatDate, MODEL_STATE_LABEL, MODEL_STATES, REMARK_KIND_LABEL } from '@chibo/domain';
import { FileLinks } from '../shell/file-links';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { Pages } from '../ui/list/pages';
import { Note } from '../ui/note';
import { rested } from '../ui/rested';
import { TextControl } from '../ui/text-control';
import { momentOf } from '../ui/when';
import { YearWays } from '../ui/year-ways';
import { yearFrom, yearsToChoose } from '../ui/years';
import { ExemplaryModelsClient } from './exemplary-models-client';
import type { ModelAct } from './model-act';
import { ModelActForm } from './model-act';
import { NominateForm } from './nominate-form';

/** "Mô hình": nominated by organisations, open to all under a committee for some days, decided. */
@Component({
  imports: [FileLinks, ModelActForm, NominateForm, Note, PageHeading, Pages, ReadingWords, TextControl, YearWays],
  templateUrl: './exemplary-models-page.html',
  styleUrls: ['../styles/committee-page.css', './exemplary-models-page.css'],
})
export class ExemplaryModelsPage {
  private readonly client = inject(ExemplaryModelsClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly frame = inject(Frame);

  /** From the address: year, organisation, state, words looked for, page. */
  readonly nam = input<string>();
  readonly to = input<string>();
  readonly loc = input<string>();
  readonly tim = input<string>();
  readonly trang = input<string>();

  protected readonly today = this.session.today;
  protected readonly year = computed(() => yearFrom(this.nam(), this.today()));
  protected readonly years = computed(() => yearsToChoose(this.year(), this.today()));
  protected readonly states = MODEL_STATES;
  protected readonly stateLabel = MODEL_STATE_LABEL;
  protected readonly remarkLabel = REMARK_KIND_LABEL;
  protected readonly formatDate = formatDate;
  protected readonly moment = momentOf;
  private readonly question = computed(() => ({
    organizationId: this.to(),
    year: this.year(),
    state: this.loc(),
    q: this.tim(),
  }));
  protected readonly opening = reading({
    question: () => ({ ...this.question(), page: this.trang() }),
    read: (query) => this.client.list(query),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly narrowed = computed(() => Boolean(this.loc() ?? this.tim()));
  protected readonly pages = computed(() => {
    const view = this.view();
    return view ? Math.ceil(view.total / view.pageSize) : 0;
  });
  /** What is being written; it belongs to the list in sight. */
  protected readonly writing = linkedSignal<string, 'NOMINATE' | { id: string; act: ModelAct } | undefined>({
    source: () => `${this.to()} ${this.year()}`,
    computation: () => undefined,
  });
  protected readonly said = signal<string | undefined>(undefined);

  constructor() {
    effect(() =>
      this.frame.show({
        title: `Mô hình năm ${this.year()}`,
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

  protected readonly file = (format: TableFormat): string => this.client.file(format, this.question());

  protected actOn(id: string): ModelAct | undefined {
    const writing = this.writing();
    return typeof writing === 'object' && writing.id === id ? writing.act : undefined;
  }

  protected write(what: 'NOMINATE' | { id: string; act: ModelAct } | undefined): void {
    this.said.set(undefined);
    this.writing.set(what);
  }

  protected async stored(words: string): Promise<void> {
    this.write(undefined);
    this.said.set(words);
    await this.opening.again();
  }
}
