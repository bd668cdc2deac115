import { Component, input } from '@angular/core';
import { Icon } from '../../ui/icon';

/** Where something entered is by now: quiet words, no colour, no spinner. */
@Component({
  selector: 'chibo-save-state',
  imports: [Icon],
  template: `
    @if (place() === 'DEVICE') {
      <chibo-icon name="device" />Đã lưu trên máy
    } @else if (place() === 'SERVER') {
      <chibo-icon name="uploaded" />Đã gửi lên
    }
  `,
  host: { class: 'with-icon small quiet' },
  styles: `
    :host {
      min-height: 1.5rem;
    }
  `,
})
export class SaveState {
  readonly place = input<'DEVICE' | 'SERVER'>();
}
