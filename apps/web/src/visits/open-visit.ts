import { Injectable, inject, signal } from '@angular/core';
import type { VisitView } from '@chibo/contracts';
import { ProblemError } from '../shell/api';
import { VisitsClient } from './visits-client';

/** The visit on the screen; acts are made on the version in sight. */
@Injectable()
export class OpenVisit {
  private readonly client = inject(VisitsClient);
  private readonly visit = signal<VisitView | undefined>(undefined);
  readonly view = this.visit.asReadonly();

  async load(id: string): Promise<void> {
    this.visit.set(await this.client.visit(id));
  }

  /** An act that came too late fails, but the next one is made on what stands there now. */
  async act(work: (visit: VisitView) => Promise<VisitView>): Promise<void> {
    const visit = this.visit();
    if (!visit) return;
    try {
      this.visit.set(await work(visit));
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 412)
        this.visit.set(error.problem.current as VisitView);
      throw error;
    }
  }
}
