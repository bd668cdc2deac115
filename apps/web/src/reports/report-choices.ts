import { Component, computed, input, output } from '@angular/core';
import type { ReportView } from '@chibo/contracts';
import { NO_GROUP } from '@chibo/domain';

type Choices = Record<string, string | null>;

/** What a report can be narrowed to besides period and kind of branch; open where one of them is chosen. */
@Component({
  selector: 'chibo-report-choices',
  template: `
    <details class="no-print" [open]="open()">
      <summary>Nhóm tổ chức, bộ tiêu chí, loại kỳ sinh hoạt</summary>
      <div class="choices">
        @if (view().groupings.length > 0) {
          <label>
            <span class="field-label">Chia theo nhóm</span>
            <select class="input" (change)="look({ chia: $any($event.target).value || null, nhom: null })">
              <option value="" [selected]="!chia()">Không chia</option>
              @for (one of view().groupings; track one.id) {
                <option [value]="one.id" [selected]="one.id === chia()">{{ one.name }}</option>
              }
            </select>
          </label>
        }
        @if (grouping(); as chosen) {
          <label>
            <span class="field-label">Nhóm</span>
            <select class="input" (change)="look({ nhom: $any($event.target).value || null })">
              <option value="" [selected]="!nhom()">Tất cả</option>
              @for (one of chosen.groups; track one.id) {
                <option [value]="one.id" [selected]="one.id === nhom()">{{ one.name }}</option>
              }
              <option [value]="none" [selected]="nhom() === none">Chưa xếp nhóm</option>
            </select>
          </label>
        }
        <label>
          <span class="field-label">Bộ tiêu chí</span>
          <select class="input" (change)="look({ bo: $any($event.target).value || null })">
            <option value="" [selected]="!bo()">Tất cả</option>
            @for (set of view().sets; track set.versionId) {
              <option [value]="set.versionId" [selected]="set.versionId === bo()">
                {{ set.title }} ({{ set.months }} tháng)
              </option>
            }
            @if (elsewhere(); as title) {
              <option [value]="bo()" selected>{{ title }}</option>
            }
          </select>
        </label>
        <label>
          <span class="field-label">Loại kỳ sinh hoạt</span>
          <select class="input" (change)="look({ hop: $any($event.target).value || null })">
            <option value="" [selected]="!hop()">Tất cả</option>
            <option value="REGULAR" [selected]="hop() === 'REGULAR'">Thường kỳ</option>
            <option value="COMBINED" [selected]="hop() === 'COMBINED'">Thường kỳ kết hợp chuyên đề</option>
          </select>
        </label>
      </div>
      @if (view().groupings.length === 0) {
        <p class="small second">Chưa có cách chia nhóm nào; cấp ủy nhập ở Tổ chức đảng, Nhóm.</p>
      }
    </details>
  `,
  styles: `
    :host {
      display: block;
      padding: 0 var(--gutter) 1rem;
    }

    summary {
      min-height: 3rem;
      align-content: center;
      cursor: pointer;
    }

    .choices {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
      gap: 0.75rem;
    }

    .input {
      width: 100%;
    }

    @media (min-width: 64rem) {
      :host {
        padding-inline: 0;
      }

      .choices {
        grid-template-columns: repeat(auto-fill, 14rem);
      }
    }
  `,
})
export class ReportChoices {
  readonly view = input.required<ReportView>();
  readonly chia = input<string>();
  readonly nhom = input<string>();
  readonly bo = input<string>();
  readonly hop = input<string>();
  readonly chosen = output<Choices>();

  protected readonly none = NO_GROUP;
  protected readonly open = computed(() => [this.chia(), this.bo(), this.hop()].some(Boolean));
  protected readonly grouping = computed(() => this.view().groupings.find(({ id }) => id === this.chia()));
  /** A set that scored nothing here is chosen still. */
  protected readonly elsewhere = computed(() => {
    const known = this.view().sets.some(({ versionId }) => versionId === this.bo());
    return this.bo() && !known ? (this.view().part?.set ?? 'Bộ tiêu chí đã chọn') : undefined;
  });

  protected look(choices: Choices): void {
    this.chosen.emit({ ...choices, trang: null });
  }
}
