import { Injectable, inject } from '@angular/core';
import type {
  ChangeIndicatorBody,
  IndicatorDraftBody,
  IndicatorEntryView,
  IndicatorItem,
  IndicatorOrganizationsView,
  IndicatorOverview,
  IndicatorsView,
  IndicatorView,
  SendIndicatorsBody,
  TableFormat,
} from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

type Seen = Pick<IndicatorEntryView, 'organization' | 'period' | 'version'>;

/** Indicators, one method per route. */
@Injectable({ providedIn: 'root' })
export class IndicatorsClient {
  private readonly api = inject(Api);

  list(organizationId: string): Promise<IndicatorsView> {
    return this.api.get(`organizations/${organizationId}/indicators`);
  }

  create(organizationId: string, indicators: IndicatorItem[]): Promise<IndicatorsView> {
    return this.api.post(`organizations/${organizationId}/indicators`, { body: { indicators } });
  }

  change({ id, version }: Pick<IndicatorView, 'id' | 'version'>, body: ChangeIndicatorBody): Promise<IndicatorView> {
    return this.api.put(`indicators/${id}`, { body, ...seen(version) });
  }

  overview(query: object): Promise<IndicatorOverview> {
    return this.api.get(`indicators/overview${queryOf(query)}`);
  }

  organizations(id: string, query: object): Promise<IndicatorOrganizationsView> {
    return this.api.get(`indicators/${id}/organizations${queryOf(query)}`);
  }

  entry(organizationId: string, period: string): Promise<IndicatorEntryView> {
    return this.api.get(`organizations/${organizationId}/indicators/${period}`);
  }

  save({ organization, period, version }: Seen, body: IndicatorDraftBody): Promise<IndicatorEntryView> {
    return this.api.put(`organizations/${organization.id}/indicators/${period}`, { body, ...seen(version) });
  }

  send({ organization, period, version }: Seen, body: SendIndicatorsBody): Promise<IndicatorEntryView> {
    return this.api.post(`organizations/${organization.id}/indicators/${period}/submit`, { body, ...seen(version) });
  }

  close(organizationId: string, period: string): Promise<IndicatorOverview> {
    return this.api.post(`organizations/${organizationId}/indicators/${period}/close`, { body: {} });
  }

  reopen(organizationId: string, period: string, reason: string): Promise<IndicatorOverview> {
    return this.api.post(`organizations/${organizationId}/indicators/${period}/reopen`, { body: { reason } });
  }

  /** Addresses of the same as files. */
  overviewFile(format: TableFormat, query: object): string {
    return `/api/indicators/overview.${format}${queryOf(query)}`;
  }

  organizationsFile(id: string, format: TableFormat, query: object): string {
    return `/api/indicators/${id}/organizations.${format}${queryOf(query)}`;
  }
}

function seen(version: number): { headers: Record<string, string> } {
  return { headers: { 'if-match': `"${version}"` } };
}
