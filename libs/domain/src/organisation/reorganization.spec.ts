import { describe, expect, it } from 'vitest';
import type { Reorganization } from './reorganization';
import { whyNotReorganization } from './reorganization';

const why = (kind: Reorganization, organizations: number, founded: number, hasSuccessor: boolean) =>
  whyNotReorganization({ kind, organizations, founded, hasSuccessor })?.field;

describe('a reorganisation', () => {
  it.each<[Reorganization, number, number, boolean]>([
    ['ABSORB', 1, 0, true],
    ['ABSORB', 3, 0, true],
    ['MERGE', 2, 1, false],
    ['SPLIT', 1, 2, false],
    ['SPLIT', 1, 1, true],
    ['DISSOLVE', 1, 0, false],
    ['DISBAND', 2, 0, false],
    ['TRANSFER', 5, 0, true],
  ])('%s of %i into %i new, with another one: %s', (...shape) => expect(why(...shape)).toBeUndefined());

  it.each<[Reorganization, number, number, boolean, string]>([
    ['ABSORB', 0, 0, true, 'organizationIds'],
    ['ABSORB', 1, 0, false, 'successorId'],
    ['ABSORB', 1, 1, true, 'founded'],
    ['MERGE', 1, 1, false, 'organizationIds'],
    ['MERGE', 2, 0, false, 'founded'],
    ['MERGE', 2, 1, true, 'successorId'],
    ['SPLIT', 2, 2, false, 'organizationIds'],
    ['SPLIT', 1, 1, false, 'founded'],
    ['SPLIT', 1, 0, true, 'founded'],
    ['DISSOLVE', 1, 1, false, 'founded'],
    ['DISSOLVE', 1, 0, true, 'successorId'],
    ['TRANSFER', 1, 0, false, 'successorId'],
  ])('is not %s of %i into %i new, with another one: %s (%s)', (kind, organizations, founded, other, field) =>
    expect(why(kind, organizations, founded, other)).toBe(field),
  );
});
