import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { allows, formatMonth } from '@chibo/domain';
import { ListSearch } from '../months/closing/list-search';
import { LongList } from '../months/closing/long-list';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { PaperLink } from '../shell/paper-link';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { MeetingPlansClient } from './meeting-plans-client';
import { scheduleMonths } from './plan-months';
import { ScheduleRows } from './schedule-rows';

/** When and where the branches of a committee mean to meet in a month. */
@Component({
  imports: [Icon, ListSearch, Note, PageHeading, PaperLink, ReadingWords, RouterLink, ScheduleRows],
  templateUrl: './schedule-page.html',
  styleUrls: ['../styles/committee-page.css', './schedule-page.css'],
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
  /** Without one in the address, the committee this account works for. */
  protected readonly place = computed(
    () => this.to() ?? this.session.roles().find(({ role }) => allows('readMonth', role, 'OWN'))?.organizationId,
  );
  protected readonly opening = reading({
    question: () => {
      const place = this.place();
      return place ? { place, month: this.month() } : undefined;
    },
    read: ({ place, month }) => this.client.schedule(place, month),
  });
  protected readonly view = this.opening.value;
  protected readonly list = new LongList(computed(() => this.view()?.rows ?? []));
  protected readonly planned = computed(() => this.list.rows().filter(({ plan }) => plan).length);
  protected readonly grouped = computed(() => new Set(this.list.rows().map(({ parentName }) => parentName)).size > 1);
  protected readonly notice = computed(() => this.client.notice(this.place() ?? '', this.month()));
  protected readonly choices = computed(() => scheduleMonths(this.month(), this.session.today() || this.month()));

  constructor() {
    effect(() => {
      this.view();
      untracked(() => this.list.search(''));
    });
    effect(() =>
      this.frame.show({
        title: 'Lịch sinh hoạt',
        subtitle: [formatMonth(this.month()), this.view()?.organization.name].filter(Boolean).join(', '),
        path: '/thang',
      }),
    );
  }

  protected goTo(month: string): void {
    void this.router.navigate(['/thang', month, 'lich'], { queryParams: { to: this.to() } });
  }
}
