import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path) => readFileSync(resolve(ROOT, path), 'utf8');

/** Rooms of the machine, which have no Vietnamese word. */
const MACHINE = {
  'apps/api/src': ['db', 'demo', 'http'],
  'apps/web/src': ['device', 'help', 'shell', 'styles', 'testing', 'ui'],
  'libs/contracts/src': ['fields', 'index', 'params'],
};

/** What is done about a noun in a route or a right; the noun itself stands in the glossary. */
const VERBS = [
  'read',
  'write',
  'manage',
  'again',
  'disable',
  'enable',
  'changes',
  'reset',
  'end',
  'settings',
  'id',
  'format',
  'api',
];

/** `MeetingPlan`, `give-up`, `meeting_plan`, `CHASED` → meeting plan, give up, … with every word in the singular. */
const wordsOf = (name) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean)
    .map(singular);

const singular = (word) => word.replace(/ies$/, 'y').replace(/(?<=[a-z]{3})(?<!s)s$/, '');

/** Names of the glossary's second column, each as its words. */
function glossaryNames(markdown) {
  const rows = markdown.split('\n').filter((line) => line.startsWith('|') && !line.startsWith('| ---'));
  const cells = rows.map((row) => row.split('|')[2] ?? '');
  const inCode = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  const plain = cells.flatMap((cell) => cell.replace(/`[^`]*`/g, ',').split(/[,;:/()]| and /));
  return [...inCode, ...plain].map(wordsOf).filter(({ length }) => length > 0);
}

const NAMES = glossaryNames(read('docs/glossary.md'));

/** Whether these words stand, in this order and side by side, in a name of the glossary. */
const isNamed = (words, names = NAMES) =>
  names.some((name) => name.some((_, at) => words.every((word, offset) => name[at + offset] === word)));

/** Each word or the whole in the glossary, but for what is done about it. */
const isSaid = (name, names = NAMES) => {
  const words = wordsOf(name);
  return isNamed(words, names) || words.every((word) => VERBS.map(singular).includes(word) || isNamed([word], names));
};

describe('a name', () => {
  it.each(Object.keys(MACHINE))('of a room under %s stands in the glossary', (folder) => {
    const entries = readdirSync(resolve(ROOT, folder), { withFileTypes: true });
    const rooms = entries
      .filter((entry) => entry.isDirectory() || folder.startsWith('libs'))
      .map(({ name }) => name.replace(/(\.spec)?\.ts$/, ''));
    expect(rooms.filter((room) => !MACHINE[folder].includes(room) && !isNamed(wordsOf(room)))).toEqual([]);
  });

  it('in an address of the service stands in the glossary', () => {
    const routes = [...read('libs/testing/src/api-routes.ts').matchAll(/'\w+ (\/api\/[^']+)'/g)].map(
      ([, path]) => path,
    );
    expect(routes.length).toBeGreaterThan(100);
    const parts = new Set(routes.flatMap((path) => path.split(/[/.:]/)).filter(Boolean));
    expect([...parts].filter((part) => !isSaid(part))).toEqual([]);
  });

  it('of a right stands in the glossary', () => {
    const [, type] = /type AccessAction =([^;]+);/.exec(read('libs/domain/src/organisation/access.ts'));
    const rights = [...type.matchAll(/'(\w+)'/g)].map(([, right]) => right);
    expect(rights.length).toBeGreaterThan(25);
    expect(rights.filter((right) => !isSaid(right))).toEqual([]);
  });

  it('that is in no row is refused', () => {
    const names = glossaryNames('| Tiếng Việt | In code | Note |\n| --- | --- | --- |\n| nhắc | chase, `CHASED` | |\n');
    expect(isNamed(wordsOf('chase'), names)).toBe(true);
    expect(isNamed(wordsOf('reminders'), names)).toBe(false);
    expect(isSaid('readReminders', names)).toBe(false);
    expect(isNamed(wordsOf('meeting-plans'), [wordsOf('MeetingPlan')])).toBe(true);
    expect(isNamed(wordsOf('plan-meetings'), [wordsOf('MeetingPlan')])).toBe(false);
  });
});
