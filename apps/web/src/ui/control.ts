import { Directive, inject } from '@angular/core';
import { Field } from './field';

/** The control of a field: it takes the field's id, says when it is in error and is described by what stands around it. */
@Directive({
  selector: '[chiboControl]',
  host: {
    '[id]': 'field.for()',
    '[attr.aria-invalid]': 'field.error() ? true : null',
    '[attr.aria-describedby]': 'field.describedBy()',
  },
})
export class Control {
  protected readonly field = inject(Field);
}
