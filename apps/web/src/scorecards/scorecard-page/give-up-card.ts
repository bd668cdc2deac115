import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { isEmptyCard } from '@chibo/domain';
import { Act } from '../../shell/act';
import { Note } from '../../ui/note';
import { GiveUpQuestion } from '../give-up-question';
import { mayMove } from '../draft/locks';
import { OpenCard } from '../open-card';
import { ScorecardsClient } from '../scorecards-client';

/** On a thematic card opened by mistake, while nothing stands in it. */
@Component({
  selector: 'chibo-give-up-card',
  imports: [GiveUpQuestion, Note],
  template: `
    @if (open()) {
      <chibo-give-up class="sheet" [busy]="act.busy()" [failure]="act.failure()" (givenUp)="giveUp()" />
    } @else if (act.failure(); as words) {
      <chibo-note [attention]="true" heading="Chưa bỏ được phiếu" role="alert">
        <p>{{ words }}</p>
      </chibo-note>
    }
  `,
  styles: `
    .sheet {
      display: block;
      margin-top: 1rem;
    }
  `,
})
export class GiveUpCard {
  private readonly card = inject(OpenCard);
  private readonly client = inject(ScorecardsClient);
  private readonly router = inject(Router);
  protected readonly act = new Act();
  /** Empty on the server and on this device. */
  protected readonly open = computed(() => {
    return mayMove('giveUp', this.card.view()) && this.card.sync.left() === 0 && isEmptyCard(this.card.content());
  });

  protected async giveUp(): Promise<void> {
    const view = this.card.view();
    if (!view) return;
    const done = await this.act.run(() => this.client.giveUp(view.id, view.version));
    if (done) await this.router.navigate(['/viec-can-lam'], { replaceUrl: true });
    // Somebody else has put something into it, or has given it up: the page shows what is there now.
    else await this.card.load(view.id).catch(() => undefined);
  }
}
