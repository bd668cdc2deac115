import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import packedFiles from 'express-static-gzip';

/** The build names what never changes by its content; beside each stands a packed copy. */
const HASHED = /-[\w-]{8,}\.\w+(\.(br|gz))?$/;

/**
 * The built web application: hashed files for ever, pages never, each as the build has packed it where the browser takes that
 * (`tools/compress.mjs`). A missing file is 404, any other path is the application's own.
 * @param webRoot packed copies are those that are there when the service starts
 */
export function serveWeb(app: NestExpressApplication, webRoot: string): void {
  const files = packedFiles(webRoot, {
    index: false,
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    serveStatic: { index: false, setHeaders: (response, path) => response.setHeader('Cache-Control', keptFor(path)) },
  });
  const hasPages = existsSync(join(webRoot, 'index.html'));
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.path === '/api' || request.path.startsWith('/api/')) return next();
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    if (!extname(request.path)) request.url = hasPages ? '/index.html' : '/missing.html';
    files(request, response, (error?: unknown) => (error ? next(error) : tellMissing(response)));
  });
}

function keptFor(path: string): string {
  return HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** A packed copy may have gone since the service started: what is said now is not packed. */
function tellMissing(response: Response): void {
  for (const header of ['Content-Encoding', 'Cache-Control']) response.removeHeader(header);
  response.status(404).type('text/plain; charset=utf-8').send('Không có tệp này.');
}
