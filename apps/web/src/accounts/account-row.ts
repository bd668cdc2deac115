import type { ElementRef } from '@angular/core';
import { Component, computed, effect, inject, input, output, signal, viewChild } from '@angular/core';
import type { AccountRoleView, AccountView, NewAccountView } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import { SessionList } from '../session/session-list';
import { Act } from '../shell/act';
import { Note } from '../ui/note';
import { momentOf } from '../ui/when';
import { periodWords, STATE_WORDS } from './account-words';
import { AccountsClient } from './accounts-client';
import { RoleEndForm } from './role-end-form';
import { RoleForm } from './role-form';

/** What waits for a second tap, and what it means. */
const ASKING = {
  reset: { act: 'Cấp lại mật khẩu cho', means: 'Mật khẩu cũ không dùng được nữa, mọi phiên đăng nhập kết thúc.' },
  disable: {
    act: 'Khóa',
    means: 'Người dùng không đăng nhập được nữa, mọi phiên kết thúc ngay. Vai trò vẫn giữ nguyên.',
  },
  enable: { act: 'Mở khóa', means: 'Người dùng đăng nhập lại được bằng mật khẩu cũ, với các vai trò đang có.' },
  email: {
    act: 'Xác nhận địa chỉ thư của',
    means:
      'Thư nhắc hạn sẽ gửi đến địa chỉ này theo lời đồng chí: chỉ xác nhận khi chính người dùng đã cho biết địa chỉ.',
  },
  drop: { act: 'Bỏ vai trò của', means: 'Vai trò chưa có hiệu lực này sẽ không được giao nữa.' },
};
type Asked = keyof typeof ASKING;

interface Open {
  what: 'give' | 'correct' | 'end' | 'sessions' | Asked;
  role?: AccountRoleView;
}

/** One account: who it is, what it may act as, and what an administrator may do with it. */
@Component({
  selector: 'chibo-account-row',
  imports: [Note, RoleEndForm, RoleForm, SessionList],
  templateUrl: './account-row.html',
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
    }
    .words {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .acts {
      gap: 0 1.5rem;
    }
  `,
})
export class AccountRow {
  private readonly client = inject(AccountsClient);
  readonly account = input.required<AccountView>();
  /** It is the reader's. */
  readonly isOwn = input.required<boolean>();
  /** The account as it is now, and what was done to it in words. */
  readonly changed = output<{ account: AccountView; said: string }>();
  readonly issued = output<NewAccountView>();

  protected readonly asking = ASKING;
  protected readonly periodWords = periodWords;
  protected readonly act = new Act();
  protected readonly open = signal<Open | undefined>(undefined);
  protected readonly lasting = computed(() => this.account().roles.filter(({ state }) => state !== 'OVER'));
  protected readonly over = computed(() => this.account().roles.filter(({ state }) => state === 'OVER'));
  protected readonly stateWords = computed(() => {
    const { state, hasPassword, lastSignedInAt, invitedUntil } = this.account();
    const last = lastSignedInAt ? `, đăng nhập gần nhất ${momentOf(lastSignedInAt)}` : '';
    const waits = hasPassword ? '' : '; chưa có mật khẩu, cần phiếu mời';
    const slip = invitedUntil ? `; phiếu mời dùng được đến hết ngày ${formatDate(invitedUntil)}` : waits;
    return `${STATE_WORDS[state]}${last}${slip}.`;
  });
  private readonly question = viewChild<ElementRef<HTMLElement>>('question');

  constructor() {
    effect(() => this.question()?.nativeElement.focus());
  }

  protected close(): void {
    this.act.forget();
    this.open.set(undefined);
  }

  protected store(account: AccountView, said: string): void {
    this.close();
    this.changed.emit({ account, said: `${account.displayName}: ${said}` });
  }

  protected async confirm({ what, role }: Open): Promise<void> {
    await this.act.run(async () => {
      const account = this.account();
      if (what === 'reset') this.issued.emit(await this.client.resetPassword(account.id));
      if (what === 'drop' && role) this.store(await this.client.dropRole(account.id, role), 'Đã bỏ vai trò.');
      if (what === 'email') await this.vouch(account);
      if (what === 'disable') await this.lock(account, true);
      if (what === 'enable') await this.lock(account, false);
      this.open.set(undefined);
    });
  }

  private async vouch(account: AccountView): Promise<void> {
    await this.client.confirmEmail(account.id);
    this.store({ ...account, emailConfirmed: true }, 'Đã xác nhận địa chỉ thư.');
  }

  private async lock(account: AccountView, disabled: boolean): Promise<void> {
    await (disabled ? this.client.disable(account.id) : this.client.enable(account.id));
    this.store({ ...account, disabled }, disabled ? 'Đã khóa tài khoản.' : 'Đã mở khóa tài khoản.');
  }
}
