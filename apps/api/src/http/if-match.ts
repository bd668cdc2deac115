import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Refusal } from './refusal';

/** The version an act was made on, from the header If-Match: "7"; without it the act is refused (428). */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const value = context.switchToHttp().getRequest<Request>().header('if-match');
  const found = value?.match(/^"?(\d{1,9})"?$/);
  if (found) return Number(found[1]);
  throw new Refusal(428, 'VERSION_MISSING', 'Thiếu tiêu đề If-Match: phiên bản mà thao tác này dựa vào.', {
    errors: [{ field: 'If-Match', text: 'Cần số phiên bản.' }],
  });
});
