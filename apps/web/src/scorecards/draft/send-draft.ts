import type { EnvironmentInjector } from '@angular/core';
import { createEnvironmentInjector } from '@angular/core';
import { ScorecardsClient } from '../scorecards-client';
import { DraftSync } from './draft-sync';
import { isLockedOut, isPassing } from './refused-items';

/** What became of a card's changes: all of them up, some held for their owner to look at, or nothing could be sent now. */
export type Sent = 'ALL' | 'HELD' | 'NOT_NOW';

/** Sends what this device holds of a card that no page has open, as its own page would. */
export async function sendDraft(parent: EnvironmentInjector, cardId: string, accountId: string): Promise<Sent> {
  const injector = createEnvironmentInjector([DraftSync], parent);
  try {
    const view = await injector.get(ScorecardsClient).read(cardId);
    const sync = injector.get(DraftSync);
    sync.open(view, accountId);
    await sync.flush();
    const state = sync.state();
    if (state === 'OFFLINE' || state === 'SIGNED_OUT') return 'NOT_NOW';
    return sync.waiting() + sync.aside().length + sync.barred().length > 0 ? 'HELD' : 'ALL';
  } catch (error) {
    return isPassing(error) || isLockedOut(error) ? 'NOT_NOW' : 'HELD';
  } finally {
    injector.destroy();
  }
}
