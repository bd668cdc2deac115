import type { ElementRef } from '@angular/core';
import { Component, afterNextRender, computed, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import type { GroupingView } from '@chibo/contracts';
import { Act } from '../shell/act';
import { Control } from '../ui/control';
import { Field, toMend } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { TextControl } from '../ui/text-control';
import { GroupingsClient } from './groupings-client';

interface Line {
  id?: string;
  name: string;
  /** Somebody is in it on the day: it can be renamed, not taken away. */
  inUse: boolean;
}

/** Name of a grouping and of its groups, in their order. */
@Component({
  selector: 'chibo-grouping-form',
  imports: [Control, Field, FormFoot, TextControl],
  template: `
    <form class="sheet stack" novalidate aria-labelledby="grouping-heading" (submit)="$event.preventDefault(); send()">
      <h2 #heading id="grouping-heading" tabindex="-1">
        {{ grouping() ? 'Sửa cách chia nhóm' : 'Thêm cách chia nhóm' }}
      </h2>
      <chibo-field
        for="grouping-name"
        label="Tên cách chia nhóm"
        hint="Ví dụ: Lĩnh vực, Quy mô, Vùng."
        [error]="act.errors()['name']"
      >
        <input chiboControl class="input" maxlength="120" autocomplete="off" [(chiboText)]="name" />
      </chibo-field>
      <fieldset [class.in-error]="act.errors()['groups']">
        <legend class="field-label">Các nhóm, theo thứ tự trên bảng</legend>
        @if (act.errors()['groups']; as words) {
          <p class="field-error">{{ toMend(words) }}</p>
        }
        <ul role="list" class="lines">
          @for (line of lines(); track $index; let at = $index) {
            <li class="line">
              <label class="hidden-visually" [attr.for]="'group-' + at">Tên nhóm {{ at + 1 }}</label>
              <input
                class="input"
                maxlength="120"
                autocomplete="off"
                [id]="'group-' + at"
                [chiboText]="line.name"
                (chiboTextChange)="rename(at, $event)"
              />
              @if (!line.inUse && lines().length > 1) {
                <button type="button" class="button" (click)="drop(at)">
                  Bỏ<span class="hidden-visually"> nhóm {{ line.name || at + 1 }}</span>
                </button>
              }
            </li>
          }
        </ul>
        <button type="button" class="button" (click)="add()">Thêm nhóm</button>
      </fieldset>
      <chibo-form-foot [act]="act" does="Ghi cách chia nhóm" (cancelled)="cancelled.emit()" />
    </form>
  `,
  styles: `
    .lines {
      display: grid;
      gap: 0.5rem;
      margin-block: 0.5rem;
    }

    .line {
      display: flex;
      gap: 0.5rem;
    }

    .line .input {
      flex: 1;
      min-width: 0;
    }
  `,
})
export class GroupingForm {
  private readonly client = inject(GroupingsClient);
  private readonly toFirstError = firstError();
  readonly organizationId = input.required<string>();
  /** Absent: a new one. */
  readonly grouping = input<GroupingView>();
  readonly stored = output<GroupingView>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly toMend = toMend;
  protected readonly name = linkedSignal(() => this.grouping()?.name ?? '');
  protected readonly lines = linkedSignal<Line[]>(() => linesOf(this.grouping()));
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly named = computed(() => this.lines().filter(({ name }) => name.trim()));

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected rename(at: number, name: string): void {
    this.lines.update((lines) => lines.map((line, each) => (each === at ? { ...line, name } : line)));
  }

  protected add(): void {
    this.lines.update((lines) => [...lines, { name: '', inUse: false }]);
    setTimeout(() => document.getElementById(`group-${this.lines().length - 1}`)?.focus());
  }

  protected drop(at: number): void {
    this.lines.update((lines) => lines.filter((_, each) => each !== at));
  }

  protected async send(): Promise<void> {
    const wrong = {
      ...(this.name().trim() ? {} : { name: 'đồng chí ghi tên cách chia nhóm, ví dụ Lĩnh vực.' }),
      ...(this.named().length > 0 ? {} : { groups: 'đồng chí ghi ít nhất một nhóm.' }),
    };
    if (!this.act.check(wrong)) return this.toFirstError();
    const done = await this.act.run(async () => this.stored.emit(await this.store()));
    if (!done) this.toFirstError();
  }

  private store(): Promise<GroupingView> {
    const groups = this.named().map(({ id, name }) => ({ ...(id ? { id } : {}), name: name.trim() }));
    const body = { name: this.name().trim(), groups };
    const known = this.grouping();
    return known ? this.client.change(known, body) : this.client.create(this.organizationId(), body);
  }
}

function linesOf(grouping: GroupingView | undefined): Line[] {
  if (!grouping)
    return [
      { name: '', inUse: false },
      { name: '', inUse: false },
    ];
  return grouping.groups.map(({ id, name, organizations }) => ({ id, name, inUse: organizations > 0 }));
}
