import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ScheduleView } from '@chibo/contracts';
import { allows, formatMonth } from '@chibo/domain';
import { ListSearch } from '../months/closing/list-search';
import { LongList } from '../months/closing/long-list';
import { wordsOf } from '../shell/api';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { Session } from '../shell/session';
import { PaperLink } from '../shell/paper-link';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { MeetingPlansClient } from './meeting-plans-client';
import { scheduleMonths } from './plan-months';
import { ScheduleRows } from './schedule-rows';

/** When and where the branches of a committee mean to meet in a month. */
@Component({
  imports: [Icon, ListSearch, Note, PageHeading, PaperLink, RouterLink, ScheduleRows],
  templateUrl: './schedule-page.html',
  styleUrls: ['../months/committee-page.css', './schedule-page.css'],
})
export class SchedulePage {
  private readonly client = inject(MeetingPlansClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);

  /** From the address: the month and the organisation. */
  readonly month = input.required<string>();
  readonly to = input<string>();

  protected readonly formatMonth = formatMonth;
  protected readonly view = signal<ScheduleView | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);
  /** Without one in the address, the committee this account works for. */
  protected readonly place = computed(
    () => this.to() ?? this.session.roles().find(({ role }) => allows('readMonth', role, 'OWN'))?.organizationId,
  );
  protected readonly list = new LongList(computed(() => this.view()?.rows ?? []));
  protected readonly planned = computed(() => this.list.rows().filter(({ plan }) => plan).length);
  protected readonly grouped = computed(() => new Set(this.list.rows().map(({ parentName }) => parentName)).size > 1);
  protected readonly notice = computed(() => this.client.notice(this.place() ?? '', this.month()));
  protected readonly choices = computed(() => scheduleMonths(this.month(), this.session.today() || this.month()));

  constructor() {
    effect(() => void this.load(this.month(), this.place()));
    effect(() =>
      this.frame.show({
        title: 'Lịch sinh hoạt',
        subtitle: [formatMonth(this.month()), this.view()?.organization.name].filter(Boolean).join(', '),
        path: '/thang',
      }),
    );
  }

  protected async load(month: string, place: string | undefined): Promise<void> {
    this.failure.set(undefined);
    this.view.set(undefined);
    this.list.search('');
    if (!place) return this.failure.set('Lịch này dành cho cấp ủy. Chi bộ ghi lịch của mình ở Việc cần làm.');
    const view = await this.client.schedule(place, month).catch(wordsOf);
    if (month !== this.month() || place !== this.place()) return;
    if (typeof view === 'string') this.failure.set(view);
    else this.view.set(view);
  }

  protected goTo(month: string): void {
    void this.router.navigate(['/thang', month, 'lich'], { queryParams: { to: this.to() } });
  }
}
