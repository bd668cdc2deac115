import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import type { CriteriaSetView } from '@chibo/contracts';
import { Act } from '../shell/act';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { CriteriaSetsClient } from './criteria-sets-client';
import { JsonFault, offsetOf, readJson, writeJson } from './json-text';

interface Fault {
  line?: string;
  text: string;
}

/**
 * A draft as the text it is, to be edited here or in a file. What the server finds wrong is listed by line and leads to
 * its place; wrong text is never thrown away.
 */
@Component({
  selector: 'chibo-set-editor',
  imports: [Icon, Note],
  templateUrl: './set-editor.html',
  styleUrl: './set-editor.css',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class SetEditor {
  private readonly client = inject(CriteriaSetsClient);
  readonly view = input.required<CriteriaSetView>();
  readonly saved = output<CriteriaSetView>();

  protected readonly saving = new Act();
  private readonly stored = computed(() => writeJson(this.view().content));
  protected readonly text = linkedSignal(() => this.stored());
  readonly dirty = computed(() => this.text() !== this.stored());
  /** Refused by its form just now, else what the rules of the stored draft lack. */
  protected readonly faults = computed<Fault[]>(() => {
    const refused = Object.entries(this.saving.errors()).map(([line, text]) => ({ line, text: text ?? '' }));
    return refused.length > 0 ? refused : this.view().errors;
  });
  private readonly area = viewChild.required<ElementRef<HTMLTextAreaElement>>('area');

  protected type(text: string): void {
    this.text.set(text);
  }

  protected async load(field: HTMLInputElement): Promise<void> {
    const [file] = field.files ?? [];
    if (file) this.text.set(await file.text());
    field.value = '';
  }

  protected download(): void {
    const { code, version } = this.view();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([this.text()], { type: 'application/json' }));
    link.download = `${code}-v${version ?? 1}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  protected async save(): Promise<void> {
    let content: object;
    try {
      content = readJson(this.text());
    } catch (error) {
      this.saving.check({});
      if (error instanceof JsonFault) this.saving.failure.set(error.message);
      return;
    }
    await this.saving.run(async () => {
      const { versionId = '', mark } = this.view();
      this.saved.emit(await this.client.edit(versionId, mark, content));
    });
  }

  protected goTo({ line }: Fault): void {
    const at = offsetOf(this.text(), line ?? '');
    const area = this.area().nativeElement;
    area.focus();
    if (at === undefined) return;
    area.setSelectionRange(at, area.value.indexOf('\n', at));
    const row = area.value.slice(0, at).split('\n').length;
    area.scrollTop = (row - 3) * Number.parseFloat(getComputedStyle(area).lineHeight);
  }

  protected plain(line: string): string {
    return line.replace(/^content\.?/, '');
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.dirty()) event.preventDefault();
  }
}
