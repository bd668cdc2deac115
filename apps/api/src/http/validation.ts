import { ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata, ValidationError } from '@nestjs/common';
import type { BorderClass } from './quick-check';
import { plainlyRight } from './quick-check';
import type { FieldError } from './refusal';
import { getMetadataStorage } from 'class-validator';
import { Refusal } from './refusal';

/** Bodies, queries and params are DTO classes: unknown fields and wrong types are refused and named. */
export function validationPipe(): ValidationPipe {
  keepRules();
  return new OwnKeysPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    // The values stay here: a list's items are named by the code they carry.
    validationError: { target: false, value: true },
    exceptionFactory: (errors) => Refusal.badRequest(errors.flatMap((error) => flatten(error))),
  });
}

type Storage = ReturnType<typeof getMetadataStorage>;
type Find = Storage['getTargetValidationMetadatas'];

/** Of which storage and classes the rules are known. */
const KEPT = new WeakMap<Storage, WeakMap<object, ReturnType<Find>>>();

/**
 * class-validator looks through the rules of all classes for every object it checks, for each answer on a card anew. What it
 * finds for a class depends on nothing else where no groups are asked for, and is known once the class is there.
 */
function keepRules(): void {
  const storage = getMetadataStorage();
  if (KEPT.has(storage)) return;
  const known = new WeakMap<object, ReturnType<Find>>();
  KEPT.set(storage, known);
  const find: Find = storage.getTargetValidationMetadatas.bind(storage);
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (schema || always || strictGroups || groups) return find(target, schema, always, strictGroups, groups);
    const rules = known.get(target) ?? find(target, schema, always, strictGroups, groups);
    known.set(target, rules);
    return rules;
  };
}

/**
 * class-validator looks a key up in an object of its own, where every object has toString, valueOf and the like: it takes
 * those for known fields. Nobody's field is called so.
 */
class OwnKeysPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom' || !metadata.metatype) return super.transform(value, metadata) as Promise<unknown>;
    const right = plainlyRight(metadata.metatype as BorderClass, value);
    if (right) return Promise.resolve(right);
    const errors = inherited(value);
    if (errors.length > 0) throw Refusal.badRequest(errors);
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

function inherited(value: unknown, prefix = ''): FieldError[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    !Array.isArray(value) && key in Object.prototype
      ? [{ field: prefix + key, text: NOT_TAKEN }]
      : inherited(inner, `${prefix}${nameOf(key, inner)}.`),
  );
}

const NOT_TAKEN = 'Trường này không được nhận.';

/** What class-validator says by itself is English. */
const OWN_WORDS: Partial<Record<string, string>> = {
  whitelistValidation: NOT_TAKEN,
  nestedValidation: 'Phải là một nhóm dữ liệu.',
};

const PLAIN_CODE = /^[\p{L}\p{N}._-]{1,40}$/u;

/**
 * An item of a list that carries a code goes by it, as in every other refusal: the eighth answer would be named like the
 * answer to line 7. Others go by their place.
 */
function nameOf(key: string, value: unknown): string {
  if (!/^\d+$/.test(key)) return key;
  const code: unknown = typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;
  return typeof code === 'string' && PLAIN_CODE.test(code) ? code : key;
}

function flatten(error: ValidationError, prefix = ''): FieldError[] {
  const field = prefix + nameOf(error.property, error.value);
  const own = Object.entries(error.constraints ?? {}).map(([rule, text]) => ({
    field,
    text: OWN_WORDS[rule] ?? text,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, `${field}.`))];
}
