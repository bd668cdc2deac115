import { Directive, TemplateRef, inject, input } from '@angular/core';

interface RowContext<T> {
  $implicit: T;
}

/** A cell of a `chibo-table`: `<ng-template chiboCell="name" [chiboCellOf]="rows()" let-row><td>…`. */
@Directive({ selector: 'ng-template[chiboCell]' })
export class Cell<T> {
  readonly template = inject<TemplateRef<RowContext<T>>>(TemplateRef);
  /** The key of its column. */
  readonly key = input.required<string>({ alias: 'chiboCell' });
  readonly of = input<readonly T[]>([], { alias: 'chiboCellOf' });

  static ngTemplateContextGuard<T>(_: Cell<T>, context: unknown): context is RowContext<T> {
    return !!context;
  }
}

/** What a row becomes where there is no room for a table. */
@Directive({ selector: 'ng-template[chiboFolded]' })
export class Folded<T> {
  readonly template = inject<TemplateRef<RowContext<T>>>(TemplateRef);
  readonly of = input<readonly T[]>([], { alias: 'chiboFolded' });

  static ngTemplateContextGuard<T>(_: Folded<T>, context: unknown): context is RowContext<T> {
    return !!context;
  }
}
