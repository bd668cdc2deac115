import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Request, Response } from 'express';

/** The API's description, made from the same DTO classes that guard it, at /api/openapi.json. */
export function openApiDocument(app: INestApplication): void {
  let document: OpenAPIObject | undefined;
  const builder = new DocumentBuilder()
    .setTitle('chibo')
    .setDescription('Chấm điểm, thẩm định, xếp loại chất lượng sinh hoạt chi bộ. Errors are application/problem+json.')
    .setVersion('1')
    .addCookieAuth('chibo')
    .build();
  app.getHttpAdapter().get('/api/openapi.json', (_request: Request, response: Response) => {
    document ??= SwaggerModule.createDocument(app, builder);
    response.json(document);
  });
}
