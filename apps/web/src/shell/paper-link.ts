import { Directive, ElementRef, inject } from '@angular/core';
import { Api } from './api';
import { Trouble } from './trouble';

/**
 * A paper in a tab of its own. Where it is known that nothing would come, or that this page no longer has the browser's
 * session, the page says so; a new tab would show the browser's own error.
 */
@Directive({ selector: 'a[chiboPaper]', host: { target: '_blank', '(click)': 'open($event)' } })
export class PaperLink {
  private readonly link = inject<ElementRef<HTMLAnchorElement>>(ElementRef).nativeElement;
  private readonly api = inject(Api);
  private readonly trouble = inject(Trouble);
  private asked = false;

  protected async open(event: Event): Promise<void> {
    if (this.asked || !this.isDoubtful()) return;
    event.preventDefault();
    try {
      await this.api.get('session');
      this.asked = true;
      this.link.click();
    } catch (error) {
      this.trouble.tell(error);
    } finally {
      this.asked = false;
    }
  }

  private isDoubtful(): boolean {
    return !navigator.onLine || this.api.unreachable() || this.api.expired() || this.api.otherAccount();
  }
}
