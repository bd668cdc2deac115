import { Component, computed, inject } from '@angular/core';
import { BAND_LABEL, formatPoints } from '@chibo/domain';
import { ReviewDesk } from './review-desk';

/** Stays in sight while something waits on the desk: what it comes to, and the way back to where it is sent. */
@Component({
  selector: 'chibo-desk-bar',
  template: `
    @if (words(); as text) {
      <div class="bar">
        <p>{{ text }}</p>
        <button type="button" class="button" (click)="goBack()">Xem lại để gửi</button>
      </div>
    }
  `,
  styles: `
    :host {
      position: sticky;
      bottom: 0;
      display: block;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.25rem 1rem;
      padding: 0.5rem var(--gutter);
      border-top: 2px solid var(--ink);
      background: var(--sheet);
    }
  `,
})
export class DeskBar {
  private readonly desk = inject(ReviewDesk);

  protected readonly words = computed(() => {
    const returned = this.desk.returning().size;
    if (returned > 0) return `Đang trả lại ${returned} mục, chưa gửi`;
    const score = this.desk.verified();
    const count = this.desk.drafts().size;
    if (!score || !this.desk.adjustable() || count === 0) return undefined;
    return `${count} mục điều chỉnh: ${formatPoints(score.total)} điểm, ${BAND_LABEL[score.band]}`;
  });

  /** The heading of what is to be sent, whichever it is. */
  protected goBack(): void {
    const heading = document.getElementById(this.desk.returns() ? 'return-heading' : 'adjusted-heading');
    heading?.focus();
  }
}
