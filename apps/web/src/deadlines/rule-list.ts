import type { ElementRef } from '@angular/core';
import { Component, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import type { DeadlinesView } from '@chibo/contracts';
import type { Tier } from '@chibo/domain';
import { Note } from '../ui/note';
import { SOURCE_LABEL, TIER_LABEL, ruleHint, ruleWords } from './deadline-words';
import { RuleForm } from './rule-form';

/** What holds per tier and where it comes from; changed in place. */
@Component({
  selector: 'chibo-rule-list',
  imports: [Note, RuleForm],
  template: `
    <h2 #heading class="head" tabindex="-1">Hạn hằng tháng</h2>
    <div role="status">
      @if (said(); as words) {
        <chibo-note [heading]="words" />
      }
    </div>
    <ul role="list" class="sheet rows">
      @for (rule of view().rules; track rule.tier) {
        <li class="stack">
          <div class="between">
            <div>
              <h3>{{ tierLabel[rule.tier] }}</h3>
              <p>{{ ruleWords(rule.tier, rule.days) }}</p>
              <p class="small second">
                {{ sourceLabel[rule.source]
                }}{{ ruleHint(rule.tier, rule.days) ? '. ' + ruleHint(rule.tier, rule.days) : '.' }}
              </p>
              @if (rule.whyNot) {
                <p class="small second">{{ rule.whyNot }}</p>
              }
            </div>
            @if (view().mayChange && !rule.whyNot && editing() !== rule.tier) {
              <button type="button" class="link" (click)="edit(rule.tier)">
                Thay đổi<span class="hidden-visually"> hạn: {{ tierLabel[rule.tier] }}</span>
              </button>
            }
          </div>
          @if (editing() === rule.tier) {
            <chibo-rule-form
              [organizationId]="view().organizationId"
              [rule]="rule"
              (stored)="store($event, rule.tier)"
              (cancelled)="close()"
            />
          }
        </li>
      }
    </ul>
  `,
})
export class RuleList {
  readonly view = input.required<DeadlinesView>();
  readonly stored = output<DeadlinesView>();

  protected readonly tierLabel = TIER_LABEL;
  protected readonly sourceLabel = SOURCE_LABEL;
  protected readonly ruleWords = ruleWords;
  protected readonly ruleHint = ruleHint;
  protected readonly editing = linkedSignal<DeadlinesView, Tier | undefined>({
    source: this.view,
    computation: () => undefined,
  });
  protected readonly said = signal<string | undefined>(undefined);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected edit(tier: Tier): void {
    this.said.set(undefined);
    this.editing.set(tier);
  }

  /** The form goes and took the focus with it. */
  protected close(): void {
    this.editing.set(undefined);
    this.heading().nativeElement.focus();
  }

  protected store(view: DeadlinesView, tier: Tier): void {
    const rule = view.rules.find((each) => each.tier === tier);
    this.close();
    if (rule) this.said.set(`Đã ghi. ${TIER_LABEL[tier]} ${ruleWords(tier, rule.days)}.`);
    this.stored.emit(view);
  }
}
