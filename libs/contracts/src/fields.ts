import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import type { TextLines } from '@chibo/domain';
import { isBlank, MOST_PERIOD_MONTHS, parsePeriod, PERIOD_PATTERN, whyNotText } from '@chibo/domain';
import {
  Allow,
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';

/**
 * One decorator per kind of field: the border's check (class-validator, Vietnamese words) and the OpenAPI schema from the
 * same line. Every text is bounded, NFC, and free of the signs that `whyNotText` of the domain refuses by name.
 */
interface FieldOptions {
  /** May be left out; `null` is accepted too and means "clear". */
  optional?: boolean;
  /** Name in messages. */
  label: string;
}

function field(options: FieldOptions, schema: object, ...checks: PropertyDecorator[]): PropertyDecorator {
  const presence = options.optional
    ? [IsOptional(), ApiPropertyOptional({ ...schema, nullable: true })]
    : [ApiProperty(schema)];
  return applyDecorators(...presence, ...checks);
}

function CleanText(label: string, lines: TextLines): PropertyDecorator {
  const why = (value: unknown): string | undefined =>
    typeof value === 'string' ? whyNotText(value, lines) : 'nội dung không phải chữ';
  return ValidateBy({
    name: 'cleanText',
    validator: {
      validate: (value) => why(value) === undefined,
      defaultMessage: (about) => `${label} có ${why(about?.value)}. Đồng chí xóa hoặc gõ lại chỗ đó.`,
    },
  });
}

function NotBlank(label: string): PropertyDecorator {
  return ValidateBy({
    name: 'notBlank',
    validator: {
      validate: (value) => typeof value !== 'string' || !isBlank(value),
      defaultMessage: () => `${label} chưa có nội dung.`,
    },
  });
}

const toNfc = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.normalize('NFC') : value,
);

/** `lines`: MANY where the page gives room to write, so that it takes line feeds and tabs. */
export function Text(options: FieldOptions & { min?: number; max: number; lines?: TextLines }): PropertyDecorator {
  const { min = 1, max, label, lines = 'ONE' } = options;
  return field(
    options,
    { type: 'string', minLength: min, maxLength: max },
    toNfc,
    IsString({ message: `${label} phải là chữ.` }),
    CleanText(label, lines),
    ...(min > 0 ? [NotBlank(label)] : []),
    Length(min, max, {
      message: min > 0 ? `${label} cần từ ${min} đến ${max} ký tự.` : `${label} dài quá ${max} ký tự.`,
    }),
  );
}

/** A name to sign in with: what any keyboard can type, Vietnamese or not. */
export function Login(): PropertyDecorator {
  const message = 'Tên đăng nhập chỉ gồm chữ không dấu, số, dấu chấm, gạch dưới và gạch nối.';
  return applyDecorators(
    Text({ label: 'Tên đăng nhập', min: 3, max: 64 }),
    Matches(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, { message }),
  );
}

export function Id(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: 'string', format: 'uuid' },
    IsUUID(undefined, { message: `${options.label} không đúng dạng mã.` }),
  );
}

/** Array of ids, each once. */
export function Ids(options: FieldOptions & { max: number }): PropertyDecorator {
  const { label, max } = options;
  const message = `${label} phải là danh sách mã, không quá ${max} mục, không lặp lại.`;
  return field(
    options,
    { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: max },
    IsArray({ message }),
    ArrayMaxSize(max, { message }),
    ArrayUnique({ message }),
    IsUUID(undefined, { each: true, message }),
  );
}

/** One plain address: no display name, no list, nothing that could break out of a header. */
export function MailAddress(options: FieldOptions): PropertyDecorator {
  const message = `${options.label} cần có dạng ten@coquan.vn.`;
  return field(
    options,
    { type: 'string', format: 'email', maxLength: 254 },
    IsString({ message }),
    ValidateBy({ name: 'mailAddress', validator: { validate: isMailAddress, defaultMessage: () => message } }),
  );
}

export function isMailAddress(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 254 && MAIL_ADDRESS.test(value);
}

const MAIL_ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/;

export function Int(options: FieldOptions & { min?: number; max: number }): PropertyDecorator {
  const { min = 0, max, label } = options;
  const message = `${label} phải là số nguyên từ ${min} đến ${max}.`;
  return field(
    options,
    { type: 'integer', minimum: min, maximum: max },
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
  );
}

/**
 * A number whose check is the procedure's, which knows the name of what it is a figure of: whatever comes passes here, and no
 * procedure may take it for a number unasked.
 */
export function Judged(options: FieldOptions & { max: number }): PropertyDecorator {
  return field(options, { type: 'integer', minimum: 0, maximum: options.max }, Allow());
}

