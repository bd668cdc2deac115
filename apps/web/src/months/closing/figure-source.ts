import { Component, computed, input, output } from '@angular/core';
import type { ClosedFigures } from '@chibo/contracts';
import type { FigureSource } from '@chibo/domain';
import { FIGURE_SOURCE_LABEL, FIGURE_SOURCES } from '@chibo/domain';
import { momentOf } from '../../ui/when';
import { AlteredNote } from './altered-note';
import { HashLine } from './hash-line';

/** Of a closed month: whether the frozen figures stand here or those of this moment, and the way to the others. */
@Component({
  selector: 'chibo-figure-source',
  imports: [AlteredNote, HashLine],
  template: `
    @if (closing().altered) {
      <chibo-altered />
    }
    @if (closing().kept) {
      <ul role="list" class="row no-print" aria-label="Nguồn số liệu">
        @for (source of sources; track source) {
          <li>
            <button
              type="button"
              class="filter"
              [attr.aria-pressed]="closing().shown === source"
              (click)="chosen.emit(source)"
            >
              {{ label[source] }}
            </button>
          </li>
        }
      </ul>
    } @else {
      <p>Số liệu hiện nay. Lần khóa sổ này chưa giữ bảng tổng hợp; danh sách đã khóa có ở trang Khóa sổ.</p>
    }
    <p class="small second words">
      @if (!told()) {
        {{ words() }}
      }
      @if (closing().shown === 'CLOSED') {
        Mã băm <chibo-hash [hash]="closing().hash" />
      }
    </p>
  `,
  styleUrl: '../../styles/committee-page.css',
  styles: `
    :host {
      display: block;
      padding: 0.75rem var(--gutter);
    }

    .words {
      margin-top: 0.5rem;
    }

    @media (min-width: 64rem) {
      :host {
        padding-inline: 0;
      }
    }
  `,
})
export class FigureSourceChoice {
  readonly closing = input.required<ClosedFigures>();
  /** The page says already when it was closed and how many branches differ. */
  readonly told = input(false);
  readonly chosen = output<FigureSource>();

  protected readonly sources = FIGURE_SOURCES;
  protected readonly label = FIGURE_SOURCE_LABEL;
  protected readonly words = computed(() => {
    const { shown, at, changesTotal: n } = this.closing();
    const moment = momentOf(at);
    if (shown === 'CLOSED')
      return `Số liệu khóa lúc ${moment}; ${n === 0 ? 'hiện nay chưa có gì khác.' : `hiện nay ${n} chi bộ đã khác.`}`;
    return n === 0 ? `Như số đã khóa lúc ${moment}.` : `Khác số đã khóa lúc ${moment} ở ${n} chi bộ.`;
  });
}
