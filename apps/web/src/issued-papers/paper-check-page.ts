import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { PaperCheck } from '@chibo/domain';
import { checkCodeOf, checkCodeWords, PAPER_CHECK_LABEL } from '@chibo/domain';
import { formatInstant } from '@chibo/tables';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { IssuedPapersClient } from './issued-papers-client';

/** What each answer means for whoever holds the paper. */
const MEANING: Readonly<Record<PaperCheck, string>> = {
  MATCHES: 'Văn bản có mã này được in từ hệ thống, và số liệu gốc đến nay chưa thay đổi.',
  NEWER: 'Văn bản có mã này được in từ hệ thống, nhưng số liệu gốc đã thay đổi sau đó. Đồng chí hỏi lấy bản mới.',
  DIFFERS:
    'Văn bản có mã này được in từ hệ thống, nhưng số liệu gốc không còn như lúc in mà không có thao tác nào ghi lại việc đổi. Đồng chí báo quản trị hệ thống.',
  UNREADABLE:
    'Văn bản có mã này được in từ hệ thống, nhưng số liệu gốc hiện không đọc lại được (chẳng hạn tổ chức đảng đã giải thể), nên chưa biết có còn đúng không.',
  UNKNOWN:
    'Không văn bản nào được in với mã này. Đồng chí gõ lại từng nhóm ký tự; nếu vẫn vậy, đó không phải văn bản của hệ thống.',
};

/** "Kiểm tra văn bản": open to whoever holds a paper. It tells whether the paper is ours and still stands, never what it says. */
@Component({
  imports: [Note, PageHeading, ReadingWords, TextControl],
  templateUrl: './paper-check-page.html',
  styles: `
    .page {
      padding: 1.5rem var(--gutter) 3rem;
    }
    .result {
      overflow-wrap: anywhere;
    }
  `,
})
export class PaperCheckPage {
  private readonly client = inject(IssuedPapersClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);

  /** From the address: the code. */
  readonly code = input<string>();

  protected readonly formatInstant = formatInstant;
  protected readonly typed = linkedSignal(() => this.code() ?? '');
  /** What was typed cannot be a code. */
  protected readonly wrong = signal(false);
  protected readonly checking = reading({
    question: () => {
      const code = this.code();
      return code ? { code } : undefined;
    },
    read: ({ code }) => this.client.check(code),
  });
  protected readonly result = computed(() => {
    const view = this.checking.value();
    return view && { ...view, label: PAPER_CHECK_LABEL[view.check], meaning: MEANING[view.check] };
  });

  constructor() {
    effect(() => this.frame.show({ title: 'Kiểm tra văn bản' }));
  }

  protected check(): void {
    const code = checkCodeOf(this.typed());
    this.wrong.set(code === undefined);
    if (code === undefined) return document.getElementById('code')?.focus();
    const words = checkCodeWords(code);
    if (words === this.code()) void this.checking.again();
    else void this.router.navigate(['/kiem-tra', words]);
  }
}
