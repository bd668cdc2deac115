import { Injectable, inject } from '@angular/core';
import type {
  CeilingBody,
  CeilingView,
  ClassificationsView,
  ClassifyBody,
  ConcludeBody,
  OwnClassificationView,
  ReopenConclusionBody,
  SelfClassBody,
  TableFormat,
} from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

type Query = Record<string, string | number | undefined>;

/** Classes of organisations' years, one method per route. */
@Injectable({ providedIn: 'root' })
export class ClassificationsClient {
  private readonly api = inject(Api);

  list(query: Query): Promise<ClassificationsView> {
    return this.api.get(`classifications${queryOf(query)}`);
  }

  /** One organisation's year; without one the reader's own. */
  own(query: Query): Promise<OwnClassificationView> {
    return this.api.get(`classifications/own${queryOf(query)}`);
  }

  rateOwn(version: number, body: SelfClassBody): Promise<OwnClassificationView> {
    return this.api.put('classifications/own', { body, headers: { 'If-Match': `"${version}"` } });
  }

  classify(body: ClassifyBody): Promise<ClassificationsView> {
    return this.api.post('classifications', { body });
  }

  conclude(body: ConcludeBody): Promise<ClassificationsView> {
    return this.api.post('classifications/conclusion', { body });
  }

  reopen(body: ReopenConclusionBody): Promise<ClassificationsView> {
    return this.api.post('classifications/reopening', { body });
  }

  ceiling(organizationId?: string): Promise<CeilingView> {
    return this.api.get(`classifications/ceiling${queryOf({ organizationId })}`);
  }

  setCeiling(body: CeilingBody): Promise<CeilingView> {
    return this.api.put('classifications/ceiling', { body });
  }

  /** Address of the list as a file. */
  file(format: TableFormat, query: Query): string {
    return `/api/classifications.${format}${queryOf(query)}`;
  }
}
