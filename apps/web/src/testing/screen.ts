import type { ComponentFixture } from '@angular/core/testing';

const ROLE_SELECTOR: Record<string, string> = {
  button: 'button, [role=button]',
  link: 'a[href]',
  heading: 'h1, h2, h3',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio]',
  radiogroup: '[role=radiogroup]',
  textbox: 'textarea, input:not([type=radio])',
  alert: '[role=alert]',
  status: '[role=status]',
  form: 'form',
  table: 'table',
  combobox: 'select',
  columnheader: 'thead th',
};

/** Finds as a person does: by role and name, never by class or structure. */
export class Screen<T> {
  constructor(private readonly fixture: ComponentFixture<T>) {}

  get element(): HTMLElement {
    return this.fixture.nativeElement as HTMLElement;
  }

  get text(): string {
    return spoken(this.element);
  }

  all(role: string, name: string | RegExp = /.*/): HTMLElement[] {
    const candidates = [...this.element.querySelectorAll<HTMLElement>(ROLE_SELECTOR[role] ?? `[role=${role}]`)];
    return candidates.filter((one) => matches(nameOf(one), name));
  }

  get(role: string, name: string | RegExp = /.*/): HTMLElement {
    const found = this.all(role, name);
    if (found.length === 1) return found[0];
    const known = this.all(role).map(nameOf).join(' | ');
    throw new Error(`${found.length} elements of role ${role} named ${String(name)}; there are: ${known}`);
  }

  async click(role: string, name: string | RegExp): Promise<void> {
    this.get(role, name).click();
    await this.settle();
  }

  /** Types into the field with this label, as one input event. */
  async type(label: string | RegExp, value: string): Promise<void> {
    const field = this.get('textbox', label) as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await this.settle();
  }

  /** Picks in a select, by the value of the option. */
  async choose(label: string | RegExp, value: string): Promise<void> {
    const field = this.get('combobox', label) as HTMLSelectElement;
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settle();
  }

  /** What a table says, cell by cell, without its head. */
  rows(caption: string | RegExp): string[][] {
    const rows = [...this.get('table', caption).querySelectorAll('tbody tr')];
    return rows.map((row) => [...row.children].map(spoken));
  }

  async submit(name: string | RegExp): Promise<void> {
    this.get('form', name).dispatchEvent(new Event('submit', { cancelable: true }));
    await this.settle();
  }

  async press(target: HTMLElement, key: string): Promise<void> {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await this.settle();
  }

  /** Until nothing moves any more; an answer that a spec holds back is not waited for. */
  async settle(): Promise<void> {
    await Promise.race([this.fixture.whenStable(), severalTurns()]);
  }
}

/** The page's own clock, also where a spec has put another in. */
const turn = setTimeout;

async function severalTurns(): Promise<void> {
  for (let at = 0; at < 8; at += 1) await new Promise<void>((resolve) => turn(resolve));
}

/** Accessible name, as far as these pages need it: aria-label, the label element, or what the element says. */
export function nameOf(element: HTMLElement): string {
  const labelled = element.getAttribute('aria-labelledby');
  if (labelled) return spoken(document.getElementById(labelled));
  const labels = (element as HTMLInputElement).labels;
  const { caption } = element as HTMLTableElement;
  if (caption) return spoken(caption);
  return element.getAttribute('aria-label') ?? (labels?.[0] ? spoken(withoutOptions(labels[0])) : spoken(element));
}

/** A label around a select does not take its options into the name. */
function withoutOptions(label: HTMLLabelElement): Element {
  const copy = label.cloneNode(true) as Element;
  copy.querySelector('select')?.remove();
  return copy;
}

function spoken(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function matches(name: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? name === wanted : wanted.test(name);
}
