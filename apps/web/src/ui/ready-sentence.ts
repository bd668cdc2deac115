import { Component, input } from '@angular/core';
import { CopyText } from './copy-text';

/** The figures in the committee's own words, one tap away from a report. */
@Component({
  selector: 'chibo-ready-sentence',
  imports: [CopyText],
  template: `
    <p>{{ text() }}</p>
    <chibo-copy look="link" label="Câu báo cáo" [text]="copied">Chép câu báo cáo</chibo-copy>
  `,
  styles: `
    :host {
      display: block;
      margin-top: 1rem;
      padding: 0.75rem var(--gutter);
      border-inline-start: 4px solid var(--edge);
      background: var(--sheet);
    }

    p {
      max-width: 60rem;
    }
  `,
})
export class ReadySentence {
  readonly text = input.required<string>();
  protected readonly copied = (): string => this.text();
}
