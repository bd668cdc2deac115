import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { BandMark } from '../ui/band-mark';
import { PageHeading } from '../shell/page-heading';

/** One page on the month's work, in the order in which it is done. */
@Component({
  imports: [PageHeading, BandMark, RouterLink],
  templateUrl: './help-page.html',
  styles: `
    .page {
      padding: 1.5rem var(--gutter) 3rem;
    }
    .bands {
      gap: 0.5rem 1.5rem;
    }
    ol,
    ul {
      padding-left: 1.5rem;
    }
    li + li {
      margin-top: 0.5rem;
    }
    dt {
      font-weight: 600;
    }
    dd + dt {
      margin-top: 0.75rem;
    }
  `,
})
export class HelpPage {}
