import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { TaskView, TasksView } from '@chibo/contracts';
import { addMonths, formatMonth, formatPoints } from '@chibo/domain';
import { NextMeeting } from '../../meeting-plans/next-meeting';
import { OwnFindings } from '../../visits/own-findings';
import { wordsOf } from '../../shell/api';
import { PageHeading } from '../../shell/page-heading';
import { DeviceStore } from '../../device/device-store';
import { Session } from '../../shell/session';
import { BandMark } from '../../ui/band-mark';
import { Icon } from '../../ui/icon';
import { Note } from '../../ui/note';
import { StateWord } from '../../ui/state-word';
import { Journal } from '../draft/journal';
import { ScorecardsClient } from '../scorecards-client';
import { TaskCard } from './task-card';

/** One job in front: what, until when, how far, and one button that says where it leads. */
@Component({
  imports: [RouterLink, BandMark, Icon, NextMeeting, Note, OwnFindings, PageHeading, StateWord, TaskCard],
  templateUrl: './tasks-page.html',
  styleUrl: './tasks-page.css',
})
export class TasksPage {
  private readonly client = inject(ScorecardsClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly formatMonth = formatMonth;
  protected readonly formatPoints = formatPoints;
  protected readonly tasks = signal<TasksView | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  /** Changes of each card that wait on this device. */
  protected readonly waiting = signal(
    Journal.waiting(inject(DeviceStore).device, this.session.view()?.account.id ?? ''),
  );
  protected readonly cell = computed(() =>
    this.session.roles().find(({ isCell, role }) => isCell && (role === 'CELL_SECRETARY' || role === 'CELL_DEPUTY')),
  );
  protected readonly today = this.session.today;
  protected readonly month = computed(() => this.today().slice(0, 7));
  /** This month while its card is not begun; else its meeting has been held and the next month's comes. */
  protected readonly nextMeetingMonth = computed(() => {
    const waits = this.tasks()?.owed.some(
      ({ month, kind, state, scorecardId }) =>
        month === this.month() && kind === 'REGULAR' && state === 'OPEN' && !scorecardId,
    );
    return waits ? this.month() : addMonths(this.month(), 1);
  });
  protected readonly reviewCount = computed(
    () => this.tasks()?.review.reduce((sum, { waiting }) => sum + waiting, 0) ?? 0,
  );

  constructor() {
    // What is due and late goes by the day: a page left open over midnight asks anew.
    effect(() => {
      this.today();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    this.failure.set(undefined);
    try {
      this.tasks.set(await this.client.tasks());
    } catch (error) {
      this.failure.set(wordsOf(error));
    }
  }

  protected begin(task: TaskView): Promise<void> {
    return this.openCard(task.organizationId, task.month, task.kind);
  }

  /** Each call opens one more thematic meeting: never twice for a double tap. */
  protected beginThematic(): Promise<void> {
    return this.openCard(this.cell()?.organizationId ?? '', this.month(), 'THEMATIC');
  }

  protected async reportNotHeld(task: TaskView, reason: string): Promise<void> {
    await this.attempt(async () => {
      await this.client.reportNotHeld(task.obligationId, { reason: reason.trim() || null });
      await this.load();
    });
  }

  /** Where another device has put something into it meanwhile, it stays, and the list shows it. */
  protected async giveUp({ scorecardId = '', giveUpVersion = 0 }: TaskView): Promise<void> {
    await this.attempt(() => this.client.giveUp(scorecardId, giveUpVersion));
    const words = this.failure();
    await this.load();
    if (words) this.failure.set(words);
  }

  private openCard(organizationId: string, month: string, kind: TaskView['kind']): Promise<void> {
    return this.attempt(async () => {
      const { id } = await this.client.open({ organizationId, month, kind });
      await this.router.navigate(['/phieu', id]);
    });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      await act();
    } catch (error) {
      this.failure.set(wordsOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
