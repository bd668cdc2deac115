import { Injectable, inject } from '@angular/core';
import type { IssuedPapersQuery, IssuedPapersView, PaperCheckView } from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

export type PapersWanted = { [K in keyof IssuedPapersQuery]?: string };

/** Papers that were printed, and the check of one by its code. */
@Injectable({ providedIn: 'root' })
export class IssuedPapersClient {
  private readonly api = inject(Api);

  /** A page of those that were asked for. */
  list(wanted: PapersWanted = {}): Promise<IssuedPapersView> {
    return this.api.get(`issued-papers${queryOf(wanted)}`);
  }

  /** @param code as it was typed or scanned */
  check(code: string): Promise<PaperCheckView> {
    return this.api.get(`paper-checks/${encodeURIComponent(code)}`);
  }
}
