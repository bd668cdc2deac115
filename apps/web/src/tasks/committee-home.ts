import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TasksView } from '@chibo/contracts';
import { formatMonth } from '@chibo/domain';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { capital } from '../ui/capital';
import { TasksClient } from './tasks-client';
import { DaysSection } from './days-section';
import { NewsList } from './news-list';
import { OpenMonths } from './open-months';
import { StandingSection } from './standing-section';
import { mainMonth } from './standing-words';

/** The home of a committee: what waits for the reader with one button, how the month stands, what is open, what is new. */
@Component({
  selector: 'chibo-committee-home',
  imports: [DaysSection, NewsList, OpenMonths, PageHeading, ReadingWords, RouterLink, StandingSection],
  templateUrl: './committee-home.html',
  styleUrl: './committee-home.css',
})
export class CommitteeHome {
  private readonly client = inject(TasksClient);

  /** Cards that wait for this officer's confirmation, oldest month first. */
  readonly review = input.required<TasksView['review']>();
  /** An officer confirms; a leader only reads. */
  readonly reviews = input(false);
  /** Carries the page's heading: nothing is owed by a branch of the reader's. */
  readonly top = input(true);
  readonly today = input.required<string>();

  protected readonly capital = capital;
  protected readonly formatMonth = formatMonth;
  protected readonly opening = reading({
    question: () => this.today(),
    read: () => this.client.standings(),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly waiting = computed(() => this.review().reduce((sum, { waiting }) => sum + waiting, 0));
  protected readonly main = computed(() => mainMonth(this.view()?.months ?? [], this.today()));
  protected readonly heading = computed(() => {
    if (!this.reviews()) return 'Tình hình các chi bộ';
    return this.waiting() > 0 ? `${this.waiting()} phiếu chờ xác nhận` : 'Không có phiếu chờ đồng chí';
  });
}
