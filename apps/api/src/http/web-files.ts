import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
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
    // What is named by its content needs no tag; a page is smaller than a question whether it has changed.
    serveStatic: { index: false, acceptRanges: false, etag: false, lastModified: false, setHeaders },
  });
  const hasPages = existsSync(join(webRoot, 'index.html'));
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (isOfApi(request.path)) return next();
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    if (!extname(request.path)) request.url = hasPages ? '/index.html' : '/missing.html';
    files(request, response, (error?: unknown) => (error ? next(error) : tellMissing(response)));
  });
}

export function isOfApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}

/** Said to a page; a script or a style has no use for them, and a page on the phone asks for fifty. */
const OF_PAGES = [
  ...['Content-Security-Policy', 'Referrer-Policy', 'X-DNS-Prefetch-Control', 'X-Download-Options', 'X-Frame-Options'],
  ...['X-Permitted-Cross-Domain-Policies', 'X-XSS-Protection', 'Cross-Origin-Opener-Policy', 'Origin-Agent-Cluster'],
];

function setHeaders(response: ServerResponse, path: string): void {
  if (!HASHED.test(path)) return void response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Cache-Control', 'max-age=31536000, immutable');
  // Modules are UTF-8 whatever is said of them.
  if (/\.js(\.(br|gz))?$/.test(path)) response.setHeader('Content-Type', 'text/javascript');
  for (const header of [...OF_PAGES, 'X-Request-Id']) response.removeHeader(header);
  // A line is kept open anyway, unless the service stops and says otherwise.
  if (!response.hasHeader('Connection')) response.removeHeader('Connection');
}

/** A packed copy may have gone since the service started: what is said now is not packed. */
function tellMissing(response: Response): void {
  for (const header of ['Content-Encoding', 'Cache-Control']) response.removeHeader(header);
  response.status(404).type('text/plain; charset=utf-8').send('Không có tệp này.');
}
