import { Injectable, inject } from '@angular/core';
import type { ReadinessView, SetupStepsView } from '@chibo/contracts';
import type { SetupStep } from '@chibo/domain';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

type Query = Record<string, string | number | undefined>;

/** Who is missing, and what the first run still needs; one method per route. */
@Injectable({ providedIn: 'root' })
export class ReadinessClient {
  private readonly api = inject(Api);

  readiness(query: Query): Promise<ReadinessView> {
    return this.api.get(`readiness${queryOf(query)}`);
  }

  steps(): Promise<SetupStepsView> {
    return this.api.get('readiness/steps');
  }

  skip(step: SetupStep, reason: string): Promise<SetupStepsView> {
    return this.api.put(`readiness/steps/${step}/skip`, { body: { reason } });
  }

  takeUp(step: SetupStep): Promise<SetupStepsView> {
    return this.api.delete(`readiness/steps/${step}/skip`);
  }
}
