import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CriteriaSetSummary } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import { wordsOf } from '../shell/api';
import { PageHeading } from '../shell/page-heading';
import { Note } from '../ui/note';
import { CriteriaSetsClient } from './criteria-sets-client';

const GROUPS: { status: CriteriaSetSummary['status']; heading: string; empty: string }[] = [
  { status: 'PUBLISHED', heading: 'Đang và đã ban hành', empty: 'Chưa có bộ tiêu chí nào được ban hành.' },
  { status: 'DRAFT', heading: 'Bản đang soạn', empty: '' },
  { status: 'TEMPLATE', heading: 'Mẫu để soạn, cần cấp ủy phê duyệt', empty: '' },
];

/** Every criteria set one may see: published, drafted at one's own desk, and the shipped templates. */
@Component({
  imports: [RouterLink, Note, PageHeading],
  template: `
    <div class="reading page">
      <h1 class="head">Bộ tiêu chí</h1>
      @if (failure(); as words) {
        <chibo-note [attention]="true" heading="Chưa mở được danh sách" role="alert">
          <p>{{ words }}</p>
          <p><button type="button" class="button" (click)="load()">Thử lại</button></p>
        </chibo-note>
      }
      @for (group of groups(); track group.status) {
        <section [attr.aria-labelledby]="'sets-' + group.status">
          <h2 class="head" [id]="'sets-' + group.status">{{ group.heading }}</h2>
          <ul role="list" class="sheet rows">
            @for (set of group.sets; track set.versionId ?? set.code) {
              <li>
                <p>
                  <a [routerLink]="set.versionId ? ['/bo-tieu-chi', set.versionId] : ['/bo-tieu-chi/mau', set.code]">{{
                    set.title
                  }}</a>
                </p>
                @if (set.status === 'PUBLISHED') {
                  <p class="small second">
                    {{ set.ownerName }}, phiên bản {{ set.version }}, từ {{ formatDate(set.validFrom ?? '')
                    }}{{ set.validTo ? ' đến trước ' + formatDate(set.validTo) : '' }}
                  </p>
                } @else if (set.status === 'DRAFT') {
                  <p class="small second">{{ set.ownerName }}, bản soạn của phiên bản {{ set.version }}</p>
                } @else {
                  <p class="small second">{{ set.source }}</p>
                }
              </li>
            } @empty {
              <li class="second">{{ group.empty }}</li>
            }
          </ul>
        </section>
      } @empty {
        @if (!failure()) {
          <p class="sheet quiet" role="status">Đang mở danh sách…</p>
        }
      }
    </div>
  `,
})
export class CriteriaSetsPage {
  private readonly client = inject(CriteriaSetsClient);
  protected readonly formatDate = formatDate;
  protected readonly sets = signal<CriteriaSetSummary[] | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly groups = computed(() => {
    const sets = this.sets();
    if (!sets) return [];
    const filled = GROUPS.map((group) => ({ ...group, sets: sets.filter(({ status }) => status === group.status) }));
    return filled.filter((group) => group.sets.length > 0 || group.empty);
  });

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.failure.set(undefined);
    try {
      this.sets.set(await this.client.list());
    } catch (error) {
      this.failure.set(wordsOf(error));
    }
  }
}
