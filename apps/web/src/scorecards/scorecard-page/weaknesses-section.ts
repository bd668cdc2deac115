import { Component, computed, inject, input } from '@angular/core';
import { WEAKNESSES } from '@chibo/domain';
import { Control } from '../../ui/control';
import { Field } from '../../ui/field';
import { TextControl } from '../../ui/text-control';
import { OpenCard } from '../open-card';
import { SaveState } from './save-state';

@Component({
  selector: 'chibo-weaknesses',
  imports: [Control, Field, SaveState, TextControl],
  template: `
    <h2 class="head" id="weaknesses-heading" tabindex="-1" data-group="weaknesses">Hạn chế, biện pháp khắc phục</h2>
    <div class="sheet" data-at="weaknesses">
      @if (asked(); as words) {
        <p class="note ochre">
          <span><b>Cấp trên:</b> {{ words }}</span>
        </p>
      }
      @if (locked()) {
        <p class="small second">Giữ khóa</p>
        <p class="words">{{ card.content().weaknesses || 'Chưa ghi.' }}</p>
      } @else {
        <chibo-field
          for="weaknesses"
          label="Chi bộ còn hạn chế gì, khắc phục thế nào"
          hint="Viết ngắn, rõ việc và rõ hạn. Được in trên phiếu."
          [error]="error()"
        >
          <textarea
            chiboControl
            class="input"
            maxlength="4000"
            [chiboText]="card.content().weaknesses"
            (chiboTextChange)="write($event)"
          ></textarea>
        </chibo-field>
      }
      <chibo-save-state [place]="card.placeOf('weaknesses')" />
    </div>
  `,
  styles: `
    .note {
      margin-bottom: 1rem;
    }
    .words {
      white-space: pre-line;
    }
  `,
})
export class WeaknessesSection {
  protected readonly card = inject(OpenCard);
  readonly error = input<string>();

  protected readonly locked = computed(() => this.card.sync.isLocked('weaknesses'));
  protected readonly asked = computed(
    () => this.card.view()?.returned?.lines.find(({ code }) => code === WEAKNESSES)?.message,
  );

  protected write(text: string): void {
    this.card.sync.set('weaknesses', text || null);
  }
}
