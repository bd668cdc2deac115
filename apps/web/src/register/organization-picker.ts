import type { ElementRef } from '@angular/core';
import { Component, computed, input, linkedSignal, output, viewChild } from '@angular/core';
import type { OrganizationView } from '@chibo/contracts';
import { foldVietnamese } from '@chibo/domain';
import { toMend } from '../ui/field';
import { TextControl } from '../ui/text-control';

/** More than this is not read but searched. */
const SHOWN = 8;

/**
 * One organisation out of many: typed without accents, chosen from a short list. A native select of thousands cannot be
 * searched this way.
 */
@Component({
  imports: [TextControl],
  selector: 'chibo-organization-picker',
  templateUrl: './organization-picker.html',
  styleUrl: './organization-picker.css',
  host: { '[class.in-error]': '!!error()' },
})
export class OrganizationPicker {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly organizations = input.required<readonly OrganizationView[]>();
  readonly value = input<string>();
  readonly chosen = output<string | undefined>();

  protected readonly mend = computed(() => this.error() && toMend(this.error() ?? ''));
  protected readonly current = computed(() => this.organizations().find(({ id }) => id === this.value()));
  /** Looking for another; a choice closes it. */
  protected readonly open = linkedSignal(() => !this.current());
  protected readonly words = linkedSignal({ source: this.value, computation: () => '' });
  protected readonly found = computed(() => {
    const wanted = foldVietnamese(this.words());
    return this.organizations().filter(({ name, code, parentName }) =>
      foldVietnamese(`${name} ${code} ${parentName ?? ''}`).includes(wanted),
    );
  });
  protected readonly tooMany = computed(() => this.found().length > SHOWN);
  /** Nothing before the first letter unless the whole list is short. */
  protected readonly options = computed(() =>
    this.tooMany() && this.words().trim() === '' ? [] : this.found().slice(0, SHOWN),
  );
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  protected choose(id: string): void {
    this.open.set(false);
    this.chosen.emit(id);
  }

  protected search(): void {
    this.open.set(true);
    setTimeout(() => this.field()?.nativeElement.focus());
  }

  /** Enter in the field looks, it does not send the form. */
  protected enter(event: Event): void {
    event.preventDefault();
    const found = this.found();
    if (found.length === 1) this.choose(found[0].id);
  }
}
