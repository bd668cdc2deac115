import { Component, input } from '@angular/core';
import { Icon } from './icon';

/** Ochre asks for attention, grey explains. Never both next to each other. */
@Component({
  selector: 'chibo-note',
  imports: [Icon],
  template: `
    @if (heading(); as words) {
      <p class="note-heading">
        @if (attention()) {
          <chibo-icon name="warning" />
        }
        <span>{{ words }}</span>
      </p>
    }
    <ng-content />
  `,
  host: { class: 'note', '[class.ochre]': 'attention()' },
})
export class Note {
  readonly heading = input<string>();
  readonly attention = input(false);
}
