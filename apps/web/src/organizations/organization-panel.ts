import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrganizationDetailView } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';

/** One organisation of the register: what it is, where it stands, and what is kept of it on other pages. */
@Component({
  selector: 'chibo-organization-panel',
  imports: [RouterLink],
  templateUrl: './organization-panel.html',
  styles: `
    .acts {
      column-gap: 1.5rem;
    }

    @media (min-width: 64rem) {
      .back {
        display: none;
      }
    }
  `,
})
export class OrganizationPanel {
  readonly organization = input.required<OrganizationDetailView>();
  readonly changing = output();
  readonly arranging = output();
  readonly closed = output();

  protected readonly formatDate = formatDate;
  protected readonly wayUp = computed(() =>
    this.organization()
      .path.map(({ name }) => name)
      .join(' › '),
  );
}
