import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { GroupScore } from '@chibo/domain';
import {
  BAND_LABEL,
  cardChanges,
  formatDate,
  formatMonth,
  formatPercent,
  formatPoints,
  isLongPast,
  longPastWords,
  nextBand,
} from '@chibo/domain';
import { Frame } from '../../shell/frame';
import { DeviceStore } from '../../device/device-store';
import { WaitingSendings } from '../../device/waiting-sendings';
import { Outbox } from '../../shell/outbox';
import { PageHeading } from '../../shell/page-heading';
import { reading } from '../../shell/reading';
import { ReadingWords } from '../../shell/reading-words';
import { Session } from '../../shell/session';
import { BandMark } from '../../ui/band-mark';
import { Icon } from '../../ui/icon';
import { Note } from '../../ui/note';
import { Tick } from '../../ui/tick';
import { momentOf, shortMonth } from '../../ui/when';
import { doneWords } from '../carried-words';
import { ChangeList } from '../change-list';
import { DraftSync } from '../draft/draft-sync';
import { actionKey } from '../draft/items';
import { TimeSpent } from '../draft/time-spent';
import type { CardRead } from '../open-card';
import { OpenCard } from '../open-card';
import { LostLines } from './lost-lines';
import { hintsBeforeSending } from './hints';
import { Sender } from './sender';

/** The last look: total and band, why not higher, groups, lost points, weaknesses, vote, and the one official act. */
@Component({
  imports: [RouterLink, BandMark, ChangeList, Icon, LostLines, Note, PageHeading, ReadingWords, Tick],
  providers: [DraftSync, OpenCard, TimeSpent, Sender],
  templateUrl: './check-page.html',
  styleUrl: './check-page.css',
})
export class CheckPage {
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  private readonly session = inject(Session);
  protected readonly card = inject(OpenCard);
  protected readonly sender = inject(Sender);
  private readonly sendings = inject(WaitingSendings);
  private readonly outbox = inject(Outbox);
  protected readonly where = inject(DeviceStore).where;
  readonly id = input.required<string>();

  protected readonly formatDate = formatDate;
  protected readonly formatMonth = formatMonth;
  protected readonly formatPoints = formatPoints;
  protected readonly opening = reading({ question: () => this.id(), read: (id) => this.card.read(id) });
  protected readonly content = this.card.content;
  protected readonly score = this.card.score;
  protected readonly higherBand = computed(() => {
    const [set, score] = [this.card.view()?.criteriaSet, this.score()];
    const band = set && score && nextBand(set, score.band);
    return band && BAND_LABEL[band];
  });
  /** What the superior will see first of a card sent again. */
  protected readonly changes = computed(() => {
    const [view, now] = [this.card.view(), this.score()];
    if (view?.state !== 'RETURNED' || !now) return undefined;
    if (view.self?.criteriaSetVersionId !== view.criteriaSetVersionId) return undefined;
    return cardChanges(view.criteriaSet, view.self, { content: this.content(), score: now });
  });
  protected readonly carried = computed(() => doneWords(this.card.carried()));
  protected readonly actionAt = computed(() => this.card.carried().map(({ code }) => actionKey(code))[0]);
  /** Why nothing is sent although nothing is to be mended. */
  protected readonly locked = computed(() => this.card.view()?.moves.find(({ move }) => move === 'submit')?.reason);
  /** Of a month long past: what the sender confirms. */
  protected readonly oldMonth = computed(() => {
    const month = this.card.view()?.month;
    return month && isLongPast(month, this.session.today()) ? longPastWords(month) : undefined;
  });
  protected readonly confirmed = signal(false);
  protected readonly unconfirmed = linkedSignal({ source: this.confirmed, computation: () => false });
  /** As it stood when the page was opened: nobody watches it count. */
  private readonly seconds = signal<number | undefined>(undefined);
  /** What the branch may want to look at once more. A card given back shows what it changes instead. */
  protected readonly hints = computed(() => {
    const [view, now] = [this.card.view(), this.score()];
    if (!view || !now || view.state === 'RETURNED') return [];
    return hintsBeforeSending(now, view.previous, this.seconds(), this.content().facts);
  });
  /** Pressed where there was no network: it goes up by itself. */
  protected readonly waiting = computed(() => {
    this.sendings.changed();
    return this.sendings.for(this.card.accountId(), this.id());
  });
  protected readonly momentOf = momentOf;
  protected readonly approval = computed(() => {
    const { approve = 0, officialPresent = 0 } = this.content().vote;
    return `${approve}/${officialPresent} đồng chí, ${formatPercent(approve, officialPresent).replace(',0%', '%')}`;
  });

