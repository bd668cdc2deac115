import { Injectable, inject } from '@angular/core';
import type {
  ChangeVisitBody,
  FindingBody,
  ObservationBody,
  ObservationView,
  OwnFindingView,
  PlanVisitBody,
  TableFormat,
  UnvisitedView,
  VisitProposalView,
  VisitsView,
  VisitTargetBody,
  VisitView,
} from '@chibo/contracts';
import type { MeetingKind } from '@chibo/domain';
import { Api } from '../shell/api';
import { queryOf as partsOf } from '../shell/query';

/** An act is made on the version of the visit that was seen. */
export type Seen = Pick<VisitView, 'id' | 'version'>;

/** As it stands in the address of a page: the server refuses what it does not know. */
export type UnvisitedAsked = Readonly<Record<string, string | undefined>>;

/** Visits of working groups, one method per route. */
@Injectable({ providedIn: 'root' })
export class VisitsClient {
  private readonly api = inject(Api);

  list(organizationId: string, quarter: string): Promise<VisitsView> {
    return this.api.get(`visits?${queryOf({ organizationId, quarter })}`);
  }

  unvisited(query: UnvisitedAsked): Promise<UnvisitedView> {
    return this.api.get(`visits/unvisited${partsOf(query)}`);
  }

  /** Address of the same as a file. */
  unvisitedFile(format: TableFormat, query: UnvisitedAsked): string {
    return `/api/visits/unvisited.${format}${partsOf(query)}`;
  }

  proposals(organizationId: string, quarter: string, count: number): Promise<VisitProposalView[]> {
    return this.api.get(`visits/proposal?${queryOf({ organizationId, quarter, count: String(count) })}`);
  }

  setTarget(body: VisitTargetBody): Promise<VisitsView> {
    return this.api.put('visits/target', { body });
  }

  plan(body: PlanVisitBody): Promise<VisitView> {
    return this.api.post('visits', { body });
  }

  visit(id: string): Promise<VisitView> {
    return this.api.get(`visits/${encodeURIComponent(id)}`);
  }

  change(seen: Seen, body: ChangeVisitBody): Promise<VisitView> {
    return this.api.patch(`visits/${seen.id}`, on(seen, body));
  }

  withdraw({ id, version }: Seen): Promise<void> {
    return this.api.delete(`visits/${id}`, { headers: ifMatch(version) });
  }

  done(seen: Seen, doneOn: string): Promise<VisitView> {
    return this.api.post(`visits/${seen.id}/done`, on(seen, { doneOn }));
  }

  missed(seen: Seen, reason: string): Promise<VisitView> {
    return this.api.post(`visits/${seen.id}/missed`, on(seen, { reason }));
  }

  /** @param kind of which sort the meeting was, where the branch has no card that says it */
  observation(id: string, kind?: MeetingKind): Promise<ObservationView> {
    return this.api.get(`visits/${encodeURIComponent(id)}/observation${kind ? `?${queryOf({ kind })}` : ''}`);
  }

  observe(seen: Seen, body: ObservationBody): Promise<VisitView> {
    return this.api.post(`visits/${seen.id}/observation`, on(seen, body));
  }

  addFinding(seen: Seen, body: FindingBody): Promise<VisitView> {
    return this.api.post(`visits/${seen.id}/findings`, on(seen, body));
  }

  changeFinding(seen: Seen, findingId: string, body: FindingBody): Promise<VisitView> {
    return this.api.patch(`visits/${seen.id}/findings/${findingId}`, on(seen, body));
  }

  setDone(seen: Seen, findingId: string, done: boolean): Promise<VisitView> {
    return this.api.put(`visits/${seen.id}/findings/${findingId}/done`, on(seen, { done }));
  }

  findingsOf(organizationId: string): Promise<OwnFindingView[]> {
    return this.api.get(`visits/findings?${queryOf({ organizationId })}`);
  }
}

function queryOf(values: Record<string, string>): string {
  return new URLSearchParams(values).toString();
}

function on({ version }: Seen, body: object): { body: object; headers: Record<string, string> } {
  return { body, headers: ifMatch(version) };
}

function ifMatch(version: number): Record<string, string> {
  return { 'If-Match': `"${version}"` };
}
