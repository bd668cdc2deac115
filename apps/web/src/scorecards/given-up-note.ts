import { Component, inject, input, signal } from '@angular/core';
import type { OnInit } from '@angular/core';
import { DeviceStore } from '../device/device-store';
import { Session } from '../shell/session';
import { Note } from '../ui/note';
import { Journal } from './draft/journal';
import type { Edit } from './draft/merge';

/**
 * A card its branch has given up: what this device still held for it goes nowhere any more. It is taken off the device, so
 * that it does not wait for ever, and what was written in words stands here once more.
 */
@Component({
  selector: 'chibo-given-up-note',
  imports: [Note],
  template: `
    <chibo-note [attention]="true" [heading]="heading()" role="alert">
      <p>{{ words() }}</p>
      @if (held().length > 0) {
        <p>{{ held().length }} thay đổi chưa gửi lên của phiếu này không vào phiếu nào nên đã được gỡ khỏi máy.</p>
      }
      @if (texts().length > 0) {
        <p>Nếu còn cần, đồng chí chép lại những lời đã ghi:</p>
        <ul role="list">
          @for (text of texts(); track $index) {
            <li class="words">“{{ text }}”</li>
          }
        </ul>
      }
    </chibo-note>
  `,
})
export class GivenUpNote implements OnInit {
  private readonly shelf = inject(DeviceStore).device;
  private readonly session = inject(Session);
  /** The server's: that it was given up, and when. */
  readonly words = input.required<string>();
  readonly cardId = input.required<string>();
  readonly heading = input<string>();

  protected readonly held = signal<Edit[]>([]);
  protected readonly texts = signal<string[]>([]);

  ngOnInit(): void {
    const journal = new Journal(this.shelf, this.session.view()?.account.id ?? '', this.cardId());
    this.held.set(journal.takeAll());
    this.texts.set(this.held().flatMap(textIn));
  }
}

/** Choices and numbers are quickly made again; words are not. */
function textIn({ key, value }: Edit): string[] {
  const text = typeof value === 'object' ? value?.note : key === 'facts.heldOn' ? undefined : value;
  return typeof text === 'string' && text !== '' ? [text] : [];
}
