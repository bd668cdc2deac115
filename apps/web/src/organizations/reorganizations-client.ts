import { Injectable, inject } from '@angular/core';
import type {
  OrganizationHistoryView,
  RegisterActView,
  ReorganizationBody,
  ReorganizationPreview,
  UndoActBody,
} from '@chibo/contracts';
import { Api } from '../shell/api';

/** Decisions that put organisations in order, one method per route. */
@Injectable({ providedIn: 'root' })
export class ReorganizationsClient {
  private readonly api = inject(Api);

  carryOut(body: ReorganizationBody): Promise<RegisterActView> {
    return this.api.post('reorganizations', { body });
  }

  preview(body: ReorganizationBody): Promise<ReorganizationPreview> {
    return this.api.post('reorganizations/preview', { body });
  }

  undo(id: string, body: UndoActBody): Promise<RegisterActView> {
    return this.api.post(`reorganizations/${id}/undo`, { body });
  }

  history(organizationId: string): Promise<OrganizationHistoryView> {
    return this.api.get(`organizations/${organizationId}/history`);
  }
}
