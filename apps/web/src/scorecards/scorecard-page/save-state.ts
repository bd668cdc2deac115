import { Component, inject, input } from '@angular/core';
import { DeviceStore } from '../../device/device-store';
import { Icon } from '../../ui/icon';

/** Where something entered is by now: quiet words, no colour, no spinner. */
@Component({
  selector: 'chibo-save-state',
  imports: [Icon],
  template: `
    @if (place() === 'DEVICE') {
      <chibo-icon name="device" />{{ kept() }}
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
  protected readonly kept = inject(DeviceStore).keptWords;
  readonly place = input<'DEVICE' | 'SERVER'>();
}
