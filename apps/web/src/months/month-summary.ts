import { Component, computed, input } from '@angular/core';
import type { BandCounts, MonthTableView } from '@chibo/contracts';
import { RATING_BANDS } from '@chibo/domain';
import { notRatedWords, roundingWords } from '@chibo/tables';
import { BandMark } from '../ui/band-mark';
import { shareOf } from './counts';

/** The month in figures: the two kinds of branch and their sum, every percentage with its base. */
@Component({
  selector: 'chibo-month-summary',
  imports: [BandMark],
  template: `
    <div class="wide sheet">
      <table class="figures">
        <caption class="hidden-visually">
          Kết quả theo loại chi bộ
        </caption>
        <thead>
          <tr>
            <th scope="col">Loại chi bộ</th>
            <th scope="col" class="number">Hiện có</th>
            <th scope="col" class="number">Phải chấm</th>
            <th scope="col" class="number">Được đánh giá</th>
            @for (band of bands; track band) {
              <th scope="col" colspan="2" class="number"><chibo-band [band]="band" /></th>
            }
            <th scope="col" class="number">Chưa đánh giá</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.label) {
            <tr [class.sum]="row.sum">
              <th scope="row">{{ row.label }}</th>
              <td class="number">{{ row.counts.existing }}</td>
              <td class="number">{{ row.counts.owed }}</td>
              <td class="number">{{ row.counts.rated }}</td>
              @for (band of bands; track band) {
                <td class="number" [class.quiet]="row.counts.bands[band] === 0">{{ row.counts.bands[band] }}</td>
                <td class="number share">{{ share(row.counts, band) }}</td>
              }
              <td class="number">
                {{ row.counts.notRated }}
                @if (row.sum && reasons(row.counts); as words) {
                  <span class="small second block">{{ words }}</span>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    <div class="narrow-only sheet stack">
      <p class="second">Đã xếp loại {{ total().rated }}/{{ total().owed }} phiếu phải chấm</p>
      <ul role="list" class="bands">
        @for (band of bands; track band) {
          <li>
            <chibo-band [band]="band" />
            <span class="number">{{ total().bands[band] }}</span>
            <span class="number share">{{ share(total(), band) }}</span>
          </li>
        }
      </ul>
      <p class="small second">
        {{ rounding() }} Được đánh giá {{ total().rated }}, chưa đánh giá {{ total().notRated
        }}{{ reasons(total()) ? ': ' + reasons(total()) : '' }}.
      </p>
    </div>
    <p class="base small second">{{ rounding() }}</p>
  `,
  styleUrl: './month-summary.css',
})
export class MonthSummary {
  readonly byKind = input.required<MonthTableView['byKind']>();
  readonly total = input.required<BandCounts>();

  protected readonly bands = RATING_BANDS;
  protected readonly share = shareOf;
  protected readonly reasons = notRatedWords;
  protected readonly rounding = computed(() => roundingWords(this.total()));
  protected readonly rows = computed(() => {
    const kinds = this.byKind().map(({ label, counts }) => ({ label, counts, sum: false }));
    return [...kinds, { label: 'Cộng', counts: this.total(), sum: true }];
  });
}
