import { Component, inject } from '@angular/core';
import { MailsClient } from './mails-client';
import { Act } from '../shell/act';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Note } from '../ui/note';
import { momentOf } from '../ui/when';

/** What became of letters; those that failed or are uncertain go again by hand only. */
@Component({
  selector: 'chibo-mails-section',
  imports: [Note, ReadingWords],
  template: `
    <section class="sheet stack no-print" aria-labelledby="mails-heading">
      <h2 id="mails-heading">Thư nhắc hạn</h2>
      <chibo-reading [of]="opening" failed="Chưa mở được thư nhắc hạn" opening="Đang xem…" />
      @if (act.failure(); as words) {
        <chibo-note [attention]="true" heading="Chưa làm được" role="alert">
          <p>{{ words }}</p>
        </chibo-note>
      }
      @if (view(); as view) {
        @if (view.mail) {
          <p role="status">Đã gửi {{ view.sent }} thư, đang chờ {{ view.waiting }}.</p>
        } @else {
          <p>Chưa nối máy chủ thư. Khai SMTP_URL và MAIL_FROM rồi khởi động lại để gửi thư nhắc hạn.</p>
        }
        @if (view.troubled.length > 0) {
          <ul role="list">
            @for (mail of view.troubled; track mail.id) {
              <li>
                <p>
                  <b>{{ mail.stateLabel }}:</b> {{ mail.subject }}
                </p>
                <p class="small second">{{ mail.to }}, {{ momentOf(mail.at) }}. {{ mail.error }}</p>
                <button type="button" class="link" [disabled]="act.busy()" (click)="again(mail.id)">
                  Gửi lại<span class="hidden-visually"> cho {{ mail.to }}</span>
                </button>
              </li>
            }
          </ul>
          <p class="small second">
            “Không rõ đã đến chưa”: đường truyền đứt trước khi máy chủ thư trả lời, nên hệ thống không tự gửi lại.
          </p>
        }
      }
    </section>
  `,
  styles: `
    li + li {
      margin-top: 0.75rem;
      padding-top: 0.75rem;
      border-top: 1px solid var(--line);
    }
  `,
})
export class MailsSection {
  private readonly client = inject(MailsClient);
  protected readonly momentOf = momentOf;
  protected readonly opening = reading({ question: () => '', read: () => this.client.mails() });
  protected readonly act = new Act();
  protected readonly view = this.opening.value;

  protected async again(id: string): Promise<void> {
    await this.act.run(async () => this.opening.set(await this.client.sendAgain(id)));
  }
}
