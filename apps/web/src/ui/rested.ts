import { DestroyRef, inject } from '@angular/core';

/** Until typing rests, ms. */
const REST = 250;

/** Tells of what is typed once typing rests, in an injection context; nothing more once its component is gone. */
export function rested(tell: (words: string) => void): (words: string) => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  inject(DestroyRef).onDestroy(() => clearTimeout(waiting));
  return (words) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(words.trim()), REST);
  };
}