/** Integer in a query string: digits alone, for Number() takes 0x10 and 1e3 as well. */
export function QueryInt(options: FieldOptions & { min?: number; max: number }): PropertyDecorator {
  const digits = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  );
  return applyDecorators(digits, Int(options));
}

export function Flag(options: FieldOptions): PropertyDecorator {
  return field(options, { type: 'boolean' }, IsBoolean({ message: `${options.label} phải là có hoặc không.` }));
}

export function OneOf(options: FieldOptions & { values: readonly string[] }): PropertyDecorator {
  return field(
    options,
    { type: 'string', enum: [...options.values] },
    IsIn([...options.values], { message: `${options.label} không thuộc các giá trị cho phép.` }),
  );
}

/** Calendar day `yyyy-mm-dd` that exists, 2000 … 2099. */
export function Day(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: 'string', format: 'date' },
    ValidateBy({
      name: 'day',
      validator: {
        validate: isDay,
        defaultMessage: () => `${options.label} phải là ngày có thật, dạng năm-tháng-ngày.`,
      },
    }),
  );
}

export function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^20\d\d-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Month `yyyy-mm`, 2000 … 2099. */
export function Month(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: 'string', pattern: '^20\\d\\d-(0[1-9]|1[0-2])$', example: '2026-03' },
    Matches(/^20\d\d-(0[1-9]|1[0-2])$/, { message: `${options.label} phải có dạng năm-tháng, ví dụ 2026-03.` }),
  );
}

/** Quarter `yyyy-Qn`, 2000 … 2099. */
export function Quarter(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: 'string', pattern: '^20\\d\\d-Q[1-4]$', example: '2026-Q1' },
    Matches(/^20\d\d-Q[1-4]$/, { message: `${options.label} phải có dạng năm-quý, ví dụ 2026-Q1.` }),
  );
}

/** Period of a report: `2026`, `2026-H1`, `2026-Q3`, `2026-05` or `2026-03..2026-07`, at most three years, 2000 … 2099. */
export function PeriodText(options: FieldOptions): PropertyDecorator {
  const message =
    `${options.label} phải là năm (2026), nửa năm (2026-H1), quý (2026-Q3), tháng (2026-05) ` +
    `hoặc từ tháng đến tháng (2026-03..2026-07), không quá ${MOST_PERIOD_MONTHS} tháng.`;
  return field(
    options,
    { type: 'string', pattern: PERIOD_PATTERN.source, example: '2026-Q1' },
    ValidateBy({ name: 'period', validator: { validate: isPeriod, defaultMessage: () => message } }),
  );
}

function isPeriod(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('20') && parsePeriod(value) !== undefined;
}

/** Array of typed items, at most `max` of them, no two with the same `uniqueBy`. */
export function Items(
  item: new () => object,
  options: FieldOptions & { max: number; uniqueBy?: string },
): PropertyDecorator {
  const { label, max, uniqueBy } = options;
  return field(
    options,
    { type: () => item, isArray: true, maxItems: max },
    IsArray({ message: `${label} phải là danh sách.` }),
    ArrayMaxSize(max, { message: `${label} có quá ${max} mục.` }),
    ...(uniqueBy ? [ArrayUnique(keyOf(uniqueBy), { message: `${label} có mục bị lặp lại.` })] : []),
    // An empty list among the items would pass for one without faults.
    ValidateBy({
      name: 'noLists',
      validator: { validate: holdsNoList, defaultMessage: () => `${label} có mục sai dạng.` },
    }),
    ValidateNested({ each: true }),
    Type(() => item),
  );
}

function holdsNoList(items: unknown): boolean {
  return Array.isArray(items) && !items.some(Array.isArray);
}

const keyOf =
  (name: string) =>
  (item: unknown): unknown =>
    typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[name] : item;

/** Array of short codes, each once. */
export function Codes(options: FieldOptions & { max: number }): PropertyDecorator {
  const { label, max } = options;
  const message = `${label} phải là danh sách mã, không quá ${max} mục, không lặp lại.`;
  return field(
    options,
    { type: 'array', items: { type: 'string', maxLength: 40 }, maxItems: max },
    IsArray({ message }),
    ArrayMaxSize(max, { message }),
    ArrayUnique({ message }),
    Matches(/^[\p{L}\p{N}._-]{1,40}$/u, { each: true, message }),
  );
}

/** One nested typed object. */
export function Nested(item: new () => object, options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: () => item },
    IsObject({ message: `${options.label} phải là một nhóm dữ liệu.` }),
    ValidateNested(),
    Type(() => item),
  );
}

/** A whole document checked by its own parser (criteria set). */
export function Document(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: 'object', additionalProperties: true },
    IsObject({ message: `${options.label} phải là một văn bản JSON.` }),
  );
}
