import type { ElementRef } from '@angular/core';
import { Component, afterNextRender, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type {
  OrganizationDetailView,
  OrganizationKindView,
  OrganizationView,
  RegisterActView,
  ReorganizationBody,
  ReorganizationPreview,
} from '@chibo/contracts';
import type { Reorganization } from '@chibo/domain';
import { formatDate, REGISTER_ACT_LABEL, REORGANIZATIONS } from '@chibo/domain';
import { Act } from '../shell/act';
import { Session } from '../shell/session';
import { Choice } from '../ui/choice';
import { Control } from '../ui/control';
import { DayField } from '../ui/day-field';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import type { Chosen } from './organization-picker';
import { OrganizationPicker } from './organization-picker';
import { ReorganizationPreviewed } from './reorganization-previewed';
import { ReorganizationsClient } from './reorganizations-client';

/** A new organisation as it is typed. */
interface NewOne {
  name: string;
  code: string;
  kind: string;
}

/** "Sắp xếp tổ chức": what is to be done with one organisation by a decision; first what it changes, then the act. */
@Component({
  selector: 'chibo-reorganization-form',
  imports: [Choice, Control, DayField, Field, Note, OrganizationPicker, ReorganizationPreviewed, TextControl],
  templateUrl: './reorganization-form.html',
})
export class ReorganizationForm {
  private readonly client = inject(ReorganizationsClient);
  protected readonly today = inject(Session).today;
  private readonly toFirstError = firstError();
  readonly organization = input.required<OrganizationDetailView>();
  readonly kinds = input.required<readonly OrganizationKindView[]>();
  readonly done = output<RegisterActView>();
  readonly cancelled = output();

  protected readonly options = REORGANIZATIONS.map((value) => ({ value, text: REGISTER_ACT_LABEL[value] }));
  protected readonly act = new Act();
  protected readonly date = formatDate;
  protected readonly kind = signal<Reorganization | undefined>(undefined);
  protected readonly others = signal<readonly Chosen[]>([]);
  protected readonly successor = signal<Chosen | undefined>(undefined);
  protected readonly founded = signal<readonly NewOne[]>([]);
  protected readonly keeps = signal(false);
  protected readonly from = signal<string | undefined>(undefined);
  protected readonly number = signal('');
  protected readonly decidedOn = signal<string | undefined>(undefined);
  protected readonly title = signal('');
  /** Who takes a role over, by the role: an id or a new one's code; not there: it ends. */
  protected readonly carried = signal<ReadonlyMap<string, string>>(new Map());
  /** By `grouping code`: the group of a new one. */
  protected readonly groups = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly preview = signal<ReorganizationPreview | undefined>(undefined);

  protected readonly words = computed(() => {
    const kind = this.kind();
    return kind ? REGISTER_ACT_LABEL[kind] : 'Sắp xếp tổ chức';
  });
  protected readonly takesOthers = computed(() => this.kind() === 'MERGE');
  protected readonly takesIn = computed(() => this.kind() === 'ABSORB' || this.kind() === 'TRANSFER');
  protected readonly makesNew = computed(() => this.kind() === 'MERGE' || this.kind() === 'SPLIT');
  /** Those that can take something over from what ends. */
  protected readonly receivers = computed(() => [
    ...(this.kind() === 'ABSORB' && this.successor()
      ? [{ to: this.successor()?.id ?? '', name: this.successor()?.name ?? '' }]
      : []),
    ...this.newOnes().map(({ code, name }) => ({ to: code, name })),
  ]);
  private readonly newOnes = computed(() =>
    this.makesNew() ? this.founded().filter(({ name, code }) => name && code) : [],
  );
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected choose(kind: string | number): void {
    this.kind.set(kind as Reorganization);
    this.successor.set(undefined);
    this.others.set([]);
    this.carried.set(new Map());
    const { isCell, kind: own } = this.organization();
    const fresh = (): NewOne => ({
      name: '',
      code: '',
      kind: isCell || this.kinds().some((one) => one.kind === own) ? own : '',
    });
    this.founded.set(kind === 'SPLIT' ? [fresh(), fresh()] : kind === 'MERGE' ? [fresh()] : []);
    this.touched();
  }

  /** Something else is meant than what was previewed. */
  protected touched(): void {
    this.preview.set(undefined);
    this.act.forget();
  }

  protected add(organization: OrganizationView): void {
    if (this.others().every(({ id }) => id !== organization.id)) this.others.update((all) => [...all, organization]);
    this.touched();
  }

  protected drop(id: string): void {
    this.others.update((all) => all.filter((one) => one.id !== id));
    this.touched();
  }

  protected write(at: number, change: Partial<NewOne>): void {
    this.founded.update((all) => all.map((one, place) => (place === at ? { ...one, ...change } : one)));
    this.touched();
  }

  protected more(): void {
    this.founded.update((all) => [...all, { name: '', code: '', kind: this.organization().kind }]);
  }

  protected async look(): Promise<void> {
    if (!this.act.check(this.missing())) return this.toFirstError();
    const said = await this.act.run(async () => this.preview.set(await this.client.preview(this.body())));
    if (!said) this.toFirstError();
  }

  protected async carry({ id, to }: { id: string; to: string }): Promise<void> {
    this.carried.update((all) => new Map(to ? [...all, [id, to] as const] : [...all].filter(([one]) => one !== id)));
    await this.act.run(async () => this.preview.set(await this.client.preview(this.body())));
  }

  protected group({ groupingId, of, groupId }: { groupingId: string; of: string; groupId: string }): void {
    this.groups.update((all) => new Map(all).set(`${groupingId} ${of}`, groupId));
  }

  protected async send(): Promise<void> {
    const stored = await this.act.run(async () => this.done.emit(await this.client.carryOut(this.body())));
    if (!stored) this.toFirstError();
  }

  private missing(): Record<string, string> {
    return {
      ...(this.kind() ? {} : { kind: 'đồng chí chọn hình thức.' }),
      ...(this.takesIn() && !this.successor() ? { successorId: 'đồng chí chọn tổ chức.' } : {}),
      ...(this.from() ? {} : { from: 'đồng chí ghi ngày, ví dụ 01/12/2026.' }),
      ...(this.number().trim() ? {} : { decisionNumber: 'đồng chí ghi số quyết định, ví dụ 45-QĐ/ĐU.' }),
      ...(this.decidedOn() ? {} : { decisionOn: 'đồng chí ghi ngày quyết định.' }),
    };
  }

  private body(): ReorganizationBody {
    const { id, parentId = '' } = this.organization();
    const kind = this.kind() ?? 'ABSORB';
    const kept = kind === 'SPLIT' && this.keeps() ? id : undefined;
    return {
      kind,
      organizationIds: [id, ...(this.takesOthers() ? this.others().map((one) => one.id) : [])],
      ...((kept ?? this.successor()?.id) && { successorId: kept ?? this.successor()?.id }),
      founded: this.newOnes().map((one) => ({ ...one, name: one.name.trim(), code: one.code.trim(), parentId })),
      from: this.from() ?? '',
      decisionNumber: this.number().trim(),
      decisionOn: this.decidedOn() ?? '',
      ...(this.title().trim() && { title: this.title().trim() }),
      roles: [...this.carried()].map(([assignmentId, to]) => ({ assignmentId, to })),
      groups: [...this.groups()].flatMap(([key, groupId]) => {
        const [groupingId, ...of] = key.split(' ');
        return groupId ? [{ groupingId, of: of.join(' '), groupId }] : [];
      }),
    };
  }
}