  constructor() {
    // It has gone up by itself while this page stood open.
    effect(() => {
      if (!this.outbox.sent().some(({ cardId }) => cardId === this.id())) return;
      this.outbox.seen(this.id());
      untracked(() => void this.goToReceipt());
    });
    effect(() => {
      const read = this.opening.value();
      if (read) untracked(() => this.begin(read));
    });
    effect(() => {
      const view = this.card.view();
      if (this.card.sync.gone()) void this.router.navigate(['/phieu', this.id()], { replaceUrl: true });
      if (!view) return;
      const subtitle = `Phiếu ${formatMonth(view.month)}`;
      this.frame.show({ title: 'Kiểm tra trước khi gửi', subtitle, back: `/phieu/${view.id}` });
    });
  }

  private begin(read: CardRead): void {
    this.card.take(read);
    this.seconds.set(this.card.secondsSpent());
    if (!this.card.sync.gone()) void this.leaveIfNotReady();
  }

  protected async send(): Promise<void> {
    if (this.locked()) return;
    if (this.oldMonth() && !this.confirmed()) return this.unconfirmed.set(true);
    const outcome = await this.sender.send(this.confirmed());
    if (outcome === 'WAITING') return;
    if (outcome === 'SENT') await this.goToReceipt();
    else if (!this.card.sync.gone()) await this.leaveIfNotReady();
  }

  private goToReceipt(): Promise<boolean> {
    return this.router.navigate(['/phieu', this.id(), 'bien-nhan'], { replaceUrl: true });
  }

  protected withdraw(): void {
    this.sendings.drop(this.card.accountId(), this.id());
  }

  /** "Giảm 1 so với tháng 2", "Như tháng 2". */
  protected change({ code, points, maxPoints }: GroupScore): string {
    const previous = this.card.view()?.previous;
    const before = previous?.score.groups.find((group) => group.code === code);
    if (!previous || !before || before.maxPoints !== maxPoints) return '';
    const month = shortMonth(previous.month).toLowerCase();
    if (before.points === points) return `Như ${month}`;
    const difference = formatPoints(Math.abs(points - before.points));
    return `${points > before.points ? 'Tăng' : 'Giảm'} ${difference} so với ${month}`;
  }

  /** First line of a group that may be changed; none when the superior gave none of it back. */
  protected firstCode(groupCode: string): string | undefined {
    const group = this.card.view()?.criteriaSet.groups.find(({ code }) => code === groupCode);
    const { parts } = this.card.sync;
    return group?.criteria.find(({ code }) => parts()?.answers.has(code) ?? true)?.code;
  }

  protected mayMend(part: 'facts' | 'weaknesses'): boolean {
    const parts = this.card.sync.parts();
    return !parts || (part === 'facts' ? parts.facts.size > 0 : parts.weaknesses);
  }

  /** A card already sent has its receipt; one with something to mend or to choose goes back to be mended. */
  private async leaveIfNotReady(): Promise<void> {
    const path = ['/phieu', this.id()];
    if (!this.card.editable())
      await this.router.navigate([...path, ...(this.card.view()?.receipt ? ['bien-nhan'] : [])], { replaceUrl: true });
    else if (this.card.sync.conflicts().length > 0 || this.card.view()?.swap)
      await this.router.navigate(path, { replaceUrl: true });
    else if (this.card.problems().length > 0)
      await this.router.navigate(path, { queryParams: { sua: '' }, replaceUrl: true });
  }
}
