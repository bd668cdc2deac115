import { Directive, TemplateRef, inject, input } from '@angular/core';

interface RowContext<T> {
  $implicit: T;
}

/** A cell of a `chibo-table`: `<ng-template chiboCell="name" [chiboCellOf]="rows()" let-row><td>…`. */
@Directive({ selector: 'ng-template[chiboCell]' })
export class Cell<T> {
  readonly template = inject<TemplateRef<RowContext<T>>>(TemplateRef);
  /** The key of its column. */
  readonly chiboCell = input.required<string>();
  /** Says of what kind its rows are. */
  readonly chiboCellOf = input<readonly T[]>([]);

  static ngTemplateContextGuard<T>(_: Cell<T>, context: unknown): context is RowContext<T> {
    return !!context;
  }
}

/** What stands in a head where words are not enough: `<ng-template chiboHead="GOOD">`. */
@Directive({ selector: 'ng-template[chiboHead]' })
export class Head {
  readonly template = inject<TemplateRef<unknown>>(TemplateRef);
  /** The key of its column. */
  readonly chiboHead = input.required<string>();
}

/** What a row becomes where there is no room for a table. */
@Directive({ selector: 'ng-template[chiboFolded]' })
export class Folded<T> {
  readonly template = inject<TemplateRef<RowContext<T>>>(TemplateRef);
  readonly chiboFolded = input<readonly T[]>([]);

  static ngTemplateContextGuard<T>(_: Folded<T>, context: unknown): context is RowContext<T> {
    return !!context;
  }
}

/** What opens under a row over its whole width. */
@Directive({ selector: 'ng-template[chiboDetail]' })
export class Detail<T> {
  readonly template = inject<TemplateRef<RowContext<T>>>(TemplateRef);
  readonly chiboDetail = input<readonly T[]>([]);

  static ngTemplateContextGuard<T>(_: Detail<T>, context: unknown): context is RowContext<T> {
    return !!context;
  }
}
