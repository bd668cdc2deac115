import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { TaskView, TasksView } from '@chibo/contracts';
import { KEYED_MARK_LABEL, addMonths, allows, formatMonth, formatPoints } from '@chibo/domain';
import { CellYearSection } from './cell-year-section';
import { CommitteeHome } from './committee-home';
import { KeyedTask } from '../keyed-cards/keyed-task';
import { NextMeeting } from '../meeting-plans/next-meeting';
import { OwnFindings } from '../visits/own-findings';
import { Act } from '../shell/act';
import { wordsOf } from '../shell/api';
import { Outbox } from '../shell/outbox';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { DeviceStore } from '../device/device-store';
import { Session } from '../shell/session';
import { BandMark } from '../ui/band-mark';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { StateWord } from '../ui/state-word';
import { isSheet } from '../device/unsent-work';
import { Journal } from '../scorecards/draft/journal';
import { isGivenUp } from '../scorecards/draft/refused-items';
import { GivenUpNote } from '../scorecards/given-up-note';
import { ScorecardsClient } from '../scorecards/scorecards-client';
import { TasksClient } from './tasks-client';
import { TaskCard } from './task-card';

/** One job in front: what, until when, how far, and one button that says where it leads. */
@Component({
  imports: [
    CellYearSection,
    CommitteeHome,
    GivenUpNote,
    RouterLink,
    BandMark,
    Icon,
    KeyedTask,
    NextMeeting,
    Note,
    OwnFindings,
    PageHeading,
    ReadingWords,
    StateWord,
    TaskCard,
  ],
  templateUrl: './tasks-page.html',
  styleUrl: './tasks-page.css',
})
export class TasksPage {
  private readonly tasksClient = inject(TasksClient);
  private readonly client = inject(ScorecardsClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly keyedLabel = KEYED_MARK_LABEL;
  protected readonly formatMonth = formatMonth;
  protected readonly formatPoints = formatPoints;
  /** What is due and late goes by the day: a page left open over midnight asks anew. */
  private readonly outbox = inject(Outbox);
  protected readonly opening = reading({
    // Asked anew when a card that waited has gone up by itself.
    question: () => `${this.today()} ${this.outbox.sent().length}`,
    read: () => this.tasksClient.tasks(),
    keep: true,
  });
  protected readonly tasks = this.opening.value;
  protected readonly act = new Act();
  private readonly shelf = inject(DeviceStore).device;
  /** Changes of each card that wait on this device. */
  protected readonly waiting = signal(Journal.waiting(this.shelf, this.session.view()?.account.id ?? ''));
  /** Cards given up elsewhere for which this device still held something, with the server's words. */
  protected readonly givenUpCards = signal<GivenUpCard[]>([]);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
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
  /** The reader looks at a committee's months, and perhaps confirms cards. */
  protected readonly committee = computed(() => {
    const roles = this.session.roles();
    const reads = roles.some(({ role }) => allows('readMonth', role, 'OWN'));
    return reads ? { reviews: roles.some(({ role }) => allows('reviewCard', role, 'DIRECT_SUPERIOR')) } : undefined;
  });

  constructor() {
    effect(() => {
      const tasks = this.tasks();
      if (tasks) untracked(() => void this.lookForGivenUp(tasks));
    });
  }

  /** What waits for a card that no list names would wait for ever. */
  private async lookForGivenUp({ owed, past }: TasksView): Promise<void> {
    const listed = new Set([...owed, ...past].map(({ scorecardId }) => scorecardId));
    const told = this.givenUpCards().map(({ id }) => id);
    const strays = [...this.waiting().keys()].filter((id) => !isSheet(id) && !listed.has(id) && !told.includes(id));
    for (const id of strays) {
      const words = await this.client.read(id).then(() => undefined, wordsIfGivenUp);
      if (words) this.givenUpCards.update((cards) => [...cards, { id, words }]);
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
    await this.act.run(async () => {
      await this.client.reportNotHeld(task.obligationId, { reason: reason.trim() || null });
      await this.opening.again();
    });
  }

  /** Where another device has put something into it meanwhile, it stays, and the list shows it. */
  protected async giveUp({ scorecardId = '', giveUpVersion = 0 }: TaskView): Promise<void> {
    const done = await this.act.run(() => this.client.giveUp(scorecardId, giveUpVersion));
    await this.opening.again();
    // The button that was pressed is gone with its card.
    if (done) afterNextRender(() => this.host.querySelector('h1')?.focus(), { injector: this.injector });
  }

  private async openCard(organizationId: string, month: string, kind: TaskView['kind']): Promise<void> {
    await this.act.run(async () => {
      const { id } = await this.client.open({ organizationId, month, kind });
      await this.router.navigate(['/phieu', id]);
    });
  }
}

interface GivenUpCard {
  id: string;
  words: string;
}

function wordsIfGivenUp(error: unknown): string | undefined {
  return isGivenUp(error) ? wordsOf(error) : undefined;
}
