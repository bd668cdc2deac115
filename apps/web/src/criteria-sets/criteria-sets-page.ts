import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CriteriaSetSummary } from '@chibo/contracts';
import type { MeetingKind } from '@chibo/domain';
import { MEETING_KIND_LABEL } from '@chibo/domain';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { CriteriaSetsClient } from './criteria-sets-client';
import { validityText } from './validity';

/** Every criteria set this account may see: published versions, drafts of its own desk, shipped templates. */
@Component({
  imports: [RouterLink, PageHeading, ReadingWords],
  templateUrl: './criteria-sets-page.html',
  styles: `
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
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
  protected readonly opening = reading({ question: () => '', read: () => this.client.list() });
  protected readonly sets = this.opening.value;
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
