import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './shell/app';
import { appConfig } from './shell/app.config';

const opening = document.getElementById('opening');

// What the page says while it opens comes back, with its way on: a blank page would say nothing.
bootstrapApplication(App, appConfig).catch((error: unknown) => {
  console.error(error);
  opening?.classList.add('failed');
  if (opening) document.body.prepend(opening);
});
