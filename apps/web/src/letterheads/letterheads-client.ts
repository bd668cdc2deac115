import { Injectable, inject } from '@angular/core';
import type { LetterheadBody, LetterheadView } from '@chibo/contracts';
import { Api } from '../shell/api';

/** What stands around an organisation's papers, one method per route. */
@Injectable({ providedIn: 'root' })
export class LetterheadsClient {
  private readonly api = inject(Api);

  letterhead(id: string): Promise<LetterheadView> {
    return this.api.get(`organizations/${id}/letterhead`);
  }

  /** @param mark of the letterhead that was seen */
  change(id: string, mark: string, body: LetterheadBody): Promise<LetterheadView> {
    return this.api.put(`organizations/${id}/letterhead`, { body, headers: { 'If-Match': `"${mark}"` } });
  }
}
