import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReorganizationPreview } from '@chibo/contracts';
import { addDays, formatDate, formatMonth } from '@chibo/domain';

/** What a reorganisation would change: figures before and after, then in sentences what becomes of what. */
@Component({
  selector: 'chibo-reorganization-previewed',
  imports: [RouterLink],
  templateUrl: './reorganization-previewed.html',
  styleUrls: ['../styles/rows.css', './reorganization-previewed.css'],
})
export class ReorganizationPreviewed {
  readonly preview = input.required<ReorganizationPreview>();
  /** Those that can take a role over, by id or new code. */
  readonly receivers = input<readonly { to: string; name: string }[]>([]);
  readonly carried = output<{ id: string; to: string }>();
  readonly grouped = output<{ groupingId: string; of: string; groupId: string }>();

  protected readonly date = formatDate;
  protected readonly month = formatMonth;
  protected readonly lastDay = computed(() => formatDate(addDays(this.preview().from, -1)));
  protected readonly firstDay = computed(() => formatDate(this.preview().from));
  /** New ones are asked for their groups: a receiver that is no id is a new one. */
  protected readonly begun = computed(() => {
    const names = new Set(this.preview().parts.flatMap(({ part, name }) => (part === 'BEGINS' ? [name] : [])));
    return this.receivers().filter(({ name }) => names.has(name));
  });
}
