import type { ErrorHandler } from '@angular/core';
import { Injectable, inject, signal } from '@angular/core';
import type { NavigationError } from '@angular/router';
import { PageLoad } from '../device/page-load';
import { UnsentWork } from '../device/unsent-work';
import { Act } from './act';
import { Api, NetworkError, ProblemError, wordsOf } from './api';

export interface TroubleWords {
  heading: string;
  text: string;
  /** Where loading anew leads; absent when there is nothing to load. */
  path?: string;
}

/** Longest wait for what is still to be sent before the page is loaded anew, ms. */
const PATIENCE = 5_000;

/** A file of the application that did not come: no network, or a new version has taken its place. */
const NO_FILE = /dynamically imported module|importing a module script|Failed to fetch/i;

/** What no page has caught, in words with a way on: a button must never do nothing. */
@Injectable({ providedIn: 'root' })
export class Trouble {
  private readonly api = inject(Api);
  private readonly pageLoad = inject(PageLoad);
  private readonly unsent = inject(UnsentWork);
  readonly words = signal<TroubleWords | undefined>(undefined);
  readonly loading = new Act();

  forget(): void {
    this.words.set(undefined);
    this.loading.forget();
  }

  tell(error: unknown): void {
    if (isLock(error)) return;
    if (error instanceof NetworkError || error instanceof ProblemError)
      this.words.set({ heading: 'Chưa làm được', text: error.message });
    else if (isNoFile(error)) this.noPage(here());
    else this.words.set({ heading: 'Trang gặp lỗi', text: wordsOf(error), path: here() });
  }

  /** A page that could not be opened. */
  noPageAt({ url, error }: NavigationError): void {
    if (isLock(error)) return;
    if (error instanceof NetworkError || isNoFile(error)) this.noPage(url);
    else this.words.set({ heading: 'Chưa mở được trang', text: wordsOf(error), path: url });
  }

  /** Loads the page once the server answers: without network the browser would show its own error instead of ours. */
  async again(path: string): Promise<void> {
    await this.loading.run(async () => {
      await this.api.get('installation');
      await this.unsent.send(PATIENCE);
      this.pageLoad.go(path);
    });
  }

  private noPage(path: string): void {
    const text = 'Mạng bị ngắt, hoặc hệ thống vừa được nâng cấp. Những gì đã chấm không mất; đồng chí tải lại trang.';
    this.words.set({ heading: 'Chưa mở được trang', text, path });
  }
}

/** Said by the dialog that locks the page. */
function isLock(error: unknown): boolean {
  return error instanceof ProblemError && (error.problem.status === 401 || error.problem.code === 'OTHER_ACCOUNT');
}

function isNoFile(error: unknown): boolean {
  return error instanceof TypeError && NO_FILE.test(error.message);
}

function here(): string {
  return location.pathname + location.search;
}

/** Browsers report this though nothing is wrong. */
const HARMLESS = /ResizeObserver loop/;

/** The last resort of Angular: errors of event handlers, templates and promises nobody waited for. */
@Injectable()
export class TellErrors implements ErrorHandler {
  private readonly trouble = inject(Trouble);

  handleError(error: unknown): void {
    console.error(error);
    if (error instanceof Error && HARMLESS.test(error.message)) return;
    // Not while a template is being drawn.
    queueMicrotask(() => this.trouble.tell(error));
  }
}
