import { Injectable, inject } from '@angular/core';
import type { ImportRowsView, ImportsView, ImportView, SheetFormat } from '@chibo/contracts';
import type { SheetName } from '@chibo/domain';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

/** Sheets that are handed out, files that are sent in. */
@Injectable({ providedIn: 'root' })
export class ImportsClient {
  private readonly api = inject(Api);

  list(): Promise<ImportsView> {
    return this.api.get('imports');
  }

  /** The file as it is. */
  send(sheet: SheetName, file: Blob, name: string): Promise<ImportView> {
    return this.api.post(`imports${queryOf({ sheet, name })}`, { file });
  }

  view(id: string): Promise<ImportView> {
    return this.api.get(`imports/${id}`);
  }

  rows(id: string, { fate, page }: { fate?: string; page?: string }): Promise<ImportRowsView> {
    return this.api.get(`imports/${id}/rows${queryOf({ fate, page })}`);
  }

  apply(id: string): Promise<ImportView> {
    return this.api.post(`imports/${id}/apply`);
  }

  drop(id: string): Promise<ImportView> {
    return this.api.delete(`imports/${id}`);
  }

  /** Addresses of files. */
  readonly template = (sheet: SheetName, format: SheetFormat): string => `/api/sheets/${sheet}/template.${format}`;
  readonly export = (sheet: SheetName, format: SheetFormat): string => `/api/sheets/${sheet}/export.${format}`;
  readonly faults = (id: string, format: SheetFormat): string => `/api/imports/${id}/faults.${format}`;
}
