import { Injectable, inject, signal } from '@angular/core';
import type { VisitView } from '@chibo/contracts';
import { ProblemError } from '../shell/api';
import { reading } from '../shell/reading';
import { VisitsClient } from './visits-client';

/** The visit on the screen; acts are made on the version in sight. */
@Injectable()
export class OpenVisit {
  private readonly client = inject(VisitsClient);
  private readonly id = signal<string | undefined>(undefined);
  readonly opening = reading({ question: () => this.id(), read: (id) => this.client.visit(id) });
  readonly view = this.opening.value;

  open(id: string): void {
    this.id.set(id);
  }

  async act(work: (visit: VisitView) => Promise<VisitView>): Promise<void> {
    const changed = await this.onCurrent(work);
    if (changed) this.show(changed);
  }

  /** Takes back a visit that was planned by mistake: nothing is left to be shown. */
  async withdraw(): Promise<void> {
    await this.onCurrent((visit) => this.client.withdraw(visit));
  }

  /** An act that came too late fails, but the next one is made on what stands there now. */
  private async onCurrent<T>(work: (visit: VisitView) => Promise<T>): Promise<T | undefined> {
    const visit = this.view();
    if (!visit) return undefined;
    try {
      return await work(visit);
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 412) this.show(error.problem.current as VisitView);
      throw error;
    }
  }

  /** Of the visit on the screen only: an act on the one before may be answered late. */
  private show(visit: VisitView): void {
    if (visit.id === this.id()) this.opening.set(visit);
  }
}
