import { isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { MOST_SHEET_BYTES } from '@chibo/domain';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import cookieParser from 'cookie-parser';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import express from 'express';
import helmet from 'helmet';
import type { AppParts } from '../app.module';
import { AppModule } from '../app.module';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { Settings } from '../settings';
import { openApiDocument } from './open-api';
import { seeingOwnWrites } from './own-writes';
import type { AppRequest } from './request';
import { Stopping } from './stopping';
import { isOfApi, serveWeb } from './web-files';

const BODY_LIMIT = '256kb';
const KEEP_ALIVE_MS = 75_000;
/** Answers below this fit into one packet anyway. Bytes. */
const WORTH_PACKING = 1400;

/** The whole service without listening: API under /api, the built web application everywhere else. */
export async function createApp(parts: AppParts, settings: Settings): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.of({ ...parts, mail: settings.mail, publicUrl: settings.publicUrl }),
    {
      bodyParser: false,
      logger: ['error', 'warn'],
    },
  );
  app.set('trust proxy', settings.trustProxy);
  app.set('query parser', 'simple');
  // Answers are never stored (no-store), so nobody asks for them by tag.
  app.set('etag', false);
  app.disable('x-powered-by');
  app.use(identify, app.get(Stopping).gate, secureHeaders, cookieParser());
  app.use(
    '/api',
    compression({ threshold: WORTH_PACKING }),
    tellTime(app.get(Clock)),
    refuseOtherTypes,
    express.raw({ limit: MOST_SHEET_BYTES, type: isFile, inflate: false }),
    express.json({
      limit: BODY_LIMIT,
      strict: true,
      type: 'application/json',
      reviver: refusePrototypes,
      verify: refuseBadBytes,
    }),
    refuseLists,
    noStore,
    seeingOwnWrites(app.get(Database)),
  );
  app.setGlobalPrefix('api');
  if (settings.webRoot) serveWeb(app, settings.webRoot);
  // Longer than a proxy or a browser keeps a quiet connection: who closes first cuts off a request on its way.
  app.getHttpServer().keepAliveTimeout = KEEP_ALIVE_MS;
  app.enableShutdownHooks([], { useProcessExit: true });
  openApiDocument(app);
  return app;
}

function identify(request: Request, response: Response, next: NextFunction): void {
  (request as AppRequest).requestId = randomBytes(9).toString('base64url');
  response.setHeader('X-Request-Id', (request as AppRequest).requestId);
  next();
}

const onlyHttps = (secure: boolean): { maxAge: number; includeSubDomains: boolean } | false =>
  secure ? { maxAge: 31_536_000, includeSubDomains: true } : false;

/** Strict CSP: own files only. Over plain http neither HSTS nor upgrade-insecure-requests, or an office LAN goes blank. */
const headersFor = (secure: boolean): ReturnType<typeof helmet> =>
  helmet({
    strictTransportSecurity: onlyHttps(secure),
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' } : false,
    originAgentCluster: secure,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Angular puts component styles into <style> elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
  });
const overHttps = headersFor(true);
const overHttp = headersFor(false);

/** An answer is no page: it is read by one, or a file. Half a kilobyte less of each. */
const headersOfAnswers = (secure: boolean): ReturnType<typeof helmet> =>
  helmet({
    strictTransportSecurity: onlyHttps(secure),
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    ...{ crossOriginOpenerPolicy: false, originAgentCluster: false, referrerPolicy: false, frameguard: false },
    ...{ dnsPrefetchControl: false, ieNoOpen: false, permittedCrossDomainPolicies: false, xssFilter: false },
  });
const answersOverHttps = headersOfAnswers(true);
const answersOverHttp = headersOfAnswers(false);

function secureHeaders(request: Request, response: Response, next: NextFunction): void {
  const [https, http] = isOfApi(request.path) ? [answersOverHttps, answersOverHttp] : [overHttps, overHttp];
  (request.secure ? https : http)(request, response, next);
}

/** Pages take today and the time left for an act from here, not from the clock of the device. */
function tellTime(clock: Clock): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('X-Now', clock.now().toISOString());
    next();
  };
}

/** The one place where a file is sent in, as it is; no plain form has this type. */
function isFile(request: IncomingMessage): boolean {
  const [path] = (request.url ?? '').split('?');
  return path === '/imports' && request.headers['content-type'] === 'application/octet-stream';
}

/** A body must say that it is JSON: a plain form (which any page can post) is not. */
function refuseOtherTypes(request: Request, _response: Response, next: NextFunction): void {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && !request.is('application/json') && !isFile(request))
    return next(Object.assign(new Error('Unsupported Media Type'), { status: 415 }));
  next();
}

/** Bytes that are no UTF-8 (lone surrogates of CESU-8 among them) would be stored as something nobody wrote. */
function refuseBadBytes(_request: IncomingMessage, _response: ServerResponse, bytes: Buffer): void {
  if (!isUtf8(bytes)) throw Object.assign(new Error('Bad Request'), { status: 400 });
}

/** Keys that reach into an object's prototype are nobody's fields. */
function refusePrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype')
    throw new SyntaxError(`The key ${key} is not taken.`);
  return value;
}

/** Every body here is an object with named fields. */
function refuseLists(request: Request, _response: Response, next: NextFunction): void {
  next(Array.isArray(request.body) ? Object.assign(new Error('Bad Request'), { status: 400 }) : undefined);
}

function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}
