import { whyNotText } from '../text';
import type { SetError } from './set-error';

/** Looks at an untrusted value and adds what is wrong with its shape, each with its path. */
export type Shape = (value: unknown, at: string, errors: SetError[]) => void;

/** Reports beyond this many are of no use to anybody. */
const MOST_ERRORS = 50;

function report(errors: SetError[], at: string, text: string): void {
  if (errors.length < MOST_ERRORS) errors.push(at === '' ? { text } : { line: at, text });
}

/** Text of 1 … `most` characters in one line, without the signs that every text is kept free of. */
export function text(most: number, pattern?: RegExp): Shape {
  return (value, at, errors) => {
    if (typeof value !== 'string' || value.trim() === '') return report(errors, at, 'Phải là chữ, không để trống.');
    if (value.length > most) return report(errors, at, `Dài quá ${most} ký tự.`);
    const sign = whyNotText(value, 'ONE');
    if (sign) return report(errors, at, `Có ${sign}.`);
    if (pattern && !pattern.test(value)) report(errors, at, 'Mã chỉ gồm chữ, số, dấu chấm và gạch ngang.');
  };
}

/** A whole number within the bounds, both inclusive. */
export function whole(least: number, most: number): Shape {
  return (value, at, errors) => {
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    if (!fits) report(errors, at, `Phải là số nguyên từ ${least} đến ${most}.`);
  };
}

export const flag: Shape = (value, at, errors) => {
  if (typeof value !== 'boolean') report(errors, at, 'Phải là đúng hoặc sai (true, false).');
};

export function oneOf(words: readonly string[]): Shape {
  return (value, at, errors) => {
    if (typeof value !== 'string' || !words.includes(value))
      report(errors, at, `Phải là một trong: ${words.join(', ')}.`);
  };
}

/** A list of `least` … `most` items. Longer lists are not looked into. */
export function list(item: Shape, least: number, most: number): Shape {
  return (value, at, errors) => {
    if (!Array.isArray(value)) return report(errors, at, 'Phải là danh sách.');
    if (value.length < least || value.length > most)
      return report(errors, at, `Phải có từ ${least} đến ${most} phần tử.`);
    value.forEach((each, index) => item(each, path(at, index), errors));
  };
}

/** An object with exactly these keys; those under `optional` may be missing. */
export function record(required: Record<string, Shape>, optional: Record<string, Shape> = {}): Shape {
  const shapes = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (value, at, errors) => {
    if (!isObject(value)) return report(errors, at, 'Phải là đối tượng.');
    for (const key of Object.keys(required))
      if (!Object.hasOwn(value, key)) report(errors, path(at, key), 'Còn thiếu.');
    for (const [key, each] of Object.entries(value)) {
      const shape = shapes.get(key);
      if (shape) shape(each, path(at, key), errors);
      else report(errors, path(at, key.slice(0, 40)), 'Không có trường này.');
    }
  };
}

/** An object whose `kind` decides its other keys. */
export function variant(kinds: Record<string, Shape>): Shape {
  const shapes = new Map(Object.entries(kinds));
  const kind = oneOf([...shapes.keys()]);
  return (value, at, errors) => {
    if (!isObject(value)) return report(errors, at, 'Phải là đối tượng.');
    const shape = typeof value['kind'] === 'string' ? shapes.get(value['kind']) : undefined;
    if (shape) shape(value, at, errors);
    else kind(value['kind'], path(at, 'kind'), errors);
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function path(at: string, key: string | number): string {
  return at === '' ? String(key) : `${at}.${key}`;
}
