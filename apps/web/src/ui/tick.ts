import { Component, input, output } from '@angular/core';
import { Icon } from './icon';

/** A checkbox that covers its whole row, with what it is about as its content: the target is what is seen. */
@Component({
  selector: 'chibo-tick',
  imports: [Icon],
  template: `
    <label>
      <input
        type="checkbox"
        [checked]="checked()"
        [disabled]="disabled()"
        (change)="changed.emit($any($event.target).checked)"
      />
      <span class="box" [class.done]="checked()">
        @if (checked()) {
          <chibo-icon name="check" />
        }
      </span>
      <span><ng-content /></span>
    </label>
  `,
  styles: `
    :host {
      display: block;
    }

    label {
      position: relative;
      display: flex;
      align-items: center;
      gap: 0.75rem;
      min-height: var(--control);
      padding-block: 0.625rem;
      cursor: pointer;
    }

    input {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }

    .box {
      display: grid;
      flex: none;
      place-items: center;
      align-self: start;
      width: 1.75rem;
      height: 1.75rem;
      border: 1.5px solid var(--edge);
      border-radius: 4px;
    }

    .box.done {
      border-color: var(--ink);
      background: var(--ink);
      color: var(--on-ink);
    }

    label:has(input:disabled) {
      cursor: default;
    }

    label:has(input:disabled) .box {
      border-color: var(--line);
      background: var(--sunk);
    }

    label:has(input:focus-visible) {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }

    @media (forced-colors: active) {
      .box.done {
        border-color: Highlight;
        color: Highlight;
      }
    }
  `,
})
export class Tick {
  readonly checked = input.required<boolean>();
  readonly disabled = input(false);
  readonly changed = output<boolean>();
}
