import type { ElementRef } from '@angular/core';
import { Component, Injector, afterNextRender, inject, input, output, signal, viewChild } from '@angular/core';
import { Note } from '../ui/note';

/** Offers to give up an empty card and asks once before it goes. The focus goes along and comes back. */
@Component({
  selector: 'chibo-give-up',
  imports: [Note],
  template: `
    @if (asking()) {
      <div class="sunk-box stack" role="group" aria-label="Bỏ phiếu còn trống">
        <p #question tabindex="-1">
          Phiếu này chưa có nội dung. Bỏ rồi thì không lấy lại được; cần thì lập phiếu chuyên đề mới.
        </p>
        @if (failure(); as words) {
          <chibo-note [attention]="true" heading="Chưa bỏ được phiếu" role="alert">
            <p>{{ words }}</p>
          </chibo-note>
        }
        <div class="row">
          <button type="button" class="button" [attr.aria-disabled]="busy()" (click)="busy() || givenUp.emit()">
            {{ busy() ? 'Đang bỏ…' : 'Bỏ phiếu' }}
          </button>
          <button type="button" class="button" (click)="stay()">Thôi</button>
        </div>
      </div>
    } @else {
      <p><button #offer type="button" class="link" (click)="ask()">Bỏ phiếu còn trống này</button></p>
    }
  `,
})
export class GiveUpQuestion {
  private readonly injector = inject(Injector);
  readonly busy = input(false);
  readonly failure = input<string>();
  readonly givenUp = output();

  protected readonly asking = signal(false);
  private readonly question = viewChild<ElementRef<HTMLElement>>('question');
  private readonly offer = viewChild<ElementRef<HTMLElement>>('offer');

  protected ask(): void {
    this.asking.set(true);
    afterNextRender(() => this.question()?.nativeElement.focus(), { injector: this.injector });
  }

  protected stay(): void {
    this.asking.set(false);
    afterNextRender(() => this.offer()?.nativeElement.focus(), { injector: this.injector });
  }
}
