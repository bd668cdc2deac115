import { Component, computed, effect, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ImportView, SheetFormat, SheetView } from '@chibo/contracts';
import type { SheetName } from '@chibo/domain';
import { MOST_SHEET_BYTES } from '@chibo/domain';
import { formatInstant } from '@chibo/tables';
import { Act } from '../shell/act';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { PaperLink } from '../shell/paper-link';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { AdminWays } from '../ui/admin-ways';
import { Note } from '../ui/note';
import { countsWords } from './import-words';
import { ImportsClient } from './imports-client';

const FORMATS: readonly { format: SheetFormat; words: string }[] = [
  { format: 'xlsx', words: 'Excel' },
  { format: 'csv', words: 'CSV' },
];

/** "Nhập, xuất bảng": the sheets an account may use, each with its template, what is there in it, and a file to send in. */
@Component({
  imports: [AdminWays, Note, PageHeading, PaperLink, ReadingWords, RouterLink],
  templateUrl: './imports-page.html',
  styleUrls: ['../styles/committee-page.css', './imports-page.css'],
})
export class ImportsPage {
  protected readonly client = inject(ImportsClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  protected readonly formats = FORMATS;
  protected readonly formatInstant = formatInstant;
  protected readonly countsWords = countsWords;
  protected readonly isAdmin = computed(() => this.session.roles().some(({ role }) => role === 'ADMIN'));
  protected readonly opening = reading({ question: () => '', read: () => this.client.list() });
  protected readonly act = new Act();
  /** Of which sheet a file is being looked through, or was refused. */
  protected readonly chosen = signal<SheetName | undefined>(undefined);

  constructor() {
    const frame = inject(Frame);
    effect(() => frame.show({ title: 'Nhập, xuất bảng' }));
  }

  /** The same file may be chosen again after it was mended. */
  protected async send({ sheet }: SheetView, input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    this.chosen.set(sheet);
    this.act.forget();
    if (file.size > MOST_SHEET_BYTES) return this.act.failure.set(TOO_LONG);
    await this.act.run(async () => {
      // Read here, so that a file which goes away meanwhile is no trouble of the net.
      const content = new Blob([await file.arrayBuffer()]);
      const { id } = await this.client.send(sheet, content, file.name.slice(-200));
      await this.router.navigate(['/nhap-bang', id]);
    });
  }

  protected wordsOf({ state, stateLabel, counts }: ImportView): string {
    return state === 'DROPPED' ? stateLabel : `${stateLabel}: ${countsWords(counts)}`;
  }
}

const TOO_LONG = 'Tệp lớn quá 2 MB. Đồng chí tách thành nhiều tệp, hoặc chỉ chép bảng cần nhập vào tệp mẫu.';
