import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { capital } from '../ui/capital';
import { DotsPicture } from './dots-picture';
import { TasksClient } from './tasks-client';
import { countWords, spanWords, totalsOf } from './year-words';

/** A branch's twelve months on its home: how many of each class, the picture, and the way to all of it. */
@Component({
  selector: 'chibo-cell-year',
  imports: [DotsPicture, ReadingWords, RouterLink],
  template: `
    <chibo-reading [of]="opening" failed="Chưa mở được mười hai tháng của chi bộ" />
    @if (opening.value(); as view) {
      <section class="sheet stack" aria-labelledby="cell-year">
        <div>
          <p class="small quiet">{{ capital(spanWords(view.months)) }}</p>
          <h2 id="cell-year">{{ countWords(view.months) }}</h2>
        </div>
        @if (totalsOf(view.months).length > 0) {
          <chibo-dots [of]="view" />
        }
        <p><a class="link" routerLink="/mot-nam">Một năm của chi bộ: mất điểm ở đâu, năm nay còn đạt gì</a></p>
      </section>
    }
  `,
})
export class CellYearSection {
  private readonly client = inject(TasksClient);
  protected readonly capital = capital;
  protected readonly countWords = countWords;
  protected readonly spanWords = spanWords;
  protected readonly totalsOf = totalsOf;
  protected readonly opening = reading({ question: () => '', read: () => this.client.year() });
}
