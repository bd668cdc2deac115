import { Injectable, inject } from '@angular/core';
import type {
  CriteriaSetSummary,
  CriteriaSetView,
  PublicationPreview,
  PublicationQuery,
  PublishCriteriaSetBody,
} from '@chibo/contracts';
import { Api } from '../shell/api';

/** The criteria sets' routes, one method each. */
@Injectable({ providedIn: 'root' })
export class CriteriaSetsClient {
  private readonly api = inject(Api);

  list(): Promise<CriteriaSetSummary[]> {
    return this.api.get('criteria-sets');
  }

  read(id: string): Promise<CriteriaSetView> {
    return this.api.get(`criteria-sets/${id}`);
  }

  template(code: string): Promise<CriteriaSetView> {
    return this.api.get(`criteria-sets/templates/${encodeURIComponent(code)}`);
  }

  copyTemplate(template: string): Promise<CriteriaSetView> {
    return this.api.post('criteria-sets', { body: { template } });
  }

  nextVersion(id: string): Promise<CriteriaSetView> {
    return this.api.post(`criteria-sets/${id}/versions`);
  }

  /** @param mark of the content that was seen */
  edit(id: string, mark: string, content: object): Promise<CriteriaSetView> {
    return this.api.put(`criteria-sets/${id}`, { body: { content }, headers: { 'If-Match': `"${mark}"` } });
  }

  /** The open cards whose set would change. */
  preview(id: string, { ownerId, validFrom, validTo }: PublicationQuery): Promise<PublicationPreview> {
    const query = new URLSearchParams({ ownerId, validFrom, ...(validTo ? { validTo } : {}) });
    return this.api.get(`criteria-sets/${id}/publication?${query.toString()}`);
  }

  publish(id: string, body: PublishCriteriaSetBody): Promise<CriteriaSetView> {
    return this.api.post(`criteria-sets/${id}/publication`, { body });
  }

  /** The card to fill in by hand; with a branch and a month its head is filled. */
  blankPaper(id: string, cell?: { organizationId: string; month: string }): string {
    const query = cell ? `?${new URLSearchParams(cell).toString()}` : '';
    return `/api/criteria-sets/${id}/blank.pdf${query}`;
  }
}
