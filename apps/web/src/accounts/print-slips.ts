import { Component, DestroyRef, inject, input, output, signal } from '@angular/core';
import type { InvitationsView, PrintInvitationsBody } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import { Act } from '../shell/act';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { AccountsClient } from './accounts-client';

/** Slips for the accounts that are ticked, or for all in sight of the filter who have no password yet. */
@Component({
  selector: 'chibo-print-slips',
  imports: [Icon, Note],
  template: `
    <section class="sheet stack no-print" aria-labelledby="slips-heading">
      <h2 id="slips-heading">Phiếu mời</h2>
      <p class="second">
        Mỗi phiếu có một mã dùng một lần, trong 30 ngày, để người nhận tự đặt mật khẩu; không cần thư điện tử. Mỗi tờ A4
        có 12 phiếu, cắt theo đường kẻ. In lần nữa là mã mới, phiếu in trước hết hiệu lực.
      </p>
      @if (act.failure(); as words) {
        <chibo-note [attention]="true" heading="Chưa in được" role="alert">
          <p>{{ act.errors()['accountIds'] ?? words }}</p>
        </chibo-note>
      }
      @if (made(); as done) {
        <chibo-note
          [heading]="'Đã lập ' + done.slips + ' phiếu, dùng đến hết ngày ' + formatDate(done.until) + '.'"
          role="status"
        >
          @if (done.lapsed.length > 0) {
            <p>Phiếu in trước đã hết hiệu lực: {{ done.lapsed.join(', ') }}.</p>
          }
          @if (done.left > 0) {
            <p>Còn {{ done.left }} tài khoản chưa có phiếu; đồng chí bấm in tiếp sau khi lưu tệp này.</p>
          }
          <p>
            <a class="button" download="phieu-moi.pdf" [href]="address()"
              ><chibo-icon name="print" />Lưu tệp PDF để in</a
            >
          </p>
          <p class="small second">Mã chỉ có trong tệp này và không xem lại được; in xong đồng chí xóa tệp.</p>
        </chibo-note>
      }
      <p class="row">
        @if (ticked().length > 0) {
          <button
            type="button"
            class="button main"
            [disabled]="act.busy()"
            (click)="print({ accountIds: [...ticked()] })"
          >
            {{ act.busy() ? 'Đang lập…' : 'Lập phiếu cho ' + ticked().length + ' tài khoản đã chọn' }}
          </button>
        } @else {
          <button type="button" class="button" [disabled]="act.busy()" (click)="print(narrowed())">
            {{ act.busy() ? 'Đang lập…' : 'Lập phiếu cho mọi tài khoản đang lọc chưa có mật khẩu, chưa có phiếu' }}
          </button>
        }
      </p>
    </section>
  `,
  styles: `
    .button {
      height: auto;
      text-align: start;
    }
  `,
})
export class PrintSlips {
  private readonly client = inject(AccountsClient);
  /** Ids of those that are ticked. */
  readonly ticked = input.required<readonly string[]>();
  /** What the list is narrowed to. */
  readonly narrowed = input.required<PrintInvitationsBody>();
  readonly printed = output();

  protected readonly formatDate = formatDate;
  protected readonly act = new Act();
  protected readonly made = signal<InvitationsView | undefined>(undefined);
  /** Of the file, as long as this stands. */
  protected readonly address = signal<string | undefined>(undefined);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.forget());
  }

  protected async print(body: PrintInvitationsBody): Promise<void> {
    const done = await this.act.run(async () => this.keep(await this.client.printInvitations(body)));
    if (done) this.printed.emit();
  }

  private keep(made: InvitationsView): void {
    this.forget();
    this.made.set(made);
    this.address.set(URL.createObjectURL(new Blob([bytesOf(made.file)], { type: 'application/pdf' })));
  }

  private forget(): void {
    const address = this.address();
    if (address) URL.revokeObjectURL(address);
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
