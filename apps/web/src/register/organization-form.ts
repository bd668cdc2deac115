import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import type { OrganizationKindView, OrganizationView } from '@chibo/contracts';
import { ProblemError, wordsOf } from '../shell/api';
import { Field } from '../ui/field';
import { RegisterClient } from './register-client';

type Leadership = OrganizationView['leadership'];

const LEADERSHIPS: { value: Leadership; label: string }[] = [
  { value: 'COMMITTEE', label: 'Có chi ủy' },
  { value: 'SECRETARY_AND_DEPUTY', label: 'Bí thư và phó bí thư' },
  { value: 'SECRETARY_ONLY', label: 'Chỉ có bí thư' },
];

/** Enters an organisation, or changes one from a day on; what was before that day stays as it was. */
@Component({
  selector: 'chibo-organization-form',
  imports: [Field],
  templateUrl: './organization-form.html',
})
export class OrganizationForm {
  private readonly client = inject(RegisterClient);
  /** Absent: a new organisation. */
  readonly organization = input<OrganizationView>();
  readonly all = input.required<OrganizationView[]>();
  readonly kinds = input.required<OrganizationKindView[]>();
  readonly today = input.required<string>();
  readonly done = output<OrganizationView>();
  readonly cancelled = output();

  protected readonly leaderships = LEADERSHIPS;
  protected readonly name = signal('');
  protected readonly code = signal('');
  protected readonly kind = signal('');
  protected readonly parentId = signal('');
  protected readonly from = signal('');
  protected readonly leadership = signal<Leadership>('COMMITTEE');
  protected readonly minutes = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly errors = signal<Record<string, string>>({});
  protected readonly parents = computed(() =>
    this.all().filter(({ isCell, id }) => !isCell && id !== this.organization()?.id),
  );
  protected readonly isCell = computed(() => this.kinds().find(({ kind }) => kind === this.kind())?.isCell ?? false);

  constructor() {
    effect(() => {
      const known = this.organization();
      this.name.set(known?.name ?? '');
      this.code.set(known?.code ?? '');
      this.kind.set(known?.kind ?? this.kinds().find(({ isCell }) => isCell)?.kind ?? '');
      this.parentId.set(known?.parentId ?? this.parents()[0]?.id ?? '');
      this.from.set(this.today());
      this.leadership.set(known?.leadership ?? 'COMMITTEE');
      this.minutes.set(known?.minMinutesOverride === undefined ? '' : String(known.minMinutesOverride));
    });
  }

  protected async send(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    this.errors.set({});
    try {
      this.done.emit(await this.store());
    } catch (error) {
      this.failure.set(wordsOf(error));
      const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
      this.errors.set(Object.fromEntries(errors.map(({ field, text }) => [field, text])));
    } finally {
      this.busy.set(false);
    }
  }

  private store(): Promise<OrganizationView> {
    const known = this.organization();
    const minMinutesOverride = this.isCell() && this.minutes().trim() ? Number(this.minutes()) : null;
    const body = {
      from: this.from(),
      name: this.name().trim(),
      code: this.code().trim(),
      kind: this.kind(),
      leadership: this.leadership(),
      minMinutesOverride,
    };
    // A root keeps having no superior.
    const parentId = known && !known.parentId ? undefined : this.parentId();
    return known ? this.client.change(known.id, { ...body, parentId }) : this.client.create({ ...body, parentId });
  }
}
