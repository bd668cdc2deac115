import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockfileFaults } from './lockfile.mjs';
import { ROOT } from './paths.mjs';

const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));

describe('package-lock.json', () => {
  it('holds every optional package it names and no address of a registry', () => {
    expect(lockfileFaults(read('package-lock.json').packages)).toEqual([]);
  });

  it('is that of package.json', () => {
    const { dependencies, devDependencies, optionalDependencies } = read('package.json');
    expect(read('package-lock.json').packages['']).toMatchObject({
      dependencies,
      devDependencies,
      optionalDependencies,
    });
  });

  it('decides about the install script of every package that has one', () => {
    const packages = Object.entries(read('package-lock.json').packages);
    const names = packages
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => path.split('node_modules/').pop());
    expect(Object.keys(read('package.json').allowScripts).sort()).toEqual([...new Set(names)].sort());
  });
});

describe('lockfileFaults', () => {
  it('finds an optional package without an entry', () => {
    const faults = lockfileFaults({ 'node_modules/a': { optionalDependencies: { 'a-darwin': '1.0.0' } } });
    expect(faults).toEqual(['node_modules/a names a-darwin, which has no entry']);
  });

  it('finds an optional package nested beside or above the one that names it', () => {
    const optionalDependencies = { c: '1.0.0' };
    const nested = { 'node_modules/a/node_modules/b': { optionalDependencies } };
    expect(lockfileFaults({ ...nested, 'node_modules/a/node_modules/b/node_modules/c': {} })).toEqual([]);
    expect(lockfileFaults({ ...nested, 'node_modules/a/node_modules/c': {} })).toEqual([]);
    expect(lockfileFaults({ ...nested, 'node_modules/c': {} })).toEqual([]);
    expect(lockfileFaults({ ...nested, 'node_modules/d/node_modules/c': {} })).toHaveLength(1);
  });

  it('finds an entry tied to one registry', () => {
    expect(lockfileFaults({ 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } })).toHaveLength(1);
  });
});
