import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DeviceStore } from '../device/device-store';
import { formatMonth } from '@chibo/domain';
import { ServerClock } from '../device/server-clock';
import type { WaitingSending } from '../device/waiting-sendings';
import { Icon } from '../ui/icon';
import { momentOf } from '../ui/when';
import { Outbox } from './outbox';

const A_DAY = 86_400_000;
/** Days after which waiting is a worry. */
const LONG = 3;

/** Says what is still on this device alone, and leads to it; it goes up by itself. */
@Component({
  selector: 'chibo-unsent',
  imports: [Icon, RouterLink],
  template: `
    @for (card of outbox.sent(); track card.cardId) {
      <p class="strip small" role="status">
        <chibo-icon name="check" />
        <span
          ><b>Đã gửi phiếu {{ month(card) }}</b
          >, bấm gửi lúc {{ momentOf(card.at) }}.
          <a [routerLink]="['/phieu', card.cardId, 'bien-nhan']" (click)="outbox.seen(card.cardId)"
            >Xem biên nhận</a
          ></span
        >
      </p>
    }
    @for (card of outbox.waiting(); track card.cardId) {
      <p class="strip small" role="status">
        <chibo-icon [name]="card.refused ? 'warning' : 'device'" />
        <span
          ><b>Phiếu {{ month(card) }} {{ card.refused ? 'chưa gửi được' : 'chờ gửi' }}</b
          >{{ card.refused ? ': ' + card.refused : waitingWords(card) }}
          <a [routerLink]="['/phieu', card.cardId, 'kiem-tra']">Mở phiếu</a>
          @if (card.refused) {
            <button type="button" class="link" (click)="outbox.withdraw(card.cardId)">Bỏ chờ gửi</button>
          }
        </span>
      </p>
    }
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
  private readonly clock = inject(ServerClock);
  protected readonly momentOf = momentOf;
  protected readonly where = computed(() => (this.store.keeps() ? 'trên máy này' : 'trên trang này'));
  protected readonly first = computed(() => [...this.outbox.left().keys()][0]);

  protected month({ month }: WaitingSending): string {
    return formatMonth(month).toLowerCase();
  }

  /** For three days it only waits; then somebody has to see to it. */
  protected waitingWords({ at }: WaitingSending): string {
    const days = Math.floor((this.clock.now() - at) / A_DAY);
    const age = days >= LONG ? ` đã ${days} ngày; đồng chí tìm nơi có mạng` : '';
    return ` từ ${momentOf(at)}${age}, hệ thống tự gửi khi có mạng.`;
  }
}
