import { TestBed } from '@angular/core/testing';
import type { QueueKey } from './keys';
import { KeySetting, keyOf } from './keys';

describe('keys of the queue', () => {
  afterEach(() => document.body.replaceChildren());

  function pressed(key: string, at: Element = document.body, more: KeyboardEventInit = {}): QueueKey | undefined {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, ...more });
    let meant: QueueKey | undefined;
    document.addEventListener('keydown', (seen) => (meant = keyOf(seen)), { once: true });
    at.dispatchEvent(event);
    return meant;
  }

  function inside(html: string, what: string): Element {
    document.body.innerHTML = html;
    return document.querySelector(what) as Element;
  }

  it('walk, act, return, take back and explain, also with capitals', () => {
    expect(
      ['j', 'ArrowDown', 'k', 'ArrowUp', 'Enter', 'x', 'X', 'l', 'u', '?', 'a'].map((key) => pressed(key)),
    ).toEqual(['next', 'next', 'previous', 'previous', 'open', 'act', 'act', 'return', 'undo', 'keys', undefined]);
  });

  it.each(['<input>', '<textarea></textarea>', '<select></select>', '<div contenteditable="true"></div>'])(
    'mean nothing while somebody writes in %s',
    (html) => {
      const field = inside(html, 'body > *');
      expect(['j', 'x', 'l', '?', 'Enter', 'ArrowDown'].map((key) => pressed(key, field))).toEqual(
        Array(6).fill(undefined),
      );
    },
  );

  it('leave Enter to the button that has the focus, and the arrows to the card', () => {
    const button = inside('<div data-own-arrows><h1></h1></div><button></button>', 'button');
    expect(['Enter', 'ArrowDown', 'x'].map((key) => pressed(key, button))).toEqual([undefined, 'next', 'act']);
    const heading = document.querySelector('h1') as Element;
    expect(['Enter', 'ArrowDown', 'j'].map((key) => pressed(key, heading))).toEqual([undefined, undefined, 'next']);
  });

  it('leave the browser its own, and an open dialog too', () => {
    expect(pressed('l', document.body, { ctrlKey: true })).toBeUndefined();
    expect(pressed('j', document.body, { isComposing: true })).toBeUndefined();
    const elsewhere = inside('<dialog open></dialog><p></p>', 'p');
    expect(pressed('x', elsewhere)).toBeUndefined();
  });

  it('confirm one card for a key held down, but keep walking', () => {
    expect(pressed('x', document.body, { repeat: true })).toBeUndefined();
    expect(pressed('j', document.body, { repeat: true })).toBe('next');
  });

  it('stay off on this device once turned off', () => {
    TestBed.inject(KeySetting).set(false);
    TestBed.resetTestingModule();
    expect(TestBed.inject(KeySetting).on()).toBe(false);
    TestBed.inject(KeySetting).set(true);
    TestBed.resetTestingModule();
    expect(TestBed.inject(KeySetting).on()).toBe(true);
  });
});
