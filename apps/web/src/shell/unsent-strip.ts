import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DeviceStore } from '../device/device-store';
import { Icon } from '../ui/icon';
import { Outbox } from './outbox';

/** Says what is still on this device alone, and leads to it; it goes up by itself. */
@Component({
  selector: 'chibo-unsent',
  imports: [Icon, RouterLink],
  template: `
    @if (outbox.changes() > 0) {
      <p class="strip small" role="status">
        <chibo-icon name="device" />
        <span
          ><b>{{ outbox.changes() }} thay đổi của {{ outbox.left().size }} phiếu còn {{ where() }}</b
          >, hệ thống tự gửi khi có mạng. <a [routerLink]="['/phieu', first()]">Mở phiếu</a></span
        >
      </p>
    }
  `,
  styles: `
    .strip {
      display: flex;
      gap: 0.75rem;
      padding: 0.75rem var(--gutter);
      border-bottom: 1px solid var(--edge);
      background: var(--sunk);
    }
    a {
      display: inline-block;
      min-height: 1.5rem;
    }
    @media print {
      .strip {
        display: none;
      }
    }
  `,
})
export class UnsentStrip {
  protected readonly outbox = inject(Outbox);
  private readonly store = inject(DeviceStore);
  protected readonly where = computed(() => (this.store.keeps() ? 'trên máy này' : 'trên trang này'));
  protected readonly first = computed(() => [...this.outbox.left().keys()][0]);
}
