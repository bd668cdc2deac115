import { Component, computed, inject } from '@angular/core';
import type { VoteView } from '@chibo/contracts';
import type { Criterion, MeetingFacts } from '@chibo/domain';
import { FACT_LABEL, VOTE_LABEL, formatDate, formatPoints, reasonText } from '@chibo/domain';
import { PageHeading } from '../../shell/page-heading';
import { clockOf } from '../../ui/when';
import type { AnswerItemValue, ItemKey, ItemValue } from '../draft/items';
import type { Conflict } from '../draft/merge';
import { OpenCard } from '../open-card';

/** Both values side by side with their times, no default: nothing was lost, the user chooses. */
@Component({
  selector: 'chibo-two-devices',
  imports: [PageHeading],
  templateUrl: './two-devices.html',
  styles: `
    .intro {
      padding: 1.5rem var(--gutter);
    }
  `,
})
export class TwoDevices {
  protected readonly card = inject(OpenCard);
  protected readonly clockOf = clockOf;
  protected readonly conflicts = this.card.sync.conflicts;
  protected readonly heading = computed(() => {
    const [first] = this.conflicts();
    const count = this.conflicts().length;
    return first && count === 1
      ? `${this.nameOf(first.key)} được chấm trên hai máy`
      : `${count} mục được chấm trên hai máy`;
  });

  protected choose(conflict: Conflict, choice: 'MINE' | 'THEIRS'): void {
    this.card.sync.resolve(conflict, choice);
  }

  /** "Mục 5.3", "Có mặt", "Hạn chế, biện pháp khắc phục". */
  protected nameOf(key: ItemKey): string {
    const name = nameIn(key);
    if (key.startsWith('answers.')) return `Mục ${name}`;
    if (key.startsWith('facts.')) return FACT_LABEL[name as keyof MeetingFacts] ?? name;
    return VOTE_LABEL[name as keyof VoteView] ?? 'Hạn chế, biện pháp khắc phục';
  }

  protected criterionOf(key: ItemKey): Criterion | undefined {
    if (!key.startsWith('answers.')) return undefined;
    return this.card
      .view()
      ?.criteriaSet.groups.flatMap(({ criteria }) => criteria)
      .find(({ code }) => code === nameIn(key));
  }

  /** A value in words, with its reason. */
  protected wordsOf(key: ItemKey, value: ItemValue): string {
    if (value === null) return 'chưa nhập';
    if (typeof value === 'boolean') return value ? 'Có' : 'Không';
    if (typeof value === 'object') return this.answerWords(this.criterionOf(key), value);
    return key === 'facts.heldOn' ? formatDate(String(value)) : String(value);
  }

  private answerWords(criterion: Criterion | undefined, { value, reasonCode, note }: AnswerItemValue): string {
    const reason = criterion && reasonText(criterion, { code: criterion.code, reasonCode, note });
    return [valueWords(criterion, value), reason].filter(Boolean).join('; ');
  }
}

function nameIn(key: ItemKey): string {
  return key.slice(key.indexOf('.') + 1);
}

function valueWords(criterion: Criterion | undefined, value: number | undefined): string {
  if (value === undefined) return 'chưa chấm';
  if (criterion?.rule.kind === 'CHECK') return value === 1 ? 'Đạt' : 'Không đạt';
  return criterion?.rule.kind === 'DEDUCT' ? `${value} lần` : `${formatPoints(value)} điểm`;
}
