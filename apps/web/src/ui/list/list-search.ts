import { Component, input } from '@angular/core';
import type { LongList } from './long-list';
import { TextControl } from '../text-control';

/** Search box of a long list, with how many it finds; a short list needs none. */
@Component({
  imports: [TextControl],
  selector: 'chibo-list-search',
  template: `
    @if (list().searchable()) {
      <div class="tools" role="search">
        <label>
          <span class="hidden-visually">{{ label() }}</span>
          <input
            class="input"
            type="search"
            placeholder="Gõ tên, không cần dấu"
            [chiboText]="list().words()"
            (chiboTextChange)="list().search($event)"
            (keydown.enter)="$event.preventDefault()"
          />
        </label>
        <p class="small second" role="status">
          @if (list().words()) {
            {{ list().found().length }}/{{ list().rows().length }} {{ unit() }} có “{{ list().words() }}”
          }
        </p>
      </div>
    }
  `,
  styleUrl: '../../styles/committee-page.css',
  host: { class: 'no-print' },
})
export class ListSearch {
  readonly list = input.required<LongList<{ name: string; parentName?: string }>>();
  readonly label = input.required<string>();
  readonly unit = input('chi bộ');
}
