import { Component, ElementRef, inject, input, output } from '@angular/core';
import { capital } from './capital';
import { Icon } from './icon';

export interface ErrorLink {
  /** Id of the control at fault. */
  at: string;
  text: string;
}

/** On top of a refused form: how many places, which, and a way to each. Takes the focus when asked. */
@Component({
  selector: 'chibo-error-summary',
  imports: [Icon],
  template: `
    <div class="note ochre" tabindex="-1" role="alert" aria-labelledby="error-summary-heading">
      <h2 class="note-heading" id="error-summary-heading">
        <chibo-icon name="warning" />
        <span>Còn {{ errors().length }} chỗ cần sửa</span>
      </h2>
      <ul role="list" class="rows">
        @for (error of errors(); track error.at + error.text) {
          <li>
            <button type="button" class="link" (click)="picked.emit(error.at)">{{ plain(error.text) }}</button>
          </li>
        }
      </ul>
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .note {
      border: 2px solid var(--attention);
      border-left-width: 8px;
    }
    .rows > li {
      padding: 0;
      border-color: var(--attention-line);
    }
    .link {
      width: 100%;
      color: var(--ink);
    }
  `,
})
export class ErrorSummary {
  readonly errors = input.required<readonly ErrorLink[]>();
  readonly picked = output<string>();

  /** The heading has already said that these are to be mended. */
  protected plain(text: string): string {
    const bare = text.replace(/^Cần sửa: /, '');
    return capital(bare);
  }

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  focus(): void {
    const box = this.host.querySelector<HTMLElement>('.note');
    box?.focus({ preventScroll: true });
    box?.scrollIntoView({ block: 'start' });
  }
}
