import type { ElementRef } from '@angular/core';
import {
  Component,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { AssignOfficerBody, SupervisedCell, SupervisionView } from '@chibo/contracts';
import { foldVietnamese, formatDate } from '@chibo/domain';
import { Act } from '../shell/act';
import { Session } from '../shell/session';
import { Control } from '../ui/control';
import { DayField } from '../ui/day-field';
import { Field, toMend } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { Tick } from '../ui/tick';
import { TextControl } from '../ui/text-control';
import { SupervisionClient } from './supervision-client';
import { presentOf, replacedOn } from './supervision-words';

/** Fewer branches are seen at a glance. */
const SEARCHED_FROM = 8;

/** One comrade for some branches, from a day; who follows them until then ends on the eve. */
@Component({
  selector: 'chibo-assign-form',
  imports: [Control, DayField, Field, FormFoot, Tick, TextControl],
  templateUrl: './assign-form.html',
  styleUrl: './assign-form.css',
})
export class AssignForm {
  private readonly client = inject(SupervisionClient);
  private readonly today = inject(Session).today;
  private readonly toFirstError = firstError();
  readonly view = input.required<SupervisionView>();
  /** Ticked from the start. */
  readonly first = input<string>();
  readonly stored = output<{ view: SupervisionView; said: string }>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly toMend = toMend;
  protected readonly accountId = signal('');
  protected readonly name = signal('');
  protected readonly from = linkedSignal<string | undefined>(() => untracked(this.today));
  protected readonly until = signal<string | undefined>(undefined);
  protected readonly words = signal('');
  protected readonly ticked = linkedSignal<ReadonlySet<string>>(
    () => new Set(this.first() ? [this.first() ?? ''] : []),
  );
  protected readonly month = computed(() => this.today().slice(0, 7));
  protected readonly cells = computed(() => this.view().cells.filter(({ subordinate }) => subordinate));
  protected readonly searchable = computed(() => this.cells().length >= SEARCHED_FROM);
  protected readonly found = computed(() => {
    const wanted = foldVietnamese(this.words());
    return this.cells().filter(
      ({ cellId, name, code }) => this.ticked().has(cellId) || foldVietnamese(`${name} ${code}`).includes(wanted),
    );
  });
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  /** The account has a name; one that was typed stays. */
  protected choose(accountId: string): void {
    const nameOf = (id: string): string => this.view().accounts.find((one) => one.accountId === id)?.name ?? '';
    const untouched = this.name() === nameOf(this.accountId());
    if (untouched) this.name.set(nameOf(accountId));
    this.accountId.set(accountId);
  }

  protected tick(cellId: string, wanted: boolean): void {
    const ticked = new Set(this.ticked());
    if (wanted) ticked.add(cellId);
    else ticked.delete(cellId);
    this.ticked.set(ticked);
  }

  /** What becomes of who follows the branch now. */
  protected nowWords(cell: SupervisedCell): string {
    const from = this.from();
    const replaced = from && this.ticked().has(cell.cellId) ? replacedOn(cell, from) : undefined;
    if (replaced && from) return `Thay đồng chí ${replaced.name} từ ngày ${formatDate(from)}`;
    const present = presentOf(cell);
    return present ? `Đang phụ trách: ${present.name}` : 'Chưa có người phụ trách';
  }

  protected async send(): Promise<void> {
    const [name, from] = [this.name().trim(), this.from()];
    if (!this.act.check(this.wrong(name, from)) || !from) return this.toFirstError();
    const body = this.body(name, from);
    const done = await this.act.run(async () => {
      const view = await this.client.assign(this.view().organizationId, body);
      this.stored.emit({ view, said: `Đã phân công đồng chí ${name} phụ trách ${body.cells.length} chi bộ.` });
    });
    if (!done) this.toFirstError();
  }

  private body(name: string, from: string): AssignOfficerBody {
    const chosen = this.cells().filter(({ cellId }) => this.ticked().has(cellId));
    const cells = chosen.map((cell) => ({ cellId: cell.cellId, replacesId: replacedOn(cell, from)?.id ?? null }));
    return { name, accountId: this.accountId() || null, cells, from, until: this.until() ?? null };
  }

  private wrong(name: string, from: string | undefined): Record<string, string> {
    const until = this.until();
    return {
      ...(name ? {} : { name: 'đồng chí ghi họ tên người phụ trách.' }),
      ...(from ? {} : { from: 'đồng chí ghi ngày, ví dụ 01/04/2026.' }),
      ...(from && until && until < from ? { until: 'ngày kết thúc trước ngày bắt đầu.' } : {}),
      ...(this.ticked().size > 0 ? {} : { cells: 'đồng chí chọn ít nhất một chi bộ.' }),
    };
  }
}
