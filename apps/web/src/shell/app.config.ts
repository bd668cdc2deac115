import { APP_BASE_HREF } from '@angular/common';
import type { ApplicationConfig } from '@angular/core';
import { ErrorHandler, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withRouterConfig,
} from '@angular/router';
import { routes } from './app.routes';
import { FrameTitleStrategy } from './frame';
import { TellErrors } from './trouble';

export const appConfig: ApplicationConfig = {
  providers: [
    // Instead of a <base> element, which the content security policy forbids.
    { provide: APP_BASE_HREF, useValue: '/' },
    provideBrowserGlobalErrorListeners(),
    { provide: ErrorHandler, useClass: TellErrors },
    provideRouter(
      routes,
      withComponentInputBinding(),
      // A page that cannot be opened is told once, by the frame.
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    { provide: TitleStrategy, useExisting: FrameTitleStrategy },
  ],
};
