import { Component, computed, inject } from '@angular/core';
import { Tick } from '../../ui/tick';
import { actionWords, doneWords } from '../carried-words';
import { actionKey } from '../draft/items';
import { OpenCard } from '../open-card';
import { SaveState } from './save-state';

/** What last month left to do, at the top of the card: one tap says that it is done, another takes it back. */
@Component({
  selector: 'chibo-carried',
  imports: [SaveState, Tick],
  templateUrl: './carried-section.html',
  styleUrl: './carried-section.css',
})
export class CarriedSection {
  protected readonly card = inject(OpenCard);
  protected readonly actionWords = actionWords;
  protected readonly key = actionKey;
  protected readonly count = computed(() => doneWords(this.card.carried()));

  protected tick(code: string, done: boolean): void {
    this.card.sync.set(actionKey(code), done || null);
  }
}
