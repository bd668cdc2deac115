import { Component, DestroyRef, computed, effect, inject, input, signal } from '@angular/core';
import type { CardsJobBody, JobView } from '@chibo/contracts';
import { Act } from '../shell/act';
import { PaperLink } from '../shell/paper-link';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Note } from '../ui/note';
import { Progress } from '../ui/progress';
import { JobsClient } from './jobs-client';
import { FILE_WORDS, isOpen, wordsOf } from './job-words';

/** Milliseconds between two looks at what is being made, and after one that failed. */
export const LOOK_EVERY = 3_000;
export const LOOK_AFTER_FAILURE = 15_000;

const FORMS: { form: CardsJobBody['form']; label: string }[] = [
  { form: 'card', label: 'Mọi phiếu đã gửi của tháng' },
  { form: 'summary', label: 'Bản tóm tắt một trang của mọi phiếu' },
];

const FILES: { file: CardsJobBody['file']; label: string }[] = [
  { file: 'pdf', label: 'Một tệp PDF' },
  { file: 'zip', label: 'Tệp ZIP' },
];

/** All sent cards of a month as one file or one archive: asked for, watched while it is made, cancelled, fetched for a day. */
@Component({
  selector: 'chibo-cards-archive',
  imports: [Note, PaperLink, Progress, ReadingWords],
  templateUrl: './cards-archive.html',
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
      margin-top: 0.75rem;
    }

    li {
      padding-block: 0.75rem;
      border-top: 1px solid var(--line);
    }

    .trouble {
      color: var(--attention);
    }
  `,
})
export class CardsArchive {
  protected readonly client = inject(JobsClient);
  readonly month = input.required<string>();
  readonly organizationId = input.required<string>();

  protected readonly forms = FORMS;
  protected readonly files = FILES;
  protected readonly fileWords = FILE_WORDS;
  protected readonly wordsOf = wordsOf;
  protected readonly isOpen = isOpen;
  protected readonly act = new Act();
  protected readonly said = signal('');
  protected readonly listing = reading({ question: () => '', read: () => this.look() });
  private readonly running = computed(() => this.listing.value()?.jobs.some(isOpen) ?? false);
  private readonly looked = signal(isLookedAt());
  protected readonly whyNot = computed(() => {
    if (this.act.busy()) return 'Đang gửi yêu cầu…';
    return this.running() ? 'Mỗi lần làm một tệp: đồng chí chờ tệp đang làm xong hoặc hủy.' : undefined;
  });

  constructor() {
    const look = (): void => this.looked.set(isLookedAt());
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('visibilitychange', look));
    // Only while something is being made and somebody looks; after each answer anew, so never two at once.
    effect((onCleanup) => {
      if (!this.running() || !this.looked() || this.listing.busy()) return;
      const wait = this.listing.failure() ? LOOK_AFTER_FAILURE : LOOK_EVERY;
      const timer = setInterval(() => void this.listing.again(), wait);
      onCleanup(() => clearInterval(timer));
    });
  }

  protected async ask(what: Pick<CardsJobBody, 'form' | 'file'>): Promise<void> {
    if (this.whyNot()) return;
    await this.act.run(async () => {
      const about = { organizationId: this.organizationId(), month: this.month() };
      const job = await this.client.askForCards({ ...about, ...what });
      this.show(job);
      this.said.set(`Đã nhận: ${job.title}.`);
    });
  }

  protected async cancel(job: JobView): Promise<void> {
    await this.act.run(async () => {
      this.show(await this.client.cancel(job.id));
      this.said.set(`Đã hủy: ${job.title}.`);
    });
    // Refused because it has ended meanwhile: shown as it ended.
    if (this.act.failure()) await this.listing.again();
  }

  private show(job: JobView): void {
    const known = this.listing.value()?.jobs ?? [];
    const isKnown = known.some(({ id }) => id === job.id);
    this.listing.set({ jobs: isKnown ? known.map((one) => (one.id === job.id ? job : one)) : [job, ...known] });
  }

  /** What has ended since the last look is told. */
  private async look(): Promise<{ jobs: JobView[] }> {
    const before = this.listing?.value()?.jobs.filter(isOpen) ?? [];
    const { jobs } = await this.client.list();
    const ended = jobs.filter((job) => !isOpen(job) && before.some(({ id }) => id === job.id));
    if (ended.length > 0) this.said.set(ended.map((job) => `${job.stateLabel}: ${job.title}.`).join(' '));
    return { jobs };
  }
}

function isLookedAt(): boolean {
  return document.visibilityState !== 'hidden';
}
