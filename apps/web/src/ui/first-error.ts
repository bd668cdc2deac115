import { ElementRef, Injector, afterNextRender, inject } from '@angular/core';

/** For a refused form: moves the focus to its first field in error, once the error can be seen beside it. */
export function firstError(): () => void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const injector = inject(Injector);
  const focus = (): void => host.querySelector<HTMLElement>('.in-error :is(input, select, textarea, button)')?.focus();
  return () => afterNextRender(focus, { injector });
}
