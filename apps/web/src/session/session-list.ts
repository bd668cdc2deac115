import { Component, computed, inject, input, signal } from '@angular/core';
import type { OpenSessionsView, OpenSessionView } from '@chibo/contracts';
import { Act } from '../shell/act';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Note } from '../ui/note';
import { momentOf } from '../ui/when';
import { SessionsClient } from './sessions-client';

/** "Phiên đăng nhập": in which browsers an account is signed in, each to be ended, or all (others) at once. */
@Component({
  selector: 'chibo-session-list',
  imports: [Note, ReadingWords],
  template: `
    <section class="stack" aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">{{ of() ? 'Phiên đăng nhập của ' + name() : 'Phiên đăng nhập của đồng chí' }}</h2>
      <chibo-reading [of]="opening" failed="Chưa mở được các phiên đăng nhập" opening="Đang mở các phiên đăng nhập…" />
      @if (act.failure(); as words) {
        <chibo-note [attention]="true" heading="Chưa kết thúc được" role="alert">
          <p>{{ words }}</p>
        </chibo-note>
      }
      @if (said(); as words) {
        <chibo-note [heading]="words" role="status" />
      }
      @if (sessions(); as all) {
        <ul role="list" class="rows">
          @for (one of all; track one.id) {
            <li class="between">
              <div class="words">
                <p>
                  <b>{{ one.device ?? 'Thiết bị chưa rõ' }}</b>
                  @if (one.current) {
                    (máy này)
                  }
                </p>
                <p class="small second">
                  {{ one.network ? 'Địa chỉ mạng ' + one.network + '. ' : '' }}Đăng nhập lúc
                  {{ momentOf(one.openedAt) }}, dùng gần nhất {{ momentOf(one.lastSeenAt) }}.
                </p>
              </div>
              @if (!one.current) {
                <button type="button" class="link" [disabled]="act.busy()" (click)="end(one)">
                  Kết thúc<span class="hidden-visually">
                    phiên {{ one.device ?? 'chưa rõ' }}, {{ momentOf(one.openedAt) }}</span
                  >
                </button>
              }
            </li>
          } @empty {
            <li class="second">Không có phiên nào đang mở.</li>
          }
        </ul>
        @if (others() > 0) {
          <p>
            <button type="button" class="button" [disabled]="act.busy()" (click)="endAll()">
              {{ of() ? 'Kết thúc mọi phiên' : 'Kết thúc mọi phiên khác' }} ({{ others() }})
            </button>
          </p>
        }
        @if (!of()) {
          <p class="small second">
            Thấy máy lạ: đồng chí kết thúc phiên đó rồi đổi mật khẩu ngay ở trên. Việc chưa gửi trên máy kia vẫn nằm ở
            máy đó.
          </p>
        }
      }
    </section>
  `,
  styles: `
    .words {
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class SessionList {
  private readonly client = inject(SessionsClient);
  /** Whose, of an account an administrator looks after; absent: one's own. */
  readonly of = input<string>();
  readonly name = input('');

  protected readonly momentOf = momentOf;
  protected readonly act = new Act();
  protected readonly said = signal<string | undefined>(undefined);
  protected readonly opening = reading({
    question: () => ({ of: this.of() }),
    read: ({ of }) => (of ? this.client.of(of) : this.client.own()),
  });
  protected readonly sessions = computed(() => this.opening.value()?.sessions);
  protected readonly others = computed(() => (this.sessions() ?? []).filter(({ current }) => !current).length);

  protected async end({ id, device }: OpenSessionView): Promise<void> {
    const of = this.of();
    await this.store(`Đã kết thúc phiên ${device ?? 'chưa rõ thiết bị'}.`, () =>
      of ? this.client.endOf(of, id) : this.client.endOwn(id),
    );
  }

  protected async endAll(): Promise<void> {
    const of = this.of();
    const [said, act] = of
      ? ['Đã kết thúc mọi phiên.', () => this.client.endAllOf(of)]
      : ['Đã kết thúc mọi phiên khác.', () => this.client.endOthers()];
    await this.store(said as string, act as () => Promise<OpenSessionsView>);
  }

  private async store(said: string, act: () => Promise<OpenSessionsView>): Promise<void> {
    this.said.set(undefined);
    const done = await this.act.run(async () => this.opening.set(await act()));
    if (done) this.said.set(said);
  }
}
