import { Component, inject, input } from '@angular/core';
import { Note } from '../ui/note';
import { Trouble } from './trouble';

/** At the foot of the window, over whatever page is there; the page itself where there is none. */
@Component({
  selector: 'chibo-trouble',
  imports: [Note],
  template: `
    @if (words(); as said) {
      @if (alone()) {
        <h1>{{ said.heading }}</h1>
      }
      <chibo-note [attention]="!alone()" [heading]="alone() ? undefined : said.heading" role="alert">
        <p>{{ said.text }}</p>
        @if (loading.failure(); as still) {
          <p>{{ still }}</p>
        }
        <p class="row">
          @if (said.path; as path) {
            <button type="button" class="button main" [disabled]="loading.busy()" (click)="trouble.again(path)">
              {{ loading.busy() ? 'Đang tải…' : 'Tải lại trang' }}
            </button>
          }
          @if (!alone() || !said.path) {
            <button type="button" class="button" (click)="trouble.forget()">Đóng</button>
          }
        </p>
      </chibo-note>
    }
  `,
  host: { '[class.alone]': 'alone() && words()' },
  styles: `
    :host {
      position: sticky;
      bottom: 0;
      z-index: 4;
      display: block;
    }
    :host(.alone) {
      padding: 3rem var(--gutter);
    }
    h1 {
      max-width: 40rem;
      margin: 0 auto 1rem;
    }
    chibo-note {
      display: block;
      max-width: 40rem;
      margin: 0 auto;
    }
    p + p {
      margin-top: 0.75rem;
    }
  `,
})
export class TroubleNote {
  /** No page is in sight. */
  readonly alone = input(false);
  protected readonly trouble = inject(Trouble);
  protected readonly words = this.trouble.words;
  protected readonly loading = this.trouble.loading;
}
