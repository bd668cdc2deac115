import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from '@nestjs/common';
import type { FieldError } from './refusal';
import { Refusal } from './refusal';

/** Bodies, queries and params are DTO classes: unknown fields and wrong types are refused and named. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => Refusal.badRequest(errors.flatMap((error) => flatten(error))),
  });
}

/** What class-validator says by itself is English. */
const OWN_WORDS: Partial<Record<string, string>> = {
  whitelistValidation: 'Trường này không được nhận.',
  nestedValidation: 'Phải là một nhóm dữ liệu.',
};

function flatten(error: ValidationError, prefix = ''): FieldError[] {
  const field = prefix + error.property;
  const own = Object.entries(error.constraints ?? {}).map(([rule, text]) => ({
    field,
    text: OWN_WORDS[rule] ?? text,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, `${field}.`))];
}
