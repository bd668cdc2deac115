import { resolve } from 'node:path';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** The rules of eslint.config.mjs without those that need a type checker: the snippets are no files of a project. */
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
    { files: ['**/*.ts'], rules: tseslint.configs.disableTypeChecked.rules },
  ],
});

async function rulesBrokenBy(filePath, code) {
  const [result] = await eslint.lintText(code, { filePath: resolve(ROOT, filePath) });
  return result.messages.map((message) => message.ruleId ?? message.message);
}

const BOUNDARIES = '@nx/enforce-module-boundaries';
const IMPORTS = '@typescript-eslint/no-restricted-imports';
const SYNTAX = 'no-restricted-syntax';

describe('lint', () => {
  beforeAll(() => createProjectGraphAsync());

  it.each([
    [
      BOUNDARIES,
      'libs/domain/src/x.ts',
      `import { SignInBody } from '@chibo/contracts';\nexport const x = SignInBody;`,
    ],
    [BOUNDARIES, 'libs/domain/src/x.ts', `import { Injectable } from '@nestjs/common';\nexport const x = Injectable;`],
    [BOUNDARIES, 'libs/domain/src/x.ts', `import { DataSource } from 'typeorm';\nexport const x = DataSource;`],
    [
      BOUNDARIES,
      'libs/contracts/src/x.ts',
      `import { aScorecard } from '@chibo/testing';\nexport const x = aScorecard;`,
    ],
    [BOUNDARIES, 'libs/contracts/src/x.ts', `export * from '../../../apps/api/src/settings';`],
    [BOUNDARIES, 'apps/api/src/x.ts', `export * from '../../../libs/domain/src/points';`],
    [BOUNDARIES, 'apps/api/src/x.ts', `import { aScorecard } from '@chibo/testing';\nexport const x = aScorecard;`],
    [BOUNDARIES, 'apps/web/src/x.ts', `import { Injectable } from '@nestjs/common';\nexport const x = Injectable;`],
    [IMPORTS, 'apps/web/src/x.ts', `import { Injectable } from '@nestjs/common';\nexport const x = Injectable;`],
    [IMPORTS, 'apps/web/src/x.ts', `import { Column } from 'typeorm';\nexport const x = Column;`],
    [IMPORTS, 'apps/web/src/x.ts', `import { IsString } from 'class-validator';\nexport const x = IsString;`],
    [IMPORTS, 'apps/web/src/x.ts', `import { readFile } from 'node:fs';\nexport const x = readFile;`],
    [
      IMPORTS,
      'apps/web/src/x.ts',
      `import { SignInBody } from '@chibo/contracts';\nexport const x = new SignInBody();`,
    ],
    [
      IMPORTS,
      'libs/tables/src/x.ts',
      `import { SignInBody } from '@chibo/contracts';\nexport const x = new SignInBody();`,
    ],
    [IMPORTS, 'libs/tables/src/x.ts', `import { IsString } from 'class-validator';\nexport const x = IsString;`],
    [BOUNDARIES, 'libs/domain/src/x.ts', `import { tableOf } from '@chibo/tables';\nexport const x = tableOf;`],
    [BOUNDARIES, 'libs/contracts/src/x.ts', `import { tableOf } from '@chibo/tables';\nexport const x = tableOf;`],
    [IMPORTS, 'apps/api/src/months/x.ts', `import { DataSource } from 'typeorm';\nexport const x = DataSource;`],
    [IMPORTS, 'apps/api/src/months/x.ts', `import { getRepository } from 'typeorm';\nexport const x = getRepository;`],
    [
      IMPORTS,
      'apps/api/src/months/x.ts',
      `import { InjectRepository } from '@nestjs/typeorm';\nexport const x = InjectRepository;`,
    ],
    [
      IMPORTS,
      'apps/api/src/months/x.ts',
      `import { InjectDataSource } from '@nestjs/typeorm';\nexport const x = InjectDataSource;`,
    ],
    [
      IMPORTS,
      'apps/api/src/months/x.controller.ts',
      `import { DataSource } from 'typeorm';\nexport const x = DataSource;`,
    ],
    [
      IMPORTS,
      'apps/api/src/months/x.controller.ts',
      `import { Database } from '../db/database';\nexport const x = Database;`,
    ],
    [
      IMPORTS,
      'apps/api/src/months/x.controller.ts',
      `import { AccessService } from '../accounts/access.service';\nexport const x = AccessService;`,
    ],
    [
      IMPORTS,
      'apps/api/src/months/x.controller.ts',
      `import { allows } from '@chibo/domain';\nexport const x = allows;`,
    ],
    [
      SYNTAX,
      'apps/api/src/months/x.ts',
      `import type { EntityManager } from 'typeorm';\nexport const x = (m: EntityManager) => m.getRepository('x');`,
    ],
    [
      SYNTAX,
      'apps/api/src/months/x.ts',
      `import type { EntityManager } from 'typeorm';\nexport const x = (m: EntityManager) => m.connection.createQueryRunner();`,
    ],
    // Text of a snippet to be refused: no test here is skipped.
    [SYNTAX, 'apps/api/src/months/x.spec.ts', `import { it } from 'vitest';\nit.skip('later', () => undefined);`],
    [
      '@typescript-eslint/consistent-type-imports',
      'apps/api/src/x.ts',
      `import { Band } from '@chibo/domain';\nexport type X = Band;`,
    ],
    ['@typescript-eslint/no-explicit-any', 'apps/api/src/x.ts', `export const x: any = 1;`],
    ['@typescript-eslint/no-unused-vars', 'apps/api/src/x.ts', `const x = 1;`],
    ['chibo/room-walls', 'libs/domain/src/text/x.ts', `import { score } from '../scoring';\nexport const x = score;`],
    ['chibo/states-once', 'apps/api/src/months/x.ts', `export const SENT = ['SUBMITTED', 'VERIFIED', 'DECIDED'];`],
    // Text of a snippet to be refused: a rule switched off without saying why.
    ['chibo/described-disable', 'apps/api/src/x.ts', `// eslint-disable-next-line no-var\nexport var x = 1;`],
  ])('refuses by %s in %s (row %#)', async (rule, filePath, code) => {
    expect(await rulesBrokenBy(filePath, code)).toContain(rule);
  });

  it.each([
    ['apps/web/src/x.ts', `import type { SessionView } from '@chibo/contracts';\nexport type X = SessionView;`],
    ['libs/tables/src/x.ts', `import type { CellRow } from '@chibo/contracts';\nexport type X = CellRow;`],
    ['apps/web/src/x.ts', `import { tableOf } from '@chibo/tables';\nexport const x = tableOf;`],
    ['apps/web/src/x.ts', `import { bandOf } from '@chibo/domain';\nexport const x = bandOf;`],
    [
      'apps/api/src/db/x.ts',
      `import { DataSource } from 'typeorm';\nexport const x = new DataSource({ type: 'sqlite' }).createQueryRunner();`,
    ],
    ['apps/api/src/x.ts', `import { SignInBody } from '@chibo/contracts';\nexport const x = SignInBody;`],
    ['apps/api/src/x.spec.ts', `import { aScorecard } from '@chibo/testing';\nexport const x = aScorecard;`],
    // Text of a snippet to be allowed: the same with its reason.
    [
      'apps/api/src/x.ts',
      `// eslint-disable-next-line no-var -- shows an exception with its reason\nexport var x = 1;`,
    ],
  ])('allows in %s (row %#)', async (filePath, code) => {
    expect(await rulesBrokenBy(filePath, code)).toEqual([]);
  });
});
