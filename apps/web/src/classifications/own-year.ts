import { Component, computed, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import type { OwnClassificationView } from '@chibo/contracts';
import type { AnnualClass } from '@chibo/domain';
import { ANNUAL_CLASS_LABEL, ANNUAL_CLASSES, formatDate, formatMean } from '@chibo/domain';
import { meetingYearWords } from '@chibo/tables';
import { Act } from '../shell/act';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Choice } from '../ui/choice';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { NO_VALUE } from '../ui/table/columns';
import { TextControl } from '../ui/text-control';
import { momentOf } from '../ui/when';
import { monthWords } from './class-columns';
import { ClassificationsClient } from './classifications-client';

/** One organisation's year: what it says of itself, what was proposed and decided, and everything that was done. */
@Component({
  selector: 'chibo-own-year',
  imports: [Choice, Control, Field, FormFoot, ReadingWords, TextControl],
  templateUrl: './own-year.html',
  styleUrl: './own-year.css',
})
export class OwnYear {
  private readonly client = inject(ClassificationsClient);
  private readonly toFirstError = firstError();
  readonly year = input.required<number>();
  /** Absent: the reader's own. */
  readonly organizationId = input<string>();

  /** Leaves itself out where nobody stands above. */
  readonly hiddenAlone = input(false);

  protected readonly act = new Act();
  protected readonly none = NO_VALUE;
  protected readonly moment = momentOf;
  protected readonly formatDate = formatDate;
  protected readonly formatMean = formatMean;
  protected readonly label = ANNUAL_CLASS_LABEL;
  protected readonly monthWords = monthWords;
  protected readonly yearWords = meetingYearWords;
  protected readonly options = ANNUAL_CLASSES.map((value) => ({ value, text: ANNUAL_CLASS_LABEL[value] }));
  protected readonly opening = reading({
    question: () => ({ organizationId: this.organizationId(), year: this.year() }),
    read: (query) => this.client.own(query),
  });
  protected readonly view = this.opening.value;
  /** A committee that nobody stands above has no class here: nothing is better than a page of dashes. */
  protected readonly shown = computed(() => {
    const view = this.view();
    return view?.superiorName || !this.hiddenAlone() ? view : undefined;
  });
  protected readonly rating = signal(false);
  private readonly row = computed(() => this.view()?.row);
  /** What is typed stays when the row is changed elsewhere meanwhile. */
  private readonly id = computed(() => this.row()?.organizationId);
  protected readonly choice = linkedSignal<string | undefined, AnnualClass | undefined>({
    source: this.id,
    computation: () => untracked(this.row)?.self?.annualClass,
  });
  protected readonly ground = linkedSignal({
    source: this.id,
    computation: () => untracked(this.row)?.self?.ground ?? '',
  });

  protected choose(value: string | number): void {
    this.choice.set(value as AnnualClass);
  }

  protected async send(view: OwnClassificationView): Promise<void> {
    const annualClass = this.choice();
    if (!this.act.check(annualClass ? {} : { choice: 'đồng chí chọn mức tự xếp loại.' })) return this.toFirstError();
    await this.store(view, annualClass, this.ground().trim());
  }

  protected async withdraw(view: OwnClassificationView): Promise<void> {
    await this.store(view, null, '');
    this.choice.set(undefined);
    this.ground.set('');
  }

  private async store(
    { organization, year, row }: OwnClassificationView,
    annualClass: AnnualClass | null | undefined,
    ground: string,
  ): Promise<void> {
    const body = { organizationId: organization.id, year, annualClass, ground };
    const done = await this.act.run(async () => this.opening.set(await this.client.rateOwn(row.version, body)));
    if (done) this.rating.set(false);
    else this.toFirstError();
  }
}
