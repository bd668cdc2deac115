import { Injectable } from '@angular/core';

/** Leaves the application by a full load: nothing of this page lives on in memory. */
@Injectable({ providedIn: 'root' })
export class PageLoad {
  /** @param path of this application */
  go(path: string): void {
    location.assign(path);
  }

  again(): void {
    location.reload();
  }
}
