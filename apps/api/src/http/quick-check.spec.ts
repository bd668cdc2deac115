import * as contracts from '@chibo/contracts';
import { ValidationPipe } from '@nestjs/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BorderClass } from './quick-check';
import { plainlyRight } from './quick-check';

/** The border as it is without this short way: class-transformer and class-validator alone. */
const slow = new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true });

const byClassValidator = async (of: BorderClass, input: unknown): Promise<object | undefined> =>
  slow.transform(structuredClone(input), { type: 'body', metatype: of }).then(
    (object: object) => object,
    () => undefined,
  );

interface Schema {
  type?: unknown;
  isArray?: boolean;
  enum?: string[];
  format?: string;
  items?: { format?: string };
  example?: string;
  required?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
}

const ODD = fc.constantFrom<unknown>(
  ...[null, undefined, '', ' ', 0, -1, 1, 1.5, 1e308, true, 'x', '2026-03', '2026-Q1', '2026-13', [], [[]], {}, '12'],
  ...['a\u0000b', 'e\u0302\u0301', 'x'.repeat(5000), { code: 'x' }, [{ code: 'x' }, { code: 'x' }], 'Tốt', '\u202e'],
);

const isClass = (type: unknown): type is BorderClass => typeof type === 'function' && isBorder(type as BorderClass);

/** Right more often than not, so that whole objects are. */
function likely({ type, isArray, enum: values, format, items, example, ...bounds }: Schema): fc.Arbitrary<unknown> {
  const of = typeof type === 'function' ? (type as () => unknown)() : undefined;
  if (isClass(of)) return isArray ? fc.array(inputOf(of), { maxLength: 3 }) : inputOf(of);
  if (type === 'array') return fc.array(items?.format === 'uuid' ? fc.uuid() : fc.constantFrom('a', 'b', 'c'));
  if (values) return fc.constantFrom(...values);
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return fc.constant('2026-03-05');
  if (format === 'email') return fc.constant('a@example.vn');
  if (example) return fc.constant(example);
  if (type === 'integer') {
    const inside = fc.integer({ min: bounds.minimum, max: bounds.maximum });
    return fc.oneof({ weight: 20, arbitrary: inside }, inside.map(String));
  }
  if (type === 'boolean') return fc.boolean();
  const long = 'x'.repeat(bounds.minLength ?? 1);
  return type === 'string' ? fc.constantFrom(long, '2026-03', 'abc', `Lê Lợi${long}`, `abc${long}`) : fc.object();
}

function inputOf(of: BorderClass): fc.Arbitrary<object> {
  const fields = Object.entries(schemasOf(of)).map(([name, schema]): [string, fc.Arbitrary<unknown>] => [
    name,
    fc.oneof({ weight: 30, arbitrary: likely(schema) }, { weight: 1, arbitrary: ODD }),
  ]);
  const wanted = Object.entries(schemasOf(of)).flatMap(([name, { required }]) => (required === false ? [] : [name]));
  const some = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  const known = fc.oneof(
    { weight: 5, arbitrary: fc.record(Object.fromEntries(fields), { requiredKeys: wanted }) },
    some,
  );
  const unknown = fc.constantFrom('extra', 'toString', 'valueOf', 'hasOwnProperty');
  const odd = fc.tuple(known, unknown, ODD).map(([object, key, value]) => ({ ...object, [key]: value }));
  return fc.oneof({ weight: 20, arbitrary: known }, { weight: 1, arbitrary: odd });
}

function schemasOf({ prototype }: BorderClass): Record<string, Schema> {
  const names = (Reflect.getMetadata('swagger/apiModelPropertiesArray', prototype) ?? []) as string[];
  const schema = (name: string): Schema =>
    Reflect.getMetadata('swagger/apiModelProperties', prototype, name.slice(1)) as Schema;
  return Object.fromEntries(names.map((name) => [name.slice(1), schema(name)]));
}

function isBorder(of: BorderClass): boolean {
  return typeof of.prototype === 'object' && Object.keys(schemasOf(of)).length > 0;
}

const classes = Object.entries(contracts).filter((each): each is [string, BorderClass] => isClass(each[1]));

describe('the short way at the border', () => {
  it('is tried on every class that is sent', () => expect(classes.length).toBeGreaterThan(80));

  it.each(classes)('takes a %s exactly where class-validator does, as the same object', async (_, of) => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(inputOf(of), async (input) => {
        // Every object has these, and class-validator takes them for known: they are refused before it is asked.
        fc.pre(!hasInherited(input));
        const expected = await byClassValidator(of, input);
        const found = plainlyRight(of, input);
        if (found) taken += 1;
        expect(found).toStrictEqual(expected);
      }),
      { numRuns: 200 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  it.each([null, undefined, 'x', 7, [], [{}], new Date()])('leaves %j to it', (input) => {
    expect(plainlyRight(contracts.PageQuery, input)).toBeUndefined();
  });

  it('leaves to class-validator what carries a key that every object has', () => {
    expect(plainlyRight(contracts.SaveScorecardBody, { weaknesses: 'x' })).toEqual({ weaknesses: 'x' });
    for (const key of Object.getOwnPropertyNames(Object.prototype))
      expect(plainlyRight(contracts.SaveScorecardBody, JSON.parse(`{"weaknesses":"x","${key}":1}`))).toBeUndefined();
  });

  it('knows the rules of every class, so that none goes the long way for good', () => {
    const long = classes.filter(([, of]) => plainlyRight(of, {}) === undefined && !asksSomething(of));
    expect(long.map(([name]) => name)).toEqual([]);
  });
});

/** An empty object lacks what a class asks for. */
function asksSomething(of: BorderClass): boolean {
  return Object.values(schemasOf(of)).some((schema) => (schema as { required?: boolean }).required !== false);
}

function hasInherited(input: unknown): boolean {
  if (typeof input !== 'object' || input === null) return false;
  return Object.entries(input).some(
    ([key, value]) =>
      (!Array.isArray(input) && (key in Object.prototype || key === 'prototype')) || hasInherited(value),
  );
}
