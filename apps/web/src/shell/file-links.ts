import { Component, input } from '@angular/core';
import type { TableFormat } from '@chibo/contracts';
import { PaperLink } from './paper-link';

const FILES: readonly { format: TableFormat; words: string }[] = [
  { format: 'pdf', words: 'PDF' },
  { format: 'docx', words: 'Word' },
  { format: 'xlsx', words: 'Excel' },
  { format: 'csv', words: 'CSV' },
];

/** A table as a file to sign, to work on, to send on: the same rows as stand on the page. */
@Component({
  selector: 'chibo-file-links',
  imports: [PaperLink],
  template: `
    <ul role="list" class="row" [attr.aria-label]="label()">
      @for (one of files; track one.format) {
        <li>
          <a class="button" [href]="address()(one.format)" chiboPaper>{{ one.words }}</a>
        </li>
      }
    </ul>
  `,
})
export class FileLinks {
  /** What the files hold: "Bảng theo tổ chức thành tệp". */
  readonly label = input.required<string>();
  readonly address = input.required<(format: TableFormat) => string>();
  protected readonly files = FILES;
}
