import type { EnvironmentInjector } from '@angular/core';
import { createEnvironmentInjector } from '@angular/core';
import type { SubmitScorecardBody } from '@chibo/contracts';
import { isSent } from '@chibo/domain';
import type { WaitingSending } from '../../device/waiting-sendings';
import { WaitingSendings } from '../../device/waiting-sendings';
import { NetworkError, wordsOf } from '../../shell/api';
import { ScorecardsClient } from '../scorecards-client';
import { DraftSync } from './draft-sync';
import { isLockedOut, isPassing } from './refused-items';
import { sendingBody } from './sending-body';

/** What became of it: sent, for its owner to look at, or nothing could be done now. */
export type SentWaiting = 'SENT' | 'HELD' | 'NOT_NOW';

const SENT_ELSEWHERE = 'Phiếu đã được gửi từ máy khác với nội dung khác. Đồng chí mở phiếu để xem.';
const CHANGED = 'Phiếu đã thay đổi sau khi bấm gửi. Đồng chí kiểm tra lại rồi gửi.';

/**
 * Sends a card that waits, as its own page would: first the changes this device holds, then the whole, and only what its
 * branch has pressed "Gửi" on. However often it is tried it is one sending (`ScorecardsClient.submit`).
 */
export async function sendWaiting(
  parent: EnvironmentInjector,
  accountId: string,
  sending: WaitingSending,
): Promise<SentWaiting> {
  const injector = createEnvironmentInjector([DraftSync], parent);
  const waiting = injector.get(WaitingSendings);
  try {
    const refused = await trySending(injector, accountId, sending);
    if (!refused) waiting.drop(accountId, sending.cardId);
    else waiting.keep(accountId, { ...sending, refused });
    return refused ? 'HELD' : 'SENT';
  } catch (error) {
    if (isPassing(error) || isLockedOut(error)) return 'NOT_NOW';
    waiting.keep(accountId, { ...sending, refused: wordsOf(error) });
    return 'HELD';
  } finally {
    injector.destroy();
  }
}

/** Words where its owner has to look first. @throws NetworkError where the changes of this device cannot go up now */
async function trySending(
  injector: EnvironmentInjector,
  accountId: string,
  { cardId, body }: WaitingSending,
): Promise<string | undefined> {
  const [client, sync] = [injector.get(ScorecardsClient), injector.get(DraftSync)];
  const read = await client.read(cardId);
  sync.open(read, accountId);
  await sync.flush();
  if (sync.state() === 'OFFLINE' || sync.state() === 'SIGNED_OUT') throw new NetworkError();
  const view = sync.view() ?? read;
  const isMeant = printOf(sendingBody(view, sync.content(), { meant: false, secondsSpent: 0 })) === printOf(body);
  if (isSent(view.state)) return isMeant ? undefined : SENT_ELSEWHERE;
  if (!isMeant || view.swap || sync.waiting() + sync.aside().length > 0) return CHANGED;
  await client.submit(cardId, view.version, body);
  return undefined;
}

/** What the branch has said, without what only says how it was sent. */
function printOf({ facts, answers, weaknesses, vote, actionsDone, criteriaSetVersionId }: SubmitScorecardBody): string {
  return JSON.stringify([facts, answers, weaknesses, vote, actionsDone, criteriaSetVersionId]);
}
