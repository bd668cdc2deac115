import type { ElementRef } from '@angular/core';
import { Component, computed, effect, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import type { LetterheadView } from '@chibo/contracts';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Note } from '../ui/note';
import { LetterheadForm } from './letterhead-form';
import { LetterheadsClient } from './letterheads-client';
import { paperLines } from './paper-lines';
import { PaperPreview } from './paper-preview';

/** What stands around one organisation's papers: place, symbol, who signs, who receives. */
@Component({
  imports: [LetterheadForm, Note, PageHeading, PaperPreview, ReadingWords],
  template: `
    <div class="reading page">
      <chibo-reading [of]="opening" failed="Chưa mở được thể thức văn bản" opening="Đang mở thể thức văn bản…" />
      @if (view(); as view) {
        <div class="top">
          <h1 #heading class="hidden-on-phone">Thể thức văn bản</h1>
          <p class="second">
            <span class="hidden-on-phone">{{ view.name }}. </span
            >{{
              view.isCell
                ? 'Đứng trên phiếu in của chi bộ.'
                : 'Đứng trên mọi bảng, danh sách, biên bản của tổ chức này khi in và lấy thành tệp.'
            }}
            Chỗ chưa đặt thì để dấu chấm để ghi tay.
          </p>
        </div>
        <div role="status">
          @if (said(); as words) {
            <chibo-note [heading]="words" />
          }
        </div>
        @if (editing()) {
          <chibo-letterhead-form [view]="view" (stored)="store($event)" (cancelled)="close()" />
        } @else {
          <section class="sheet stack" aria-label="Văn bản in ra">
            <chibo-paper-preview [of]="lines(view)" />
            @if (view.mayChange) {
              <p>
                <button type="button" class="button alone" (click)="edit()">
                  Thay đổi<span class="hidden-visually"> thể thức văn bản</span>
                </button>
              </p>
            } @else {
              <p class="sunk-box">Thể thức do quản trị của cấp ủy đặt; đồng chí xem được, không sửa được.</p>
            }
          </section>
        }
      }
    </div>
  `,
  styles: `
    .top {
      display: grid;
      gap: 0.75rem;
      padding: 1.25rem var(--gutter);
    }

    @media (min-width: 64rem) {
      .top {
        padding-inline: 0;
      }
    }
  `,
})
export class LetterheadPage {
  private readonly client = inject(LetterheadsClient);
  private readonly frame = inject(Frame);

  /** From the address: the organisation. */
  readonly id = input.required<string>();

  protected readonly opening = reading({ question: () => this.id(), read: (id) => this.client.letterhead(id) });
  protected readonly view = this.opening.value;
  /** The form belongs to the organisation in sight and goes with it. */
  protected readonly editing = linkedSignal({ source: this.id, computation: () => false });
  protected readonly said = signal<string | undefined>(undefined);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly back = computed(() => `/to-chuc/${this.id()}/han-va-xep-loai`);

  constructor() {
    effect(() => {
      const view = this.view();
      if (view)
        this.frame.show({ title: 'Thể thức văn bản', subtitle: view.name, back: this.back(), path: '/to-chuc' });
    });
  }

  protected readonly lines = (view: LetterheadView) =>
    paperLines(view, { ...view, onBehalf: view.onBehalf ?? null, signatory: view.signatory ?? null });

  protected edit(): void {
    this.said.set(undefined);
    this.editing.set(true);
  }

  protected store(view: LetterheadView): void {
    this.opening.set(view);
    this.close();
    this.said.set('Đã ghi thể thức văn bản.');
  }

  /** The form goes and took the focus with it. */
  protected close(): void {
    this.editing.set(false);
    this.heading()?.nativeElement.focus();
  }
}
