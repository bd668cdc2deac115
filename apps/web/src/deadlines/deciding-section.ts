import type { ElementRef } from '@angular/core';
import {
  Component,
  Injector,
  afterNextRender,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { CommitteeSettingsView } from '@chibo/contracts';
import { MAX_SENTENCE, POINT, SENTENCE_PLACES, formatPoints } from '@chibo/domain';
import { Act } from '../shell/act';
import type { ChoiceOption } from '../ui/choice';
import { Choice } from '../ui/choice';
import { Control } from '../ui/control';
import { Field, toMend } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { Note } from '../ui/note';
import { NumberField } from '../ui/number-field';
import { TextControl } from '../ui/text-control';
import { DECIDES_LABEL, LATE_LABEL, PEOPLE_LABEL, ROUNDING_LABEL } from './deadline-words';
import { DeadlinesClient } from './deadlines-client';

/** Who decides the bands of a committee's branches, and by how many people. */
@Component({
  selector: 'chibo-deciding-section',
  imports: [Choice, Control, Field, FormFoot, Note, NumberField, TextControl],
  templateUrl: './deciding-section.html',
  styles: `
    chibo-choice {
      max-width: 40rem;
    }
  `,
})
export class DecidingSection {
  private readonly client = inject(DeadlinesClient);
  private readonly injector = inject(Injector);
  private readonly toFirstError = firstError();
  readonly settings = input.required<CommitteeSettingsView>();
  readonly stored = output<CommitteeSettingsView>();

  protected readonly questions = {
    decides: 'Ai xếp loại phiếu của các chi bộ trực thuộc',
    people: 'Người thẩm định và người xếp loại một phiếu',
    late: 'Phiếu chi bộ gửi sau hạn',
    rounding: 'Làm tròn tỷ lệ trong các bảng',
    gap: 'Chênh lệch điểm cần nêu căn cứ',
    sentence: 'Câu báo cáo tháng và kỳ',
  };
  protected readonly toMend = toMend;
  protected readonly decidesLabel = DECIDES_LABEL;
  protected readonly peopleLabel = PEOPLE_LABEL;
  protected readonly lateLabel = LATE_LABEL;
  protected readonly lateness = optionsOf(LATE_LABEL);
  protected readonly roundingLabel = ROUNDING_LABEL;
  protected readonly roundings = optionsOf(ROUNDING_LABEL);
  protected readonly deciders = optionsOf(DECIDES_LABEL);
  protected readonly people = optionsOf(PEOPLE_LABEL);
  protected readonly act = new Act();
  protected readonly editing = signal(false);
  protected readonly said = signal<string | undefined>(undefined);
  protected readonly decides = linkedSignal(() => this.settings().decides);
  protected readonly twoPeople = linkedSignal(() => this.settings().twoPeople);
  protected readonly lockLate = linkedSignal(() => this.settings().lockLate);
  protected readonly rounding = linkedSignal(() => this.settings().rounding);
  /** Whole points. */
  protected readonly gap = linkedSignal<number | undefined>(() => Math.ceil(this.settings().gapFrom / POINT));
  protected readonly sentence = linkedSignal(() => this.settings().sentence);
  protected readonly places = Object.keys(SENTENCE_PLACES)
    .map((name) => `{${name}}`)
    .join(', ');
  protected readonly longestSentence = MAX_SENTENCE;
  protected readonly mostPoints = 100;
  protected readonly formatPoints = formatPoints;
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected edit(): void {
    this.said.set(undefined);
    this.act.forget();
    this.decides.set(this.settings().decides);
    this.twoPeople.set(this.settings().twoPeople);
    this.lockLate.set(this.settings().lockLate);
    this.rounding.set(this.settings().rounding);
    this.gap.set(Math.ceil(this.settings().gapFrom / POINT));
    this.sentence.set(this.settings().sentence);
    this.editing.set(true);
    this.toHeading();
  }

  protected async send(): Promise<void> {
    const body = {
      decides: this.decides(),
      twoPeople: this.twoPeople(),
      lockLate: this.lockLate(),
      rounding: this.rounding(),
      gapFrom: this.gap() === undefined ? null : (this.gap() ?? 0) * POINT,
      sentence: this.sentence() === this.settings().sentence ? null : this.sentence(),
    };
    const done = await this.act.run(async () => {
      const settings = await this.client.changeSettings(this.settings().organizationId, body);
      this.close();
      this.said.set('Đã ghi cách thẩm định và xếp loại.');
      this.stored.emit(settings);
    });
    if (!done) this.toFirstError();
  }

  protected close(): void {
    this.editing.set(false);
    this.toHeading();
  }

  /** What had the focus goes. */
  private toHeading(): void {
    afterNextRender(() => this.heading().nativeElement.focus(), { injector: this.injector });
  }
}

function optionsOf(labels: Readonly<Record<string, string>>): ChoiceOption[] {
  return Object.entries(labels).map(([value, text], at) => ({ value, text, key: String(at + 1) }));
}
