import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubNodeParser } from 'ts-json-schema-generator';
import {
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  LiteralType,
  SchemaGenerator,
  UnionType,
} from 'ts-json-schema-generator';
import ts from 'typescript';
import type { Answers } from 'virtual:answers';

/** The files answers are described from. */
export function describedFiles(root: string): string[] {
  const patterns = ['apps/api/src/**/*.controller.ts', 'libs/{contracts,domain}/src/**/*.ts'];
  return globSync(patterns, { cwd: root, exclude: (path) => path.endsWith('.spec.ts') }).sort();
}

/** Reads the return types of all controllers and makes schemas of the contracts' types they name. */
export function describeAnswers(root: string): Answers {
  const controllers = describedFiles(root).filter((path) => path.endsWith('.controller.ts'));
  const routes = Object.assign({}, ...controllers.map((path) => routesIn(root, path))) as Answers['routes'];
  const types = new Set(Object.values(routes).map(({ type }) => type));
  const named = [...types, 'ProblemView'].filter((type) => type !== 'void' && type !== 'StreamableFile').sort();
  return { routes, schemas: schemasOf(root, named) };
}

const VERBS = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete']);

function routesIn(root: string, path: string): Answers['routes'] {
  const source = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
  const routes: Answers['routes'] = {};
  for (const statement of source.statements.filter(ts.isClassDeclaration))
    for (const member of statement.members.filter(ts.isMethodDeclaration))
      if (ts.getDecorators(member)?.some((decorator) => VERBS.has(nameOf(decorator)))) {
        const name = `${statement.name?.text}.${member.name.getText()}`;
        routes[name] = answerOf(member.type, name);
      }
  return routes;
}

function nameOf({ expression }: ts.Decorator): string {
  return ts.isCallExpression(expression) ? expression.expression.getText() : '';
}

/** `Promise<X>`, `Promise<X[]>`, `X`; void stands for nothing, StreamableFile for a file. */
function answerOf(node: ts.TypeNode | undefined, name: string): Answers['routes'][string] {
  const type = /^(?:Promise<(.*)>|(.*))$/s.exec(node?.getText() ?? '');
  const [, of, list] = /^(\w+)(\[\])?$/.exec(type?.[1] ?? type?.[2] ?? '') ?? [];
  if (!of) throw new Error(`${name} has to say what it answers with, by the name of a type of the contracts.`);
  return list ? { type: of, list: true } : { type: of };
}

function schemasOf(root: string, types: string[]): Answers['schemas'] {
  const config = {
    ...DEFAULT_CONFIG,
    path: join(root, 'libs/contracts/src/index.ts'),
    tsconfig: join(root, 'libs/contracts/tsconfig.json'),
    skipTypeCheck: true,
    jsDoc: 'none' as const,
    topRef: true,
  };
  const program = createProgram(config);
  const words = wordsOfTables(program.getTypeChecker());
  const parser = createParser(program, config, (chain) => chain.addNodeParser(words));
  const generator = new SchemaGenerator(program, parser, createFormatter(config), config);
  const made = types.map((type) => generator.createSchema(type).definitions ?? {});
  return placed(Object.assign({}, ...made) as Answers['schemas']);
}

/** Names that a table of the domain holds (`keyof typeof FACTS` and what is picked from it): the compiler knows them, the syntax does not. */
function wordsOfTables(checker: ts.TypeChecker): SubNodeParser {
  const wordsOf = (node: ts.Node): string[] | undefined => {
    const type = checker.getTypeFromTypeNode(node as ts.TypeNode);
    const each = type.isUnion() ? type.types : [type];
    return each.every((one) => one.isStringLiteral()) ? each.map((one) => one.value) : undefined;
  };
  return {
    supportsNode: (node) =>
      (ts.isTypeReferenceNode(node) || ts.isIndexedAccessTypeNode(node) || ts.isTypeOperatorNode(node)) &&
      wordsOf(node) !== undefined,
    createType: (node) => new UnionType((wordsOf(node) ?? []).map((word) => new LiteralType(word))),
  };
}

/** Definitions of JSON Schema moved to where OpenAPI has its own, under names it takes. */
function placed(definitions: Answers['schemas']): Answers['schemas'] {
  const plain = (name: string): string =>
    decodeURIComponent(name)
      .replace(/[^\w.]+/g, '_')
      .replace(/_$/, '');
  const text = JSON.stringify(definitions).replace(
    /"#\/definitions\/([^"]+)"/g,
    (_, name: string) => `"#/components/schemas/${plain(name)}"`,
  );
  const moved = Object.entries(JSON.parse(text) as Answers['schemas']);
  return Object.fromEntries(moved.map(([name, schema]) => [plain(name), schema]));
}
