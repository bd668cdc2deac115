import { Component, computed, input } from '@angular/core';
import type { BandsRow } from '@chibo/tables';
import { bandsPicture } from '@chibo/tables';
import { Picture } from '../ui/picture/picture';

/** Rows that are drawn at once; more of them when they are asked for. */
const AT_ONCE = 12;

/** Shares of the bands of all, by kind of branch, and organisation by organisation in the order of the table. */
@Component({
  selector: 'chibo-bands-section',
  imports: [Picture],
  template: `
    <section class="sheet stack" aria-labelledby="bands-heading">
      <h2 id="bands-heading">Tỷ lệ xếp loại</h2>
      @if (total().length > 0) {
        <chibo-picture [draw]="overAll()" />
      }
      @if (rows().length > 0) {
        <details [open]="rows().length <= atOnce">
          <summary>{{ each() }}, theo thứ tự của bảng ({{ rows().length }})</summary>
          <chibo-picture [draw]="drawn()" />
        </details>
      }
      <p class="small second">
        Mỗi thanh là số chi bộ được đánh giá; số bên phải là được đánh giá trên hiện có. Số liệu đầy đủ ở bảng dưới.
      </p>
    </section>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: 1rem;
    }

    summary {
      min-height: 3rem;
      align-content: center;
      cursor: pointer;
    }
  `,
})
export class BandsSection {
  readonly rows = input.required<readonly BandsRow[]>();
  /** All of them, then by kind of branch. */
  readonly total = input.required<readonly BandsRow[]>();
  /** What its rows are. */
  readonly each = input('Từng tổ chức');

  protected readonly atOnce = AT_ONCE;
  protected readonly overAll = computed(() => {
    const total = this.total();
    return (width: number) => bandsPicture(total, width);
  });
  protected readonly drawn = computed(() => {
    const rows = this.rows();
    return (width: number) => bandsPicture(rows, width);
  });
}
