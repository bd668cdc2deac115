import type { ElementRef } from '@angular/core';
import { Component, inject, viewChild } from '@angular/core';
import { KeySetting } from './keys';

const KEYS: readonly { keys: readonly string[]; what: string }[] = [
  { keys: ['J', '↓'], what: 'Phiếu tiếp theo (↓ khi không ở trong phiếu)' },
  { keys: ['K', '↑'], what: 'Phiếu trước (↑ khi không ở trong phiếu)' },
  { keys: ['Enter'], what: 'Vào phiếu để đọc; trong phiếu, phím mũi tên cuộn trang' },
  { keys: ['X'], what: 'Xác nhận, thẩm định hoặc quyết định, rồi mở phiếu tiếp theo' },
  { keys: ['L'], what: 'Trả lại phiếu để bổ sung' },
  { keys: ['U'], what: 'Thu hồi việc vừa làm, trong 10 phút' },
  { keys: ['?'], what: 'Xem bảng phím này' },
];

/** Every key of the queue in words, and a switch for those whom single letters disturb. */
@Component({
  selector: 'chibo-key-sheet',
  template: `
    <dialog #sheet aria-labelledby="keys-heading">
      <div class="stack">
        <h2 id="keys-heading">Phím tắt</h2>
        <dl>
          @for (row of rows; track row.what) {
            <div>
              <dt>
                @for (key of row.keys; track key) {
                  <kbd class="key">{{ key }}</kbd>
                }
              </dt>
              <dd>{{ row.what }}</dd>
            </div>
          }
        </dl>
        <p class="small second">Khi đang gõ trong ô, các phím này không có tác dụng.</p>
        <label class="row">
          <input type="checkbox" [checked]="setting.on()" (change)="setting.set($any($event.target).checked)" />
          Dùng phím tắt trên máy này
        </label>
        <p><button type="button" class="button main" (click)="sheet.close()">Đóng</button></p>
      </div>
    </dialog>
  `,
  styles: `
    dialog {
      width: min(34rem, calc(100vw - 2rem));
      padding: 1.5rem;
      border: 1.5px solid var(--edge);
      background: var(--sheet);
      color: var(--ink);
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 50%);
    }
    dl > div {
      display: grid;
      grid-template-columns: 5.5rem 1fr;
      gap: 0.75rem;
      padding-block: 0.375rem;
      border-top: 1px solid var(--line);
    }
    dt {
      display: flex;
      gap: 0.375rem;
      align-items: start;
    }
    label {
      min-height: 3rem;
    }
    input {
      width: 1.5rem;
      height: 1.5rem;
    }
  `,
})
export class KeySheet {
  protected readonly setting = inject(KeySetting);
  protected readonly rows = KEYS;
  private readonly sheet = viewChild.required<ElementRef<HTMLDialogElement>>('sheet');

  show(): void {
    this.sheet().nativeElement.showModal();
  }
}
