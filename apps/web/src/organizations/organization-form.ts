import type { ElementRef } from '@angular/core';
import {
  Component,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import type { CreateOrganizationBody, OrganizationKindView, OrganizationView } from '@chibo/contracts';
import { Act } from '../shell/act';
import { DayField } from '../ui/day-field';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { Note } from '../ui/note';
import { NumberField } from '../ui/number-field';
import { TextControl } from '../ui/text-control';
import type { Chosen } from './organization-picker';
import { OrganizationPicker } from './organization-picker';
import { OrganizationsClient } from './organizations-client';

type Leadership = OrganizationView['leadership'];

const LEADERSHIPS: { value: Leadership; label: string }[] = [
  { value: 'COMMITTEE', label: 'Có chi ủy' },
  { value: 'SECRETARY_AND_DEPUTY', label: 'Bí thư và phó bí thư' },
  { value: 'SECRETARY_ONLY', label: 'Chỉ có bí thư' },
];

/** Enters an organisation, or changes one from a day on; what was before that day stays as it was. */
@Component({
  selector: 'chibo-organization-form',
  imports: [Control, DayField, Field, Note, NumberField, OrganizationPicker, TextControl],
  templateUrl: './organization-form.html',
})
export class OrganizationForm {
  private readonly client = inject(OrganizationsClient);
  /** Absent: a new organisation. */
  readonly organization = input<OrganizationView>();
  readonly kinds = input.required<OrganizationKindView[]>();
  readonly today = input.required<string>();
  readonly done = output<OrganizationView>();
  readonly cancelled = output();

  protected readonly leaderships = LEADERSHIPS;
  protected readonly act = new Act();
  private readonly toFirstError = firstError();
  protected readonly name = linkedSignal(() => this.organization()?.name ?? '');
  protected readonly code = linkedSignal(() => this.organization()?.code ?? '');
  protected readonly kind = linkedSignal(() => this.organization()?.kind ?? '');
  protected readonly parent = linkedSignal<Chosen | undefined>(() => parentOf(this.organization()));
  protected readonly leadership = linkedSignal<Leadership>(() => this.organization()?.leadership ?? 'COMMITTEE');
  protected readonly minutes = linkedSignal(() => this.organization()?.minMinutesOverride);
  protected readonly from = linkedSignal<string | undefined>(() => untracked(this.today));
  /** The organisation at the top keeps having no superior. */
  protected readonly hasParent = computed(() => !this.organization() || !!this.organization()?.parentId);
  protected readonly isCell = computed(() => this.kinds().find(({ kind }) => kind === this.kind())?.isCell ?? false);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected async send(): Promise<void> {
    if (!this.act.check(this.missing())) return this.toFirstError();
    const done = await this.act.run(async () => this.done.emit(await this.store()));
    if (!done) this.toFirstError();
  }

  private missing(): Record<string, string> {
    return {
      ...(this.name().trim() ? {} : { name: 'đồng chí ghi tên tổ chức.' }),
      ...(this.code().trim() ? {} : { code: 'đồng chí ghi mã, ví dụ SNV.01.' }),
      ...(this.kind() ? {} : { kind: 'đồng chí chọn loại tổ chức.' }),
      ...(this.from() ? {} : { from: 'đồng chí ghi ngày bắt đầu, ví dụ 01/03/2026.' }),
      ...(this.parent() || !this.hasParent() ? {} : { parentId: 'đồng chí chọn cấp trên trực tiếp.' }),
    };
  }

  private store(): Promise<OrganizationView> {
    const known = this.organization();
    return known ? this.client.change(known.id, this.body()) : this.client.create(this.body());
  }

  private body(): CreateOrganizationBody {
    return {
      from: this.from() ?? '',
      name: this.name().trim(),
      code: this.code().trim(),
      kind: this.kind(),
      leadership: this.leadership(),
      minMinutesOverride: this.isCell() ? (this.minutes() ?? null) : null,
      parentId: this.hasParent() ? this.parent()?.id : undefined,
    };
  }
}

/** As the register shows it: not of an organisation whose superior the reader does not see. */
function parentOf(organization: OrganizationView | undefined): Chosen | undefined {
  const { parentId: id, parentName: name } = organization ?? {};
  return id && name ? { id, name } : undefined;
}
