import type { CriteriaSet } from '@chibo/domain';

/** Characters of one part of a set in an audit row; a published set is kept whole as its version. */
const MOST_QUOTED = 600;

/**
 * What an edit changed, for the audit: the lines (`line.<group>.<code>`), groups (`group.<code>`) and settings of the set that
 * differ, as JSON; absent parts are null, long ones are told by their beginning.
 */
export function setChanges(before: CriteriaSet, after: CriteriaSet): { before: object; after: object } {
  const [then, now] = [parts(before), parts(after)];
  const keys = [...new Set([...then.keys(), ...now.keys()])].filter((key) => then.get(key) !== now.get(key));
  const told = (of: Map<string, string>): object => Object.fromEntries(keys.map((key) => [key, quote(of.get(key))]));
  return { before: told(then), after: told(now) };
}

function parts({ groups, ...settings }: CriteriaSet): Map<string, string> {
  const all: [string, unknown][] = [
    ...Object.entries(settings),
    ...groups.flatMap(({ criteria, ...group }): [string, unknown][] => [
      [`group.${group.code}`, group],
      ...criteria.map((line): [string, unknown] => [`line.${group.code}.${line.code}`, line]),
    ]),
    ['order', groups.map(({ code, criteria }) => [code, ...criteria.map((line) => line.code)].join(' '))],
  ];
  return new Map(all.map(([key, value]) => [key, JSON.stringify(value)]));
}

function quote(json: string | undefined): string | null {
  if (json === undefined) return null;
  return json.length > MOST_QUOTED ? `${json.slice(0, MOST_QUOTED).toWellFormed()}… (${json.length} ký tự)` : json;
}
