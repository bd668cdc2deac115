import type { Type } from '@nestjs/common';
import { validationPipe } from '../http/validation';

const pipe = validationPipe();

/** What was written on the command line, held against the border's own rules. @throws Refusal that names what is wrong */
export async function checked<T>(shape: Type<T>, value: object): Promise<T> {
  return (await pipe.transform(value, { type: 'body', metatype: shape })) as T;
}
