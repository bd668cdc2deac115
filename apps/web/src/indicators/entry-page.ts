import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { IndicatorEntryView, IndicatorLine, IndicatorRevision } from '@chibo/contracts';
import { formatIndicator, indicatorPeriodOf, indicatorPeriodWords, INDICATOR_PERIOD_LABEL } from '@chibo/domain';
import { Act } from '../shell/act';
import { Frame } from '../shell/frame';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { Tick } from '../ui/tick';
import { momentOf } from '../ui/when';
import { IndicatorsClient } from './indicators-client';
import { IndicatorPeriodChoice, newestPeriod } from './period-choice';
import type { TypedLine } from './typed-lines';
import { isCorrection, itemOf, typedFrom, wrongIn } from './typed-lines';

/** A pause in typing after which the draft is saved, ms. */
const PAUSE = 2000;

/** All indicators an organisation enters for a period on one page; the draft is saved by itself, nothing counts until it is sent. */
@Component({
  imports: [Control, Field, IndicatorPeriodChoice, Note, ReadingWords, RouterLink, TextControl, Tick],
  templateUrl: './entry-page.html',
  styleUrls: ['../styles/committee-page.css', './entry-page.css'],
})
export class IndicatorEntryPage {
  private readonly client = inject(IndicatorsClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  private readonly session = inject(Session);
  private readonly toFirstError = firstError();

  /** From the address: period and organisation; without one the account's own. */
  readonly ky = input<string>();
  readonly to = input<string>();

  protected readonly today = this.session.today;
  protected readonly period = computed(() => {
    const asked = this.ky() ?? '';
    return indicatorPeriodOf(asked) ? asked : newestPeriod('YEAR', this.today());
  });
  protected readonly words = computed(() => indicatorPeriodWords(this.period()));
  protected readonly opening = reading({
    question: () => {
      const id = this.to() ?? this.session.roles()[0]?.organizationId;
      return id ? { id, period: this.period() } : undefined;
    },
    read: ({ id, period }) => this.client.entry(id, period),
  });
  protected readonly view = this.opening.value;
  protected readonly sections = computed(() => [
    ...Map.groupBy(this.view()?.lines ?? [], ({ indicator }) => indicator.section),
  ]);
  /** What stands in the fields; another page begins with its own, what was saved meanwhile leaves it alone. */
  protected readonly typed = linkedSignal<IndicatorEntryView | undefined, ReadonlyMap<string, TypedLine>>({
    source: this.view,
    computation: (view, previous) => {
      const before = previous?.source;
      const isSame = before?.organization.id === view?.organization.id && before?.period === view?.period;
      if (previous && before && isSame && !this.fresh) return previous.value;
      const lines = view?.lines ?? [];
      return new Map(lines.map((line) => [line.indicator.id, typedFrom(line, view?.state === 'DRAFT')]));
    },
  });
  /** The next answer is taken as it is: it was sent or asked for anew. */
  private fresh = false;
  protected readonly dirty = signal(false);
  protected readonly checked = signal(false);
  protected readonly reason = signal('');
  protected readonly saving = new Act();
  protected readonly act = new Act();
  protected readonly said = signal<string | undefined>(undefined);
  protected readonly moment = momentOf;
  protected readonly periodLabel = INDICATOR_PERIOD_LABEL;
  protected readonly corrections = computed(() =>
    this.lines().filter((line) => isCorrection(line, this.typedOf(line))),
  );
  protected readonly blank = computed(
    () => this.lines().filter((line) => !this.typedOf(line).part && !this.typedOf(line).whole).length,
  );
  protected readonly errorTexts = computed(() => Object.values({ ...this.act.errors(), ...this.saving.errors() }));
  private readonly lines = computed(() => this.view()?.lines ?? []);
  private waiting?: ReturnType<typeof setTimeout>;

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) this.frame.show({ title: 'Nhập chỉ tiêu', subtitle: view.organization.name, back: '/chi-tieu' });
    });
  }

  mayLeave(): boolean {
    return !this.dirty() || confirm('Số liệu vừa gõ chưa lưu. Đồng chí vẫn rời trang?');
  }

  protected look(ky: string): void {
    if (!this.mayLeave()) return;
    this.dirty.set(false);
    this.said.set(undefined);
    void this.router.navigate([], { queryParams: { ky }, queryParamsHandling: 'merge' });
  }

  protected typedOf({ indicator }: IndicatorLine): TypedLine {
    return this.typed().get(indicator.id) ?? { part: '', whole: '', moreThan: false };
  }

  protected put(line: IndicatorLine, change: Partial<TypedLine>): void {
    this.typed.set(new Map(this.typed()).set(line.indicator.id, { ...this.typedOf(line), ...change }));
    this.dirty.set(true);
    this.said.set(undefined);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.save(), PAUSE);
  }

  /** Said once typing in the field is over, or when all is to be sent. */
  protected wrong(line: IndicatorLine): string | undefined {
    return this.checked() ? wrongIn(line, this.typedOf(line)) : undefined;
  }

  protected figure({ indicator }: IndicatorLine, value: IndicatorLine['sent']): string {
    return value ? formatIndicator(indicator, value) : 'chưa có';
  }

  protected revisionWords(line: IndicatorLine, { value, by, at, reason }: IndicatorRevision): string {
    const figure = value ? formatIndicator(line.indicator, value) : 'để trống';
    return `${figure}, ${by}, ${momentOf(at)}${reason ? `: ${reason}` : ''}`;
  }

  /** What can be taken is saved; a field that cannot keeps what it had. */
  protected async save(): Promise<void> {
    clearTimeout(this.waiting);
    const view = this.view();
    if (!view || view.whyNot || this.act.busy() || this.saving.busy()) return;
    const sound = view.lines.filter((line) => wrongIn(line, this.typedOf(line)) === undefined);
    const typed = this.typed();
    await this.saving.run(async () => {
      this.opening.set(await this.client.save(view, { values: this.itemsOf(sound) }));
      if (this.typed() === typed) this.dirty.set(sound.length < view.lines.length);
    });
  }

  protected async send(): Promise<void> {
    const view = this.view();
    if (!view) return;
    clearTimeout(this.waiting);
    this.checked.set(true);
    const wrong = view.lines.some((line) => wrongIn(line, this.typedOf(line)) !== undefined);
    const reason = this.reason().trim();
    const missing = this.corrections().length > 0 && !reason;
    if (!this.act.check(missing ? { reason: 'đồng chí ghi lý do sửa.' } : {}) || wrong) return this.toFirstError();
    const done = await this.act.run(async () => {
      const body = { values: this.itemsOf(view.lines), ...(reason ? { reason } : {}) };
      const sent = await this.client.send(view, body);
      this.fresh = true;
      this.opening.set(sent);
      this.typed();
      this.fresh = false;
      this.dirty.set(false);
      this.checked.set(false);
      this.reason.set('');
      this.said.set(`Đã gửi số liệu ${this.words()}.`);
    });
    if (!done) this.toFirstError();
  }

  private itemsOf(lines: readonly IndicatorLine[]): ReturnType<typeof itemOf>[] {
    return lines.map((line) => itemOf(line, this.typedOf(line)));
  }
}
