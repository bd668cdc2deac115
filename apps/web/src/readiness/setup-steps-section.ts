import { Component, inject, signal } from '@angular/core';
import type { Params } from '@angular/router';
import { RouterLink } from '@angular/router';
import type { SetupStepView } from '@chibo/contracts';
import type { SetupStep } from '@chibo/domain';
import { Act } from '../shell/act';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { ReadinessClient } from './readiness-client';

/** Where a step is done; what is set at the machine's start has no page. */
const WAYS: Readonly<Partial<Record<SetupStep, { path: string; query?: Params; words: string }>>> = {
  ORGANIZATIONS: { path: '/to-chuc', words: 'Mở Tổ chức đảng' },
  CRITERIA_SET: { path: '/bo-tieu-chi', words: 'Mở Bộ tiêu chí' },
  SCORERS: { path: '/quan-tri/san-sang', query: { thieu: 'NO_SCORER' }, words: 'Xem chi bộ còn thiếu' },
  VERIFIERS: { path: '/quan-tri/san-sang', query: { thieu: 'NO_VERIFIER' }, words: 'Xem cấp ủy còn thiếu' },
};

/** What an installation still needs before it can work. It stays until every line is done, or left out with a reason. */
@Component({
  selector: 'chibo-setup-steps',
  imports: [Control, Field, Note, ReadingWords, RouterLink, TextControl],
  templateUrl: './setup-steps-section.html',
  styles: `
    ol {
      padding-left: 1.75rem;
    }
    li + li {
      margin-top: 0.75rem;
      padding-top: 0.75rem;
      border-top: 1px solid var(--line);
    }
    form {
      margin-top: 0.5rem;
    }
  `,
})
export class SetupStepsSection {
  private readonly client = inject(ReadinessClient);
  private readonly session = inject(Session);
  protected readonly opening = reading({ question: () => '', read: () => this.client.steps() });
  protected readonly view = this.opening.value;
  protected readonly act = new Act();
  /** The line that is being left out, with what is typed. */
  protected readonly asked = signal<SetupStep | undefined>(undefined);
  protected readonly reason = signal('');
  protected readonly missing = signal(false);

  protected way(step: SetupStep): { path: string; query?: Params; words: string } | undefined {
    if (step !== 'DEADLINES') return WAYS[step];
    const own = this.session.roles().find(({ role }) => role === 'ADMIN');
    return own && { path: `/to-chuc/${own.organizationId}/han-va-xep-loai`, words: 'Mở Hạn và xếp loại' };
  }

  protected mark({ done, skipped }: SetupStepView): string {
    if (done) return 'Xong';
    return skipped ? 'Bỏ qua' : 'Còn phải làm';
  }

  protected ask(step: SetupStep): void {
    this.asked.set(step);
    this.reason.set('');
    this.missing.set(false);
  }

  protected async skip(step: SetupStep): Promise<void> {
    const reason = this.reason().trim();
    this.missing.set(reason.length < 3);
    if (this.missing()) return;
    await this.act.run(async () => {
      this.opening.set(await this.client.skip(step, reason));
      this.asked.set(undefined);
    });
  }

  protected async takeUp(step: SetupStep): Promise<void> {
    await this.act.run(async () => this.opening.set(await this.client.takeUp(step)));
  }
}
