import type { ElementRef } from '@angular/core';
import { Component, Injector, afterNextRender, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import type { FindingView, VisitView } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import { Act } from '../shell/act';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { momentOf } from '../ui/when';
import { FindingForm } from './finding-form';
import { OpenVisit } from './open-visit';
import { VisitsClient } from './visits-client';

/** What was found at a visit, and the action that follows: who, until when, done or not. */
@Component({
  selector: 'chibo-findings',
  imports: [FindingForm, Icon, Note],
  templateUrl: './findings-section.html',
  styles: `
    .head {
      align-items: center;
    }
    .words {
      white-space: pre-line;
    }
  `,
})
export class FindingsSection {
  private readonly client = inject(VisitsClient);
  private readonly open = inject(OpenVisit);
  private readonly injector = inject(Injector);
  readonly visit = input.required<VisitView>();
  readonly today = input.required<string>();

  protected readonly formatDate = formatDate;
  protected readonly momentOf = momentOf;
  protected readonly marking = new Act();
  /** The finding that is being written: its id, or a new one. */
  protected readonly writing = linkedSignal<string, string | undefined>({
    source: () => this.visit().id,
    computation: () => undefined,
  });
  protected readonly said = signal<string | undefined>(undefined);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected write(id: string): void {
    this.marking.forget();
    this.said.set(undefined);
    this.writing.set(id);
  }

  protected stored(): void {
    this.said.set('Đã ghi.');
    this.close();
  }

  /** What had the focus goes. */
  protected close(): void {
    this.writing.set(undefined);
    afterNextRender(() => this.heading().nativeElement.focus(), { injector: this.injector });
  }

  protected async mark({ id, action }: FindingView, done: boolean): Promise<void> {
    this.said.set(undefined);
    const marked = await this.marking.run(() => this.open.act((visit) => this.client.setDone(visit, id, done)));
    if (marked) this.said.set(`${done ? 'Đã xong' : 'Mở lại'}: ${action}`);
  }
}
