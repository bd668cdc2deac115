import { expect, type Page } from '@playwright/test';

interface Focus {
  /** What the control is called, or the group it belongs to. */
  name: string;
  /** Inside the window and under nothing else. */
  uncovered: boolean;
  /** Something is drawn around it, where a key leads to it. */
  ringed: boolean;
}

/** A user with nothing but keys: counts them, and after each one looks for the focus. */
export class Keyboard {
  private keys = 0;

  constructor(private readonly page: Page) {}

  /** Keys since the last call. */
  takeCount(): number {
    const { keys } = this;
    this.keys = 0;
    return keys;
  }

  async press(key: string): Promise<void> {
    this.keys++;
    await this.page.keyboard.press(key);
    await this.expectVisibleFocus();
  }

  /** Types words where the focus is; letters are not counted. */
  async type(words: string): Promise<void> {
    await this.page.keyboard.insertText(words);
  }

  /** Presses Tab until the focus is on that control. */
  async tabTo(name: RegExp, most = 40): Promise<void> {
    for (let presses = 0; presses < most; presses++) {
      if (name.test((await this.focus()).name)) return;
      await this.press('Tab');
    }
    throw new Error(`No ${name.source} within ${most} presses of Tab; the focus is on ${(await this.focus()).name}.`);
  }

  async focus(): Promise<Focus> {
    return this.page.evaluate(focusNow);
  }

  private async expectVisibleFocus(): Promise<void> {
    const focus = await this.focus();
    // The end of the page hands the focus to the browser itself.
    if (focus.name === '') return;
    expect(focus, 'the focus is drawn and under nothing').toMatchObject({ uncovered: true, ringed: true });
  }
}

function focusNow(): Focus {
  const active = document.activeElement as HTMLElement | null;
  if (!active || active === document.body) return { name: '', uncovered: false, ringed: false };
  const target = active.closest('label') ?? active;
  const { left, top, width, height } = target.getBoundingClientRect();
  const middle = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 24));
  const group = active.matches('[type=radio]') ? active.closest('[role=radiogroup]') : null;
  const label = document.querySelector(`label[for="${CSS.escape(active.id)}"]`);
  const drawn = [active, target].map((element) => getComputedStyle(element));
  return {
    name: (group ?? active).getAttribute('aria-label') ?? label?.textContent?.trim() ?? active.textContent.trim(),
    uncovered: top >= 0 && top + Math.min(height, 48) <= innerHeight && !!middle && target.contains(middle),
    // A heading that a page gives the focus on arrival is no control: no key leads to it, and none is drawn around it.
    ringed:
      active.matches('[tabindex="-1"]') ||
      drawn.some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none'),
  };
}
