import { Component, computed, input } from '@angular/core';
import type { CriteriaSet } from '@chibo/domain';
import { formatPoints } from '@chibo/domain';
import { groupText, lineText } from './line-words';
import { setTexts } from './set-words';

/** A criteria set as a person reads it: groups, lines, levels and rules in plain words, all from the data themselves. */
@Component({
  selector: 'chibo-set-reading',
  templateUrl: './set-reading.html',
  styleUrl: './set-reading.css',
})
export class SetReading {
  readonly content = input.required<CriteriaSet>();

  protected readonly formatPoints = formatPoints;
  protected readonly rules = computed(() => setTexts(this.content()));
  protected readonly groups = computed(() =>
    this.content().groups.map((group) => ({
      ...group,
      cap: groupText(group),
      lines: group.criteria.map((criterion) => ({ criterion, text: lineText(this.content(), criterion) })),
    })),
  );
}
