import { createRequire } from 'node:module';
import { getMetadataStorage } from 'class-validator';

/** A class of the border, as Nest names it. */
export type BorderClass = new () => object;

type Checked = Record<string, unknown>;

/** What is asked of one field, in the order it is asked. */
interface FieldRules {
  name: string;
  /** Rewritten before anything is asked of it, as by `@Transform`. */
  transforms: ((about: { value: unknown; key: string; obj: object }) => unknown)[];
  /** Where one says no, nothing is asked. */
  conditions: ((object: object, value: unknown) => boolean)[];
  checks: ((object: object, value: unknown) => boolean)[];
  /** The class of a nested object, or of each in a list of them. */
  nested?: { of: BorderClass; each: boolean };
}

const compiled = new WeakMap<BorderClass, Map<string, FieldRules> | null>();

/**
 * Input that is plainly right, made an instance of its class; the very checks class-validator has for the class, asked
 * without its way round: a card of 23 lines costs it more than half of what the rest of the border does.
 * @returns undefined where anything is not plainly right: class-validator then says what, in its words
 */
export function plainlyRight(of: BorderClass, input: unknown): object | undefined {
  const fields = rulesOf(of);
  if (!fields || !isPlain(input)) return undefined;
  const object = new of() as Checked;
  for (const key of Object.keys(input)) {
    const rules = fields.get(key);
    if (!rules) return undefined;
    object[key] = rewritten(rules, input);
  }
  for (const rules of fields.values()) if (!isRight(rules, object)) return undefined;
  return object;
}

function isPlain(input: unknown): input is Checked {
  if (typeof input !== 'object' || input === null) return false;
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype === Object.prototype || prototype === null;
}

function rewritten({ name, transforms, nested }: FieldRules, input: Checked): unknown {
  const value = nested ? nestedRight(nested, input[name]) : input[name];
  return transforms.reduce((each, transform) => transform({ value: each, key: name, obj: input }), value);
}

/** A class that is never sent: it stands for what is not right and fails where it is asked for. */
const WRONG = Symbol('wrong');

function nestedRight({ of, each }: NonNullable<FieldRules['nested']>, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (!each) return plainlyRight(of, value) ?? WRONG;
  if (!Array.isArray(value)) return WRONG;
  const items = value.map((item) => plainlyRight(of, item));
  return items.includes(undefined) ? WRONG : items;
}

function isRight({ name, conditions, checks }: FieldRules, object: Checked): boolean {
  const value = object[name];
  if (value === WRONG) return false;
  if (!conditions.every((holds) => holds(object, value))) return true;
  return checks.every((check) => check(object, value));
}

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** Null: the class asks something this file does not know, so class-validator checks it always. */
function rulesOf(of: BorderClass): Map<string, FieldRules> | null {
  const known = compiled.get(of);
  if (known !== undefined) return known;
  const found = getMetadataStorage().getTargetValidationMetadatas(of, '', false, false);
  const byField = Map.groupBy(found, ({ propertyName }) => propertyName);
  const fields = [...byField].map(([name, rules]) => fieldRules(of, name, rules));
  const whole = fields.every((rules) => rules !== undefined);
  const rules = whole && fields.length > 0 ? new Map(fields.map((each) => [each.name, each])) : null;
  compiled.set(of, rules);
  return rules;
}

/** `whitelistValidation` is that of a field whose value the procedure judges (`Judged`). */
const KNOWN = new Set(['customValidation', 'conditionalValidation', 'nestedValidation', 'whitelistValidation']);

function fieldRules(of: BorderClass, name: string, rules: readonly Rule[]): FieldRules | undefined {
  if (rules.some(({ type, validateIf }) => !KNOWN.has(type) || validateIf)) return undefined;
  const typed = transformer.findTypeMetadata(of, name);
  const isNested = rules.some(({ type }) => type === 'nestedValidation');
  if (isNested !== (typed !== undefined)) return undefined;
  const ofType = (wanted: string): readonly Rule[] => rules.filter(({ type }) => type === wanted);
  return {
    name,
    transforms: transformer.findTransformMetadatas(of, name, TO_CLASS).map(({ transformFn }) => transformFn),
    conditions: ofType('conditionalValidation').map(({ constraints }) => constraints[0] as FieldRules['conditions'][0]),
    checks: ofType('customValidation').flatMap(checksOf),
    nested: typed && { of: typed.typeFunction(), each: ofType('nestedValidation')[0].each },
  };
}

function checksOf(rule: Rule): FieldRules['checks'] {
  const { constraintCls, constraints, each, propertyName: property } = rule;
  return getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance }) => (object, value) => {
      const about = { object, value, constraints, property, targetName: object.constructor.name };
      if (!each) return instance.validate(value, about) === true;
      return Array.isArray(value) && value.every((item) => instance.validate(item, about) === true);
    });
}

const TO_CLASS = 0;

interface Transformer {
  findTypeMetadata(of: BorderClass, name: string): { typeFunction: () => BorderClass } | undefined;
  findTransformMetadatas(of: BorderClass, name: string, way: number): { transformFn: FieldRules['transforms'][0] }[];
}

/** class-transformer keeps what `@Type` and `@Transform` say in a place it does not name outside. */
const { defaultMetadataStorage: transformer } = createRequire(import.meta.url)('class-transformer/cjs/storage.js') as {
  defaultMetadataStorage: Transformer;
};
