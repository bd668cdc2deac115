import { Injectable, inject } from '@angular/core';
import type { NoticesView, ReadNoticesBody } from '@chibo/contracts';
import { Api } from '../shell/api';

/** What is told to this account, one method per route. */
@Injectable({ providedIn: 'root' })
export class NoticesClient {
  private readonly api = inject(Api);

  notices(): Promise<NoticesView> {
    return this.api.get('notices');
  }

  read(body: ReadNoticesBody): Promise<NoticesView> {
    return this.api.put('notices/read', { body });
  }
}
