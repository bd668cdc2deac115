import { Injectable, inject } from '@angular/core';
import type { CardPulse, ConfirmCardsBody, ConfirmedView, QueueView } from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

/** The cards that wait for one officer. */
@Injectable({ providedIn: 'root' })
export class QueueClient {
  private readonly api = inject(Api);

  view(month: string, organizationId?: string): Promise<QueueView> {
    return this.api.get(`months/${month}/queue${queryOf({ organizationId })}`);
  }

  confirm(month: string, organizationId: string | undefined, body: ConfirmCardsBody): Promise<ConfirmedView> {
    return this.api.post(`months/${month}/queue/confirm${queryOf({ organizationId })}`, { body });
  }

  pulse(scorecardId: string): Promise<CardPulse> {
    return this.api.get(`scorecards/${scorecardId}/pulse`);
  }
}
