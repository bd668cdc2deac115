import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { DOMAIN_ROOMS, roomWalls, SERVER_ROOMS } from './rooms.mjs';

RuleTester.it = it;
RuleTester.describe = describe;

const ROOT = resolve(import.meta.dirname, '../../libs/domain/src');
const options = [{ root: ROOT, rooms: DOMAIN_ROOMS }];
const inFile = (path, code) => ({ filename: resolve(ROOT, path), code, options });
const refused = (path, code, messageId) => ({ ...inFile(path, code), errors: [{ messageId }] });

new RuleTester({ languageOptions: { parser: tseslint.parser } }).run('room walls', roomWalls, {
  valid: [
    inFile('card/x.ts', `import { score } from '../scoring';`),
    inFile('card/x.ts', `import type { Vote } from './vote';`),
    inFile('card/index.ts', `export * from './vote';`),
    inFile('index.ts', `export * from './card';`),
    inFile('card/x.ts', `import fc from 'fast-check';`),
    inFile(
      'text/x.spec.ts',
      `import { TEMPLATES } from '../templates';\nimport { a } from '../../test-support/a-card';`,
    ),
    inFile('../test-support/x.ts', `import { score } from '../src/scoring';`),
  ],
  invalid: [
    refused('card/x.ts', `import { score } from '../scoring/score';`, 'face'),
    refused('card/x.spec.ts', `import { score } from '../scoring/score';`, 'face'),
    refused('../test-support/x.ts', `import { score } from '../src/scoring/score';`, 'face'),
    refused('card/x.ts', `import { score } from '../scoring/index';`, 'face'),
    refused('index.ts', `export * from './card/vote';`, 'face'),
    refused('text/x.ts', `import type { Score } from '../scoring';`, 'arrow'),
    refused('text/x.ts', `export { score } from '../scoring';`, 'arrow'),
    refused('text/x.ts', `export const score = import('../scoring');`, 'arrow'),
    refused('card/x.ts', `import { vote } from '.';`, 'own'),
    refused('attic/x.ts', `export const x = 1;`, 'homeless'),
  ],
});

describe('the rooms of the domain', () => {
  const rooms = Object.keys(DOMAIN_ROOMS);

  it.each(Object.entries(DOMAIN_ROOMS))('%s stands only on rooms below it', (room, needs) => {
    expect(needs.filter((need) => rooms.indexOf(need) < 0 || rooms.indexOf(need) >= rooms.indexOf(room))).toEqual([]);
  });

  it.each(Object.entries(DOMAIN_ROOMS))('%s imports every room it is allowed', (room, needs) => {
    const sources = globSync(`${room}/*.ts`, { cwd: ROOT }).filter((path) => !path.endsWith('.spec.ts'));
    const code = sources.map((path) => readFileSync(resolve(ROOT, path), 'utf8')).join('\n');
    expect(needs.filter((need) => !code.includes(`from '../${need}'`))).toEqual([]);
  });
});

const SERVER = resolve(import.meta.dirname, '../../apps/api/src');
const onServer = (path, code) => ({
  filename: resolve(SERVER, path),
  code,
  options: [{ root: SERVER, rooms: SERVER_ROOMS, faces: false }],
});

new RuleTester({ languageOptions: { parser: tseslint.parser } }).run('room walls of the server', roomWalls, {
  valid: [
    onServer('reports/x.ts', `import { Database } from '../db/database';`),
    onServer('reports/x.ts', `import { bandCounts } from '../cell-months/band-counts';`),
    onServer('reports/x.ts', `import { other } from './other';`),
    onServer('reports/x.spec.ts', `import { Visit } from '../visits/visit.entities';`),
    onServer('app.module.ts', `import { ReportsService } from './reports/reports.service';`),
  ],
  invalid: [
    {
      ...onServer('reports/x.ts', `import { Visit } from '../visits/visit.entities';`),
      errors: [{ messageId: 'arrow' }],
    },
    { ...onServer('cell-months/x.ts', `import type { A } from '../reports/a';`), errors: [{ messageId: 'arrow' }] },
    { ...onServer('attic/x.ts', `export const x = 1;`), errors: [{ messageId: 'homeless' }] },
  ],
});
