import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import answers from 'virtual:answers';

type Answer = (typeof answers.routes)[string];

/**
 * The API's description at /api/openapi.json: what goes in from the DTO classes that guard it, what comes out from the types
 * its routes return (answer-schemas.mts), which every spec holds its answers against.
 */
export function openApiDocument(app: INestApplication): void {
  app.getHttpAdapter().get('/api/openapi.json', (_request: Request, response: Response) => {
    response.json(describedApi(app));
  });
}

const described = new WeakMap<INestApplication, OpenAPIObject>();

export function describedApi(app: INestApplication): OpenAPIObject {
  const known = described.get(app) ?? describe(app);
  described.set(app, known);
  return known;
}

function describe(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('chibo')
    .setDescription('Chấm điểm, thẩm định, xếp loại chất lượng sinh hoạt chi bộ. Errors are application/problem+json.')
    .setVersion('1')
    .addCookieAuth('chibo')
    .build();
  const operationIdFactory = (controller: string, method: string): string => `${controller}.${method}`;
  const document = SwaggerModule.createDocument(app, builder, { operationIdFactory });
  for (const path of Object.values(document.paths))
    for (const operation of Object.values(path) as Operation[]) {
      const answer = contentOf(answers.routes[operation.operationId]);
      for (const response of Object.values(operation.responses)) Object.assign(response, answer);
      operation.responses['default'] = PROBLEM;
    }
  Object.assign((document.components ??= {}), {
    schemas: { ...document.components.schemas, ...answers.schemas },
  });
  return document;
}

interface Operation {
  operationId: string;
  responses: Record<string, object>;
}

const PROBLEM = {
  description: 'Refused, in words.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemView' } } },
};

function contentOf(answer: Answer): object {
  if (answer.type === 'void') return { description: 'Done.' };
  if (answer.type === 'StreamableFile') return { description: 'A file.', content: { '*/*': {} } };
  const one = { $ref: `#/components/schemas/${answer.type}` };
  const schema = answer.list ? { type: 'array', items: one } : one;
  return { description: answer.type, content: { 'application/json': { schema } } };
}
