import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { allows, formatMonth } from '@chibo/domain';
import { ListSearch } from '../ui/list/list-search';
import { LongList } from '../ui/list/long-list';
import { ShowAll } from '../ui/list/show-all';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { PaperLink } from '../shell/paper-link';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { rested } from '../ui/rested';
import { TextControl } from '../ui/text-control';
import { MeetingPlansClient } from './meeting-plans-client';
import { scheduleMonths } from './plan-months';
import { ScheduleRows } from './schedule-rows';

/** Branches on one page of the server's. */
const PAGE_SIZE = 500;

/** When and where the branches of a committee mean to meet in a month. */
@Component({
  imports: [
    Icon,
    ListSearch,
    Note,
    PageHeading,
    PaperLink,
    ReadingWords,
    RouterLink,
    ScheduleRows,
    TextControl,
    ShowAll,
  ],
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
  /** Looked for by the server; they belong to the place in sight. */
  protected readonly words = linkedSignal({ source: () => this.to(), computation: () => '' });
  /** Without one in the address, the committee this account works for. */
  protected readonly place = computed(
    () => this.to() ?? this.session.roles().find(({ role }) => allows('readMonth', role, 'OWN'))?.organizationId,
  );
  protected readonly opening = reading({
    question: () => {
      const place = this.place();
      return place ? { place, month: this.month(), words: this.words() } : undefined;
    },
    read: ({ place, month, words }) => this.client.schedule(place, month, words),
  });
  protected readonly view = this.opening.value;
  protected readonly list = new LongList(computed(() => this.view()?.rows ?? []));
  /** More branches than one page has: the server looks for them. */
  protected readonly isPart = computed(() => (this.view()?.all ?? 0) > PAGE_SIZE);
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

  protected readonly search = rested((words) => this.words.set(words));

  protected goTo(month: string): void {
    void this.router.navigate(['/thang', month, 'lich'], { queryParams: { to: this.to() } });
  }
}
