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

  async act(work: (visit: VisitView) => Promise<VisitView>): Promise<void> {
    const changed = await this.onCurrent(work);
    if (changed) this.visit.set(changed);
  }

  /** Takes back a visit that was planned by mistake: nothing is left to be shown. */
  async withdraw(): Promise<void> {
    await this.onCurrent((visit) => this.client.withdraw(visit));
  }

  /** An act that came too late fails, but the next one is made on what stands there now. */
  private async onCurrent<T>(work: (visit: VisitView) => Promise<T>): Promise<T | undefined> {
    const visit = this.visit();
    if (!visit) return undefined;
    try {
      return await work(visit);
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 412)
        this.visit.set(error.problem.current as VisitView);
      throw error;
    }
  }
}
