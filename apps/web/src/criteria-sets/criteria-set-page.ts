import { Component, computed, effect, inject, input, linkedSignal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CriteriaSetView } from '@chibo/contracts';
import type { MeetingKind } from '@chibo/domain';
import { MEETING_KIND_LABEL } from '@chibo/domain';
import { Act } from '../shell/act';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { PaperLink } from '../shell/paper-link';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { CriteriaSetsClient } from './criteria-sets-client';
import { PublishForm } from './publish-form';
import { SetEditor } from './set-editor';
import { SetReading } from './set-reading';
import { validityText } from './validity';

/** One criteria set: read by everyone; a template is copied, a draft edited and published, a published one followed by the next. */
@Component({
  imports: [Icon, Note, PageHeading, PaperLink, PublishForm, ReadingWords, RouterLink, SetEditor, SetReading],
  templateUrl: './criteria-set-page.html',
  styles: `
    .page {
      padding-bottom: 3rem;
    }
    @media (min-width: 64rem) {
      .page {
        padding-top: 1.5rem;
      }
    }
  `,
})
export class CriteriaSetPage {
  private readonly client = inject(CriteriaSetsClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  /** From the address: a version, or the code of a template. */
  readonly id = input<string>();
  readonly code = input<string>();

  protected readonly opening = reading({
    question: () => ({ id: this.id(), code: this.code() }),
    read: ({ id, code }) => (id ? this.client.read(id) : this.client.template(code ?? '')),
  });
  protected readonly act = new Act();
  protected readonly view = this.opening.value;
  protected readonly done = linkedSignal<string, string | undefined>({
    source: () => `${this.id()} ${this.code()}`,
    computation: () => undefined,
  });
  private readonly editor = viewChild(SetEditor);
  protected readonly dirty = computed(() => this.editor()?.dirty() ?? false);
  protected readonly validity = computed(() => {
    const view = this.view();
    return view ? validityText(view, this.session.today()) : '';
  });
  protected readonly kinds = computed(() =>
    (this.view()?.content.meetingKinds ?? []).map((kind: MeetingKind) => MEETING_KIND_LABEL[kind]).join('; '),
  );
  /** The next version belongs to the desk that published this one; the server has the last word. */
  protected readonly ownsIt = computed(() => {
    const ownerId = this.view()?.ownerId;
    const roles = this.session.roles();
    return roles.some(
      (one) => one.role === 'ADMIN' || (one.role === 'COMMITTEE_OFFICER' && one.organizationId === ownerId),
    );
  });
  protected readonly blank = computed(() => {
    const versionId = this.view()?.versionId;
    const cell = this.session.roles().find(({ isCell }) => isCell);
    const month = this.session.today().slice(0, 7);
    return versionId && this.client.blankPaper(versionId, cell && { organizationId: cell.organizationId, month });
  });

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) this.frame.show({ title: 'Bộ tiêu chí', subtitle: view.title, back: '/bo-tieu-chi' });
    });
  }

  protected async copy(): Promise<void> {
    await this.draft(() => this.client.copyTemplate(this.code() ?? ''));
  }

  protected async nextVersion(): Promise<void> {
    await this.draft(() => this.client.nextVersion(this.id() ?? ''));
  }

  protected show(view: CriteriaSetView, words: string): void {
    this.opening.set(view);
    this.done.set(words);
  }

  /** Leaving a text that was not saved is asked for once more. */
  mayLeave(): boolean {
    return !this.dirty() || window.confirm('Bản nháp có chỗ sửa chưa lưu. Rời trang và bỏ chỗ sửa đó?');
  }

  private async draft(make: () => Promise<CriteriaSetView>): Promise<void> {
    await this.act.run(async () => {
      const { versionId } = await make();
      await this.router.navigate(['/bo-tieu-chi', versionId]);
    });
  }
}
