import { Directive, ElementRef, inject } from '@angular/core';

/**
 * Keys of the card: Enter and ↓ go to the next stop, ↑ to the one before. A stop is a group of options or a one-line field
 * (`data-stop`); in a longer text the keys keep their own meaning.
 */
@Directive({ selector: '[chiboStops]', host: { '(keydown)': 'press($event)' } })
export class Stops {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  focusFirst(within: HTMLElement): void {
    const stop = within.matches('[data-stop]')
      ? within
      : within.querySelector<HTMLElement>('[data-stop], textarea, button');
    if (stop) focusStop(stop);
  }

  protected press(event: KeyboardEvent): void {
    const step = stepOf(event);
    const target = event.target as HTMLElement;
    if (step === 0 || !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const all = [...this.host.querySelectorAll<HTMLElement>('[data-stop]')];
    const here = all.findIndex((stop) => stop.contains(target));
    const next = all[here + step];
    if (here >= 0 && next) focusStop(next);
  }
}

function stepOf({ key, altKey, ctrlKey, metaKey, isComposing }: KeyboardEvent): number {
  if (altKey || ctrlKey || metaKey || isComposing) return 0;
  if (key === 'ArrowDown' || key === 'Enter') return 1;
  return key === 'ArrowUp' ? -1 : 0;
}

function focusStop(stop: HTMLElement): void {
  const inside = stop.querySelector<HTMLElement>('input:checked') ?? stop.querySelector<HTMLElement>('input');
  (inside ?? stop).focus();
}
