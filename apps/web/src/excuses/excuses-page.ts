import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ExcuseRow } from '@chibo/contracts';
import { addMonths, formatMonth, monthOf } from '@chibo/domain';
import { GroupingsClient } from '../groupings/groupings-client';
import { Act } from '../shell/act';
import { Frame } from '../shell/frame';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { capital } from '../ui/capital';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { Note } from '../ui/note';
import { Cell, Folded } from '../ui/table/cell';
import type { Column } from '../ui/table/columns';
import { Table } from '../ui/table/table';
import { TextControl } from '../ui/text-control';
import { Tick } from '../ui/tick';
import { ExcusesClient } from './excuses-client';

const COLUMNS: readonly Column<ExcuseRow>[] = [
  { key: 'name', head: 'Chi bộ', width: '40%' },
  { key: 'month', head: 'Kỳ', words: ({ month }) => capital(formatMonth(month)) },
  { key: 'state', head: 'Trạng thái', words: ({ stateLabel }) => stateLabel },
  { key: 'whyNot', head: 'Giữ nguyên vì', words: ({ whyNot }) => whyNot },
];

/** Months that can be chosen: a year back and half a year ahead. */
const [BACK, AHEAD] = [12, 6];

/** "Miễn nhiều kỳ": a committee excuses months of many of its branches, seen before it is done and taken back as one. */
@Component({
  imports: [Cell, Control, Field, Folded, Note, ReadingWords, RouterLink, Table, TextControl, Tick],
  templateUrl: './excuses-page.html',
  styleUrls: ['../styles/committee-page.css', '../styles/rows.css'],
  styles: `
    .page {
      padding-bottom: 2rem;
    }
    .choices {
      display: grid;
      gap: 0.75rem;
      grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
      max-width: 46rem;
      padding: 0 var(--gutter) 1rem;
    }
    .choices .input {
      width: 100%;
    }
    @media (min-width: 64rem) {
      .choices {
        padding-inline: 0;
      }
    }
  `,
})
export class ExcusesPage {
  private readonly client = inject(ExcusesClient);
  private readonly groupings = inject(GroupingsClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);

  /** From the address: committee, first and last month, kind (by its label), group. */
  readonly to = input<string>();
  readonly tu = input<string>();
  readonly den = input<string>();
  readonly loai = input<string>();
  readonly nhom = input<string>();

  protected readonly columns = COLUMNS;
  protected readonly capital = capital;
  protected readonly formatMonth = formatMonth;
  protected readonly keyOf = ({ obligationId }: ExcuseRow): string => obligationId;
  private readonly current = computed(() => monthOf(this.session.today()));
  protected readonly first = computed(() => this.tu() ?? this.current());
  protected readonly last = computed(() => this.den() ?? this.first());
  protected readonly choices = computed(() =>
    Array.from({ length: BACK + AHEAD + 1 }, (_, at) => addMonths(this.current(), AHEAD - at)),
  );
  protected readonly committee = computed(
    () => this.to() ?? this.session.roles().find(({ role }) => role === 'COMMITTEE_OFFICER')?.organizationId ?? '',
  );
  protected readonly opening = reading({
    question: () =>
      this.committee()
        ? { id: this.committee(), from: this.first(), to: this.last(), groupId: this.nhom() }
        : undefined,
    read: ({ id, ...query }) => this.client.view(id, query),
    keep: true,
  });
  protected readonly view = this.opening.value;
  private readonly grouped = reading({
    question: () => this.committee() || undefined,
    read: (id) => this.groupings.list(id),
  });
  protected readonly groups = computed(() =>
    (this.grouped.value()?.groupings ?? []).flatMap(({ name, groups }) =>
      groups.map((group) => ({ id: group.id, words: `${name}: ${group.name}` })),
    ),
  );
  protected readonly kinds = computed(() => [...new Set((this.view()?.rows ?? []).map(({ kindLabel }) => kindLabel))]);
  protected readonly rows = computed(() =>
    (this.view()?.rows ?? []).filter(({ kindLabel }) => !this.loai() || kindLabel === this.loai()),
  );
  /** Left out by hand; all others that may change are meant. */
  protected readonly leftOut = linkedSignal<unknown, ReadonlySet<string>>({
    source: this.view,
    computation: () => new Set(),
  });
  protected readonly chosen = computed(() =>
    this.rows().filter(({ whyNot, obligationId }) => whyNot === undefined && !this.leftOut().has(obligationId)),
  );
  protected readonly act = new Act();
  protected readonly reason = signal('');
  protected readonly paper = signal('');
  protected readonly missing = signal(false);
  /** What was just done, to be taken back. */
  protected readonly done = signal<{ ids: string[]; words: string } | undefined>(undefined);

  constructor() {
    effect(() => this.frame.show({ title: 'Miễn nhiều kỳ', path: '/thang' }));
  }

  protected look(params: Record<string, string | null>): void {
    this.done.set(undefined);
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected choose({ obligationId }: ExcuseRow, isChosen: boolean): void {
    const others = [...this.leftOut()].filter((id) => id !== obligationId);
    this.leftOut.set(new Set(isChosen ? others : [...others, obligationId]));
  }

  protected async excuse(): Promise<void> {
    const reason = this.reason().trim();
    this.missing.set(reason === '');
    const obligationIds = this.chosen().map(({ obligationId }) => obligationId);
    if (this.missing() || obligationIds.length === 0) return;
    await this.act.run(async () => {
      const { done, untouched } = await this.client.excuse({ obligationIds, reason, document: this.paper().trim() });
      const kept = untouched > 0 ? ` ${untouched} kỳ vừa đổi nên giữ nguyên.` : '';
      this.done.set({ ids: done, words: `Đã miễn ${done.length} kỳ.${kept}` });
    });
    await this.opening.again();
  }

  protected async undo(ids: string[]): Promise<void> {
    await this.act.run(async () => {
      const { done } = await this.client.undo({ obligationIds: ids, reason: 'Thu hồi việc miễn vừa làm' });
      this.done.set({ ids: [], words: `Đã thu hồi, ${done.length} kỳ phải chấm như trước.` });
    });
    await this.opening.again();
  }
}
