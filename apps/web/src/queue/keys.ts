import { Injectable, inject, signal } from '@angular/core';
import { DeviceStore } from '../device/device-store';

export type QueueKey = 'next' | 'previous' | 'open' | 'act' | 'return' | 'undo' | 'keys';

const LETTERS: Readonly<Record<string, QueueKey>> = {
  j: 'next',
  k: 'previous',
  x: 'act',
  l: 'return',
  u: 'undo',
  '?': 'keys',
};
const ARROWS: Readonly<Record<string, QueueKey>> = { ArrowDown: 'next', ArrowUp: 'previous' };

/** One press on the card itself; holding a key down must not confirm a second card. */
const ONCE: readonly QueueKey[] = ['act', 'return', 'undo', 'keys', 'open'];

const FIELD = 'input, textarea, select, [contenteditable], [role=radiogroup]';
/** Where Enter and the arrows already mean something: a control is pressed, the card is scrolled. */
const OWN_KEYS = 'a, button, summary, [data-own-arrows]';

/** What a key means on this page; nothing while somebody writes, or while a dialog is open. */
export function keyOf(event: KeyboardEvent): QueueKey | undefined {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const at = event.target instanceof Element ? event.target : undefined;
  if (at?.closest(FIELD) || document.querySelector('dialog[open]')) return undefined;
  const key = LETTERS[event.key.toLowerCase()] ?? wayOf(event.key, at);
  return key && event.repeat && ONCE.includes(key) ? undefined : key;
}

function wayOf(key: string, at: Element | undefined): QueueKey | undefined {
  if (key === 'Enter') return at?.closest(OWN_KEYS) ? undefined : 'open';
  return at?.closest('[data-own-arrows]') ? undefined : ARROWS[key];
}

const STORED = 'chibo.queue.keys';

/** Letters act at once, so whoever dictates or uses a screen reader can turn them off on this device. */
@Injectable({ providedIn: 'root' })
export class KeySetting {
  private readonly shelf = inject(DeviceStore).device;
  readonly on = signal(this.shelf.read(STORED) !== 'off');

  set(on: boolean): void {
    this.on.set(on);
    this.shelf.write(STORED, on ? 'on' : 'off');
  }
}
