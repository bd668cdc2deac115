import { Component, computed, inject } from '@angular/core';
import type { LineScore } from '@chibo/domain';
import { formatPoints, reasonText } from '@chibo/domain';
import { OpenCard } from '../open-card';

/** Lines of the open card below their maximum, with what it will print beside them. */
@Component({
  selector: 'chibo-lost-lines',
  template: `
    @if (lost().length > 0) {
      <section>
        <h2 class="head">Mục dưới điểm tối đa</h2>
        <ul role="list" class="sheet rows">
          @for (item of lost(); track item.line.code) {
            <li>
              <span class="quiet">{{ item.line.code }}</span>
              <span
                >{{ item.name }}<span class="small second">{{ item.words }}</span></span
              >
              <span class="figure"
                ><b>{{ formatPoints(item.line.points ?? 0) }}</b
                ><span class="quiet">/{{ formatPoints(item.line.maxPoints) }}</span></span
              >
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: 2.25rem minmax(0, 1fr) auto;
      gap: 0 0.5rem;
    }

    .small {
      display: block;
    }
  `,
})
export class LostLines {
  private readonly card = inject(OpenCard);
  protected readonly formatPoints = formatPoints;
  protected readonly lost = computed(() =>
    (this.card.score()?.lines ?? [])
      .filter(({ points, maxPoints }) => points !== undefined && points < maxPoints)
      .map((line) => ({ line, ...this.wordsOf(line) })),
  );

  private wordsOf({ code, explanation }: LineScore): { name: string; words: string } {
    const criteria = this.card.view()?.criteriaSet.groups.flatMap((group) => group.criteria) ?? [];
    const criterion = criteria.find((one) => one.code === code);
    const answer = this.card.content().answers.find((one) => one.code === code);
    const reason = criterion && reasonText(criterion, answer);
    return { name: criterion?.shortLabel ?? '', words: reason || explanation };
  }
}
