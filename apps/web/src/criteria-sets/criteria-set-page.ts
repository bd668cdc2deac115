import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { CriteriaSetView } from '@chibo/contracts';
import { formatDate, formatPoints } from '@chibo/domain';
import { wordsOf } from '../shell/api';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { CriteriaSetsClient } from './criteria-sets-client';
import { DraftDesk } from './draft-desk';
import { applicabilityWords, bandRuleWords, bandsWords, minutesWords, ruleWords, yearWords } from './set-words';

/** One criteria set to be read; a draft can be edited and published here by its desk. */
@Component({
  imports: [DraftDesk, Icon, Note, PageHeading],
  templateUrl: './criteria-set-page.html',
  styleUrl: './criteria-set-page.css',
})
export class CriteriaSetPage {
  private readonly client = inject(CriteriaSetsClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  /** A version's id, or a template's code. */
  readonly id = input<string>();
  readonly code = input<string>();

  protected readonly formatDate = formatDate;
  protected readonly formatPoints = formatPoints;
  protected readonly ruleWords = ruleWords;
  protected readonly applicabilityWords = applicabilityWords;
  protected readonly bandRuleWords = bandRuleWords;
  protected readonly view = signal<CriteriaSetView | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly facts = computed(() => {
    const set = this.view()?.content;
    if (!set) return [];
    const excused = set.denominator.excused === 'COUNTED' ? 'vẫn tính vào mẫu số' : 'không tính vào mẫu số';
    return [
      { label: 'Mức xếp loại', words: [bandsWords(set)] },
      {
        label: 'Điều kiện xếp loại',
        words: set.bandRules.length > 0 ? set.bandRules.map(bandRuleWords) : ['Không có.'],
      },
      { label: 'Thời lượng tối thiểu', words: [minutesWords(set)] },
      { label: 'Vắng có lý do', words: [excused] },
      { label: 'Xếp loại năm', words: yearWords(set) },
    ];
  });

  constructor() {
    effect(() => void this.load());
  }

  protected async load(): Promise<void> {
    const [id, code] = [this.id(), this.code()];
    await this.attempt(async () => this.show(await (id ? this.client.view(id) : this.client.template(code ?? ''))));
  }

  protected show(view: CriteriaSetView): void {
    this.view.set(view);
    this.frame.show({ title: 'Bộ tiêu chí', subtitle: view.title, back: '/bo-tieu-chi' });
  }

  /** A template becomes a draft, a published set the draft of its next version. */
  protected async draft(): Promise<void> {
    await this.attempt(async () => {
      const { versionId, code } = this.view() ?? {};
      const draft = versionId ? await this.client.nextVersion(versionId) : await this.client.copy(code ?? '');
      await this.router.navigate(['/bo-tieu-chi', draft.versionId]);
    });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      await act();
    } catch (error) {
      this.failure.set(wordsOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
