import { Injectable, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import type { RouterStateSnapshot } from '@angular/router';
import { TitleStrategy } from '@angular/router';

/** What the phone's bar says about the page. */
export interface FrameText {
  title: string;
  subtitle?: string;
  /** Where the arrow leads; none on the places themselves. The place it names is the current one. */
  back?: string;
  /** Address of the page itself, without query. */
  path?: string;
}

const PRODUCT = 'Sinh hoạt chi bộ';

/** The bar and the window's title follow the page. */
@Injectable({ providedIn: 'root' })
export class Frame {
  private readonly title = inject(Title);
  readonly text = signal<FrameText>({ title: PRODUCT });

  show(text: FrameText): void {
    this.text.set(text);
    this.title.setTitle(text.title === PRODUCT ? PRODUCT : `${text.title} – ${PRODUCT}`);
  }
}

/** The route's title first; a page that knows more (month, branch) says so itself. */
@Injectable({ providedIn: 'root' })
export class FrameTitleStrategy extends TitleStrategy {
  private readonly frame = inject(Frame);

  override updateTitle(state: RouterStateSnapshot): void {
    let leaf = state.root;
    while (leaf.firstChild) leaf = leaf.firstChild;
    const back = leaf.data['back'] as string | undefined;
    this.frame.show({ title: this.buildTitle(state) ?? PRODUCT, back, path: state.url.split('?')[0] });
  }
}
