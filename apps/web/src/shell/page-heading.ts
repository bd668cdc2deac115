import { Directive, ElementRef, Injectable, afterNextRender, inject } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

/** Counts navigations; the first page of a visit keeps the browser's own focus. */
@Injectable({ providedIn: 'root' })
export class Navigations {
  private seen = 0;
  private announced = 0;

  constructor() {
    inject(Router)
      .events.pipe(filter((event) => event instanceof NavigationEnd))
      .subscribe(() => this.seen++);
  }

  /** True once for each page after the first. */
  takeArrival(): boolean {
    const arrived = this.seen > 1 && this.announced < this.seen;
    this.announced = this.seen;
    return arrived;
  }
}

/** The page's heading takes the focus when the page arrives, so that a screen reader starts there. */
@Directive({ selector: 'h1', host: { tabindex: '-1' } })
export class PageHeading {
  constructor() {
    const heading = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const navigations = inject(Navigations);
    afterNextRender(() => {
      if (navigations.takeArrival()) heading.focus({ preventScroll: true });
    });
  }
}
