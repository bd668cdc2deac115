const SERVER_ONLY = [
  '@nestjs/*',
  'typeorm',
  'class-validator',
  'class-transformer',
  'express',
  'sqlite3',
  'pg',
  'node:*',
];

/** Which project may import which, by the tags in each project.json; see docs/architecture.md. */
export const dependencyRules = (extraForApps = []) => [
  {
    sourceTag: 'type:domain',
    onlyDependOnLibsWithTags: [],
    allowedExternalImports: ['tslib', 'vitest', 'vitest/*', 'fast-check', 'node:*'],
  },
  { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: ['type:domain'] },
  { sourceTag: 'type:tables', onlyDependOnLibsWithTags: ['type:domain', 'type:contracts'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:domain', 'type:contracts'] },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:domain', 'type:contracts', 'type:tables', ...extraForApps],
  },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:domain', 'type:contracts', 'type:testing'] },
  { sourceTag: 'platform:browser', bannedExternalImports: SERVER_ONLY },
];

/** In the browser, and in the tables it runs, the contracts are types only: class-validator stays out of its bundle. */
export const browserImports = {
  paths: [
    {
      name: '@chibo/contracts',
      allowTypeImports: true,
      message: 'The browser, and what it runs, takes only types from the contracts: write `import type`.',
    },
  ],
  patterns: [{ group: SERVER_ONLY, message: 'This is server code; the browser may not import it.' }],
};

/** Outside src/db nothing reaches the database but through its door, `read(fn)` and `write(fn)`. */
export const databaseDoorImports = {
  paths: [
    {
      name: 'typeorm',
      importNames: ['DataSource', 'QueryRunner', 'createConnection', 'getConnection', 'getManager', 'getRepository'],
      message: 'Use the door of src/db: read(fn) and write(fn).',
    },
    {
      name: '@nestjs/typeorm',
      message: 'Use the door of src/db: read(fn) and write(fn); nothing is injected from TypeORM elsewhere.',
    },
  ],
};

/** A controller says the route, what it needs and what goes in, and calls its procedure: it reads no rows and weighs no rights. */
export const controllerImports = {
  paths: [
    ...databaseDoorImports.paths,
    { name: 'typeorm', message: 'A controller reads no rows: its service does.' },
    {
      name: '@chibo/domain',
      importNames: ['allows', 'ACCESS', 'whyDenied'],
      message: 'Rights are asked for by the procedure.',
    },
  ],
  patterns: [
    {
      group: ['../db/*', '**/accounts/access.service'],
      message: 'A controller reads no rows and weighs no rights: its service does.',
    },
  ],
};

export const databaseDoorSyntax = [
  {
    selector: 'MemberExpression[property.name=/^(getRepository|getTreeRepository|createQueryRunner|queryRunner)$/]',
    message: 'Use the manager that read(fn) and write(fn) hand out; repositories and query runners go around the door.',
  },
];

/** Figures have fields of their own. A field of words that does not go through the one control sends signs the border refuses, or scrambles what is typed. */
export const wordFields = [
  {
    selector:
      'Element[name=/^(input|textarea)$/]:not(:has([name="chiboText"])):not(:has(TextAttribute[name="type"][value=/^(radio|checkbox|file)$/])):not(:has(TextAttribute[name="readonly"])):not(:has(TextAttribute[name="inputmode"][value=/^(numeric|decimal)$/]))',
    message: 'A field of words takes `chiboText` (apps/web/src/ui/text-control.ts).',
  },
];

/** A skipped test is a hole nobody sees. */
export const wholeTests = [
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|fixme|fails|skipIf|runIf)$/]',
    message: 'No test is skipped, left for later or run alone.',
  },
];
