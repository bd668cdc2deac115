import type { ValueTransformer } from 'typeorm';

/** JSON kept as text: the same on SQLite and PostgreSQL, byte for byte. */
export const json: ValueTransformer = {
  to: (value: unknown) => (value === undefined || value === null ? value : JSON.stringify(value)),
  from: (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value),
};
