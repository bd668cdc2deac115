import type { TasksView } from '@chibo/contracts';
import { isKept } from '../../worker/kept-answers';
import type { Api } from './api';

/** Cards of months past that are kept besides what is owed: the last one says what is carried into the next. */
const PAST_CARDS = 2;

/**
 * Puts the application on this device, so that it opens, scores and takes a sending without network. Only over https (or from
 * this machine): elsewhere browsers have no workers, and pages work as ever with the network.
 */
export async function keepOffline(api: Api): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  offerInstalling();
  await navigator.serviceWorker.register('/worker.js');
  await navigator.serviceWorker.ready;
  // Asked once by the browser itself, or granted in silence; without it old answers may go when the disk is full.
  void navigator.storage?.persist?.();
  await controlled();
  await warm(api);
}

/** Not in the page itself: with its icons it is two thousand bytes that no first visit needs. */
function offerInstalling(): void {
  if (document.querySelector('link[rel=manifest]')) return;
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = '/manifest.webmanifest';
  document.head.append(link);
}

/** From its first visit on a page is the worker's once that has begun its work. */
function controlled(): Promise<void> {
  if (navigator.serviceWorker.controller) return Promise.resolve();
  return new Promise((resolve) =>
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true }),
  );
}

/**
 * Asks through the worker what somebody needs to begin without network, and once more what this page has asked before there was
 * a worker; the worker keeps the answers.
 */
async function warm(api: Api): Promise<void> {
  const { owed, past } = await api.get<TasksView>('tasks');
  const cards = [...owed, ...past.slice(0, PAST_CARDS)].flatMap(({ scorecardId }) => scorecardId ?? []);
  const paths = new Set(['installation', 'session', ...cards.map((card) => `scorecards/${card}`), ...askedBefore()]);
  for (const path of paths) await api.get(path).catch(() => undefined);
}

function askedBefore(): string[] {
  const addresses = performance.getEntriesByType('resource').map(({ name }) => name);
  const kept = addresses.filter((url) => url.startsWith(`${location.origin}/api/`) && isKept({ method: 'GET', url }));
  return kept.map((url) => url.slice(`${location.origin}/api/`.length));
}
