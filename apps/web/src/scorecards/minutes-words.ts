import { Component, computed, input } from '@angular/core';
import type { ScorecardView } from '@chibo/contracts';
import { minutesFigures, minutesParagraph } from '@chibo/domain';
import { PaperLink } from '../shell/paper-link';
import { CopyText } from '../ui/copy-text';

/** The paragraph for the branch's minutes: to be copied, or as Word. Of a card that was sent. */
@Component({
  selector: 'chibo-minutes-words',
  imports: [CopyText, PaperLink],
  template: `
    @if (text(); as words) {
      <details class="sunk-box">
        <summary>Đoạn ghi vào biên bản</summary>
        <p>{{ words }}</p>
        <p class="row">
          <chibo-copy look="link" label="Đoạn ghi vào biên bản" [text]="copied">Chép</chibo-copy>
          <a class="link" chiboPaper [href]="file()">Lấy tệp Word</a>
        </p>
      </details>
    }
  `,
  styles: `
    summary {
      min-height: 3rem;
      align-content: center;
      cursor: pointer;
    }

    p {
      margin-top: 0.5rem;
    }
  `,
})
export class MinutesWords {
  readonly card = input.required<ScorecardView>();

  protected readonly text = computed(() => {
    const { self, month } = this.card();
    return self ? minutesParagraph({ month, ...minutesFigures(self) }) : undefined;
  });
  protected readonly copied = (): string => this.text() ?? '';
  protected readonly file = computed(() => `/api/scorecards/${this.card().id}/minutes.docx`);
}
