import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { KeyingQuery } from '@chibo/contracts';
import { formatMonth, isBlank, monthOf, whyNotReceived } from '@chibo/domain';
import { DeviceStore } from '../device/device-store';
import { DraftSync } from '../scorecards/draft/draft-sync';
import { TimeSpent } from '../scorecards/draft/time-spent';
import { OpenCard } from '../scorecards/open-card';
import { ScorecardForm } from '../scorecards/scorecard-page/scorecard-form';
import { TwoDevices } from '../scorecards/scorecard-page/two-devices';
import { Act } from '../shell/act';
import { ProblemError } from '../shell/api';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { firstError } from '../ui/first-error';
import { Note } from '../ui/note';
import { momentOf } from '../ui/when';
import { KeyedCardsClient } from './keyed-cards-client';
import { keyedSheet, sheetId } from './keyed-sheet';
import { KeyingCheck } from './keying-check';
import type { PaperDetails } from './paper-details';
import { PaperStore } from './paper-details';
import { PaperSection } from './paper-section';

/** "Nhập hộ": a branch's paper card on the same form; on this device, under the officer's account, until it is sent whole. */
@Component({
  imports: [KeyingCheck, Note, PageHeading, PaperSection, ReadingWords, RouterLink, ScorecardForm, TwoDevices],
  providers: [DraftSync, OpenCard, TimeSpent],
  templateUrl: './keying-page.html',
  styles: `
    .before {
      display: grid;
      gap: 1rem;
      padding: 1rem var(--gutter) 0;
    }
  `,
})
export class KeyingPage {
  private readonly client = inject(KeyedCardsClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  private readonly session = inject(Session);
  private readonly papers = inject(PaperStore);
  private readonly toFirstError = firstError();
  protected readonly card = inject(OpenCard);
  protected readonly where = inject(DeviceStore).where;

  /** From the address. */
  readonly organizationId = input.required<string>();
  readonly month = input.required<string>();

  protected readonly formatMonth = formatMonth;
  protected readonly momentOf = momentOf;
  private readonly sheetId = computed(() => sheetId(this.organizationId(), this.month()));
  /** By the day and the kind of meeting, as they are entered, another set may apply. */
  private readonly meeting = computed<Pick<KeyingQuery, 'heldOn' | 'kind'>>(() => {
    const { heldOn, hasThematicPart } = this.card.view()?.id === this.sheetId() ? this.card.content().facts : {};
    const inMonth = heldOn !== undefined && monthOf(heldOn) === this.month();
    return { ...(inMonth ? { heldOn } : {}), ...(hasThematicPart ? { kind: 'COMBINED' as const } : {}) };
  });
  protected readonly opening = reading({
    question: (): KeyingQuery => ({ organizationId: this.organizationId(), month: this.month(), ...this.meeting() }),
    read: (query) => this.client.sheet(query),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly details = linkedSignal(() => this.papers.read(this.card.accountId(), this.sheetId()));
  protected readonly act = new Act();
  protected readonly checking = signal(false);
  /** Where to go back to from the check. */
  protected readonly startAt = signal<string | undefined>(undefined);
  protected readonly today = this.session.today;
  protected readonly thisMonth = computed(() => monthOf(this.session.today()));

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) untracked(() => this.card.keyIn(keyedSheet(view)));
    });
    effect(() => {
      const title = `Nhập hộ phiếu ${formatMonth(this.month())}`;
      this.frame.show({ title, subtitle: this.view()?.cell.name, back: `/thang/${this.month()}` });
    });
  }

  protected note(details: PaperDetails): void {
    this.details.set(details);
    this.papers.write(this.card.accountId(), this.sheetId(), details);
    this.act.forget();
  }

  protected check(): void {
    const { paper, receivedOn } = this.details();
    const early = receivedOn && whyNotReceived(receivedOn, this.card.content().facts.heldOn, this.session.today());
    const fine = this.act.check({
      ...(isBlank(paper) ? { paper: 'Đồng chí ghi bản giấy nào.' } : {}),
      ...(receivedOn ? {} : { receivedOn: 'Đồng chí ghi ngày cấp ủy nhận bản giấy.' }),
      ...(early ? { receivedOn: early } : {}),
    });
    if (fine) this.checking.set(true);
    else this.toFirstError();
  }

  protected mend(at: string | undefined): void {
    this.startAt.set(at);
    this.checking.set(false);
  }

  /** Only what was accepted leaves this device. */
  protected async send({ overDraft, meant }: { overDraft: boolean; meant: boolean }): Promise<void> {
    const view = this.view();
    const { paper, receivedOn } = this.details();
    if (!view || !receivedOn) return;
    const { facts, answers, weaknesses, vote, actionsDone } = this.card.content();
    const where = { organizationId: view.cell.id, month: view.month };
    const content = { facts, answers, weaknesses, vote, actionsDone };
    const of = { criteriaSetVersionId: view.criteriaSetVersionId, paper: paper.trim(), receivedOn };
    const said = { ...(overDraft ? { overDraft } : {}), ...(meant ? { confirmedMonth: view.month } : {}) };
    await this.act.run(async () => {
      const { id } = await this.sent(view.version, { ...content, ...where, ...of, ...said });
      this.card.sync.discard();
      this.papers.drop(this.card.accountId(), this.sheetId());
      await this.router.navigate(['/phieu', id]);
    });
  }

  /** The branch, or another officer, was faster: the sheet shows what stands now, with what was entered here. */
  private async sent(
    version: number,
    body: Parameters<KeyedCardsClient['keyIn']>[1],
  ): ReturnType<KeyedCardsClient['keyIn']> {
    try {
      return await this.client.keyIn(version, body);
    } catch (error) {
      if (error instanceof ProblemError && [409, 412].includes(error.problem.status)) await this.opening.again();
      throw error;
    }
  }
}
