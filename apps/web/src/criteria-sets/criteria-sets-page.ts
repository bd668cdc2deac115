import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CriteriaSetSummary } from '@chibo/contracts';
import type { MeetingKind } from '@chibo/domain';
import { MEETING_KIND_LABEL } from '@chibo/domain';
import { Act } from '../shell/act';
import { PageHeading } from '../shell/page-heading';
import { Session } from '../shell/session';
import { Note } from '../ui/note';
import { CriteriaSetsClient } from './criteria-sets-client';
import { validityText } from './validity';

/** Every criteria set this account may see: published versions, drafts of its own desk, shipped templates. */
@Component({
  imports: [RouterLink, Note, PageHeading],
  templateUrl: './criteria-sets-page.html',
  styles: `
    li {
      display: grid;
      gap: 0.25rem;
    }
    .name {
      font-weight: 600;
    }
  `,
})
export class CriteriaSetsPage {
  private readonly client = inject(CriteriaSetsClient);
  private readonly session = inject(Session);
  protected readonly opening = new Act();
  protected readonly sets = signal<CriteriaSetSummary[] | undefined>(undefined);
  protected readonly sections = computed(() => {
    const sets = this.sets() ?? [];
    const of = (status: CriteriaSetSummary['status']): CriteriaSetSummary[] =>
      sets.filter((one) => one.status === status);
    return [
      { id: 'published', title: 'Đã ban hành', sets: of('PUBLISHED'), none: 'Chưa có bộ tiêu chí nào được ban hành.' },
      { id: 'drafts', title: 'Bản nháp', sets: of('DRAFT') },
      { id: 'templates', title: 'Mẫu, cần cấp ủy phê duyệt', sets: of('TEMPLATE') },
    ].filter(({ sets: own, none }) => own.length > 0 || none);
  });

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    await this.opening.run(async () => this.sets.set(await this.client.list()));
  }

  protected address({ versionId, code }: CriteriaSetSummary): string[] {
    return versionId ? ['/bo-tieu-chi', versionId] : ['/bo-tieu-chi', 'mau', code];
  }

  protected kinds({ meetingKinds }: CriteriaSetSummary): string {
    return meetingKinds.map((kind) => MEETING_KIND_LABEL[kind as MeetingKind]).join('; ');
  }

  protected validity(set: CriteriaSetSummary): string {
    return validityText(set, this.session.today());
  }
}
