import { resolve } from 'node:path';
import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import {
  browserImports,
  controllerImports,
  databaseDoorImports,
  databaseDoorSyntax,
  dependencyRules,
  wholeTests,
  wordFields,
} from './tools/lint/boundaries.mjs';
import { describedDisable } from './tools/lint/described-disable.mjs';
import { DOMAIN_ROOMS, roomWalls, SERVER_ROOMS } from './tools/lint/rooms.mjs';
import { statesOnce } from './tools/lint/states-once.mjs';

const TYPESCRIPT = ['**/*.ts', '**/*.mts'];
const SPECS = ['**/*.spec.ts', '**/test-setup.ts', '**/test-support/**/*.ts', '**/bench/**/*.ts'];

const boundaries = (depConstraints) => ['error', { enforceBuildableLibDependency: true, allow: [], depConstraints }];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules',
      '**/dist',
      '**/data',
      '**/.nx',
      '**/.angular',
      '**/test-results',
      '**/*.timestamp-*.mjs',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    plugins: {
      chibo: { rules: { 'described-disable': describedDisable, 'room-walls': roomWalls, 'states-once': statesOnce } },
    },
    rules: {
      'chibo/described-disable': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...wholeTests],
      // The border refuses control characters by naming them.
      'no-control-regex': 'off',
    },
  },
  // TypeScript checks the names of the tools' plain JavaScript.
  { files: ['**/*.mjs'], rules: { 'no-undef': 'off' } },
  {
    files: TYPESCRIPT,
    extends: [...tseslint.configs.strict],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(dependencyRules()),
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: SPECS,
    rules: {
      '@nx/enforce-module-boundaries': boundaries(dependencyRules(['type:testing'])),
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['libs/domain/{src,test-support}/**/*.ts'],
    rules: {
      'chibo/room-walls': ['error', { root: resolve(import.meta.dirname, 'libs/domain/src'), rooms: DOMAIN_ROOMS }],
    },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    rules: {
      'chibo/room-walls': [
        'error',
        { root: resolve(import.meta.dirname, 'apps/api/src'), rooms: SERVER_ROOMS, faces: false },
      ],
    },
  },
  {
    files: ['{apps,libs}/*/src/**/*.ts'],
    ignores: [
      ...SPECS,
      'libs/domain/src/card/states.ts',
      // The tables that say from where to where.
      'libs/domain/src/card/scorecard-moves.ts',
      'libs/domain/src/card/obligation-moves.ts',
      // Plans which branch ends in which state.
      'apps/api/src/demo/**',
      // A migration says what a state was when it was written.
      'apps/api/src/db/migrations/**',
    ],
    rules: { 'chibo/states-once': 'error' },
  },
  {
    // What the browser runs.
    files: ['libs/tables/src/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', browserImports] },
  },
  {
    files: ['apps/web/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', browserImports] },
  },
  {
    files: ['apps/web/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
    rules: { 'no-restricted-syntax': ['error', ...wordFields] },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/db/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', databaseDoorImports],
      'no-restricted-syntax': ['error', ...wholeTests, ...databaseDoorSyntax],
    },
  },
  {
    files: ['apps/api/src/**/*.controller.ts'],
    // Whether the database answers is its whole matter.
    ignores: ['apps/api/src/http/health.controller.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', controllerImports] },
  },
  prettier,
);
