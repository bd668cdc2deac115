import { Component, computed, inject } from '@angular/core';
import { formatDate } from '@chibo/domain';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { Icon } from '../ui/icon';
import { VisitsClient } from './visits-client';

/** What working groups found about the reader's own branch or committee: to be done here, marked done by the committee. */
@Component({
  selector: 'chibo-own-findings',
  imports: [Icon, ReadingWords],
  template: `
    <chibo-reading [of]="opening" failed="Chưa mở được việc tổ công tác nêu" again="Mở lại việc tổ công tác nêu" />
    @if (findings().length > 0) {
      <section aria-labelledby="own-findings">
        <h2 class="head" id="own-findings">Việc tổ công tác nêu</h2>
        <ul role="list" class="sheet rows">
          @for (finding of findings(); track finding.id) {
            <li>
              <h3>{{ finding.action }}</h3>
              <p class="words">{{ finding.words }}</p>
              <p class="between">
                <span>{{ finding.owner }}, hạn {{ formatDate(finding.dueOn) }}</span>
                @if (finding.done) {
                  <span class="with-icon"><chibo-icon name="state-decided" />Đã xong</span>
                } @else if (finding.overdue) {
                  <span class="with-icon attention"><chibo-icon name="state-late" />Quá hạn</span>
                } @else {
                  <span class="with-icon"><chibo-icon name="state-open" />Chưa xong</span>
                }
              </p>
              <p class="small second">{{ finding.committeeName }}, dự ngày {{ formatDate(finding.doneOn) }}</p>
            </li>
          }
        </ul>
        <p class="small second below">Làm xong, đồng chí báo tổ công tác; tổ công tác đánh dấu đã xong.</p>
      </section>
    }
  `,
  styles: `
    .words {
      white-space: pre-line;
    }
    .below {
      padding: 0.75rem var(--gutter) 0;
    }
    @media (min-width: 64rem) {
      .below {
        padding-inline: 0;
      }
    }
  `,
})
export class OwnFindings {
  private readonly client = inject(VisitsClient);
  private readonly session = inject(Session);

  protected readonly formatDate = formatDate;
  protected readonly places = computed(() => {
    const working = this.session.roles().filter(({ role }) => role !== 'ADMIN');
    return [...new Set(working.map(({ organizationId }) => organizationId))];
  });

  protected readonly opening = reading({
    question: () => this.places(),
    read: async (places) => (await Promise.all(places.map((id) => this.client.findingsOf(id)))).flat(),
    keep: true,
  });
  protected readonly findings = computed(() => this.opening.value() ?? []);
}
