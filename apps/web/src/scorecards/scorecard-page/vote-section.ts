import { Component, computed, inject, input } from '@angular/core';
import type { VoteView } from '@chibo/contracts';
import { VOTE_LABEL } from '@chibo/domain';
import { NumberField } from '../../ui/number-field';
import { voteKey } from '../draft/items';
import { OpenCard } from '../open-card';
import { SaveState } from './save-state';

const PARTS = ['officialPresent', 'approve', 'disapprove', 'other'] as const;

/** Only official members vote: their number is the base the three answers must add up to. */
@Component({
  selector: 'chibo-vote',
  imports: [NumberField, SaveState],
  template: `
    <h2 class="head" tabindex="-1" data-group="vote">Biểu quyết của chi bộ</h2>
    <div class="sheet stack">
      <div class="pairs">
        @for (part of parts; track part) {
          <chibo-number
            [name]="'vote-' + part"
            [attr.data-at]="'vote.' + part"
            [label]="labels[part]"
            [value]="vote()[part]"
            [keeps]="true"
            [error]="errors().get('vote.' + part)"
            (changed)="card.sync.set(key(part), $event ?? null)"
          />
        }
      </div>
      @if (sum(); as words) {
        <p class="small" role="status" [class.attention]="!words.agrees">{{ words.text }}</p>
      }
      <chibo-save-state [place]="card.placeOfPart('vote')" />
    </div>
  `,
})
export class VoteSection {
  protected readonly card = inject(OpenCard);
  readonly errors = input<ReadonlyMap<string, string>>(new Map());

  protected readonly parts = PARTS;
  protected readonly labels = VOTE_LABEL;
  protected readonly key = voteKey;
  protected readonly vote = computed(() => this.card.content().vote);
  protected readonly sum = computed(() => voteSum(this.vote()));
}

function voteSum({
  officialPresent,
  approve,
  disapprove,
  other,
}: VoteView): { text: string; agrees: boolean } | undefined {
  if (officialPresent === undefined || approve === undefined || disapprove === undefined || other === undefined) {
    return undefined;
  }
  const sum = approve + disapprove + other;
  const formula = `${approve} + ${disapprove} + ${other} = ${sum}`;
  const agrees = sum === officialPresent;
  return {
    text: agrees ? `${formula}, khớp số biểu quyết` : `${formula}, chưa khớp ${officialPresent} đồng chí biểu quyết`,
    agrees,
  };
}
