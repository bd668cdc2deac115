import { Component, input } from '@angular/core';
import type { PaperLines } from './paper-lines';

/** Head and foot of the next paper, small and always black on white; what it holds is read as text. */
@Component({
  selector: 'chibo-paper-preview',
  template: `
    <figure>
      <figcaption class="small second">Văn bản in ra sẽ có</figcaption>
      <div class="paper">
        <div class="sides">
          <div>
            @if (of().superior; as words) {
              <p>{{ words }}</p>
            }
            <p>
              <b>{{ of().issuer }}</b>
            </p>
            <p aria-hidden="true">*</p>
            @if (of().number; as words) {
              <p>{{ words }}</p>
            }
          </div>
          <div>
            <p class="party"><b>ĐẢNG CỘNG SẢN VIỆT NAM</b></p>
            <p>
              <i>{{ of().placeAndDay }}</i>
            </p>
          </div>
        </div>
        <p class="between-them" aria-hidden="true">· · ·</p>
        <div class="sides">
          <div class="recipients">
            @if (of().recipients.length > 0) {
              <p><u>Nơi nhận:</u></p>
              @for (line of of().recipients; track $index) {
                <p>{{ line }}</p>
              }
            }
          </div>
          <div>
            <p>
              <b>{{ of().onBehalf }}</b>
            </p>
            <p>{{ of().signatory }}</p>
            <p><i>(ký, ghi rõ họ tên)</i></p>
          </div>
        </div>
      </div>
    </figure>
  `,
  styles: `
    :host {
      display: block;
    }

    .paper {
      margin-top: 0.25rem;
      padding: 1.25rem 1rem;
      border: 1px solid var(--edge);
      background: #fff;
      color: #000;
      font:
        1rem/1.375rem 'Times New Roman',
        Tinos,
        'Liberation Serif',
        serif;
    }

    .sides {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
      gap: 1rem;
      text-align: center;
    }

    .party b {
      border-bottom: 1px solid #000;
    }

    .recipients {
      text-align: left;
    }

    .between-them {
      padding-block: 0.5rem;
      text-align: center;
    }
  `,
})
export class PaperPreview {
  readonly of = input.required<PaperLines>();
}
