import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import type { NextFunction, Request, Response } from 'express';
import { describedApi } from '../src/http/open-api';
import { noteMisdescribed } from './misdescribed';

type Described = Record<string, { content?: Record<string, { schema?: object }> } | undefined>;

/**
 * Holds every answer under /api against what /api/openapi.json says of its route and status. What it finds is told after the
 * test (test-setup.ts): the answer itself goes out as it is.
 */
export function holdAnswers(app: NestExpressApplication): void {
  const shapes = new Shapes(app);
  app.use('/api', (request: Request, response: Response, next: NextFunction) => {
    let body: string | undefined;
    const send = response.send.bind(response);
    response.send = (sent?: unknown) => {
      if (typeof sent === 'string') body = sent;
      return send(sent);
    };
    response.once('finish', () => {
      const wrong = shapes.wrongWith(request, response, body);
      if (wrong) noteMisdescribed(`${request.method} ${request.originalUrl} ${response.statusCode}: ${wrong}`);
    });
    next();
  });
}

class Shapes {
  private readonly ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  private readonly checks = new Map<string, ValidateFunction>();
  private document: OpenAPIObject | undefined;

  constructor(private readonly app: NestExpressApplication) {}

  wrongWith(request: Request, response: Response, body: string | undefined): string | undefined {
    const route = (request.route as { path?: string } | undefined)?.path?.replace(/:(\w+)/g, '{$1}') ?? '';
    if (request.method === 'HEAD' || route.endsWith('/openapi.json')) return undefined;
    const type = String(response.getHeader('content-type') ?? '').split(';')[0];
    // A refusal of an address that is none, or a page for a person who opened it.
    if (response.statusCode >= 400) return type === 'text/html' ? undefined : this.wrong(PROBLEM, body);
    const described = this.responses(route, request.method)[String(response.statusCode)];
    if (!described) return 'this status is not described';
    const [expected, { schema }] = Object.entries(described.content ?? {}).at(0) ?? ['', { schema: undefined }];
    if (expected === '*/*') return type && type !== 'application/json' ? undefined : `a file, but it is ${type}`;
    if (expected !== type) return `described as ${expected || 'nothing'}, but it is ${type || 'nothing'}`;
    return schema && this.wrong(schema, body);
  }

  private wrong(schema: object, body: string | undefined): string | undefined {
    const check = this.check(schema);
    if (check(JSON.parse(body ?? 'null'))) return undefined;
    return check.errors
      ?.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
      .slice(0, 3)
      .join('; ');
  }

  private check(schema: object): ValidateFunction {
    const key = JSON.stringify(schema);
    const known = this.checks.get(key);
    if (known) return known;
    if (this.checks.size === 0) this.ajv.addSchema(this.api as object, 'api');
    const made = this.ajv.compile(JSON.parse(key.replaceAll('"#/', '"api#/')) as object);
    this.checks.set(key, made);
    return made;
  }

  private responses(route: string, method: string): Described {
    const path = this.api.paths[route] as Record<string, { responses: Described }> | undefined;
    return path?.[method.toLowerCase()]?.responses ?? {};
  }

  /** Made with the first answer: before that not all routes are there. */
  private get api(): OpenAPIObject {
    return (this.document ??= describedApi(this.app));
  }
}

const PROBLEM = { $ref: '#/components/schemas/ProblemView' };
