const LONGEST = 60;

/** The first place where two values of JSON differ, as `path: was → is`; undefined where their JSON is the same to the byte. */
export function firstDifference(was: unknown, is: unknown): string | undefined {
  if (JSON.stringify(was) === JSON.stringify(is)) return undefined;
  return placeOf(was, is, '');
}

function placeOf(was: unknown, is: unknown, path: string): string {
  if (!isBranch(was) || !isBranch(is) || Array.isArray(was) !== Array.isArray(is))
    return `${path.replace(/^\./, '') || 'value'}: ${shown(was)} → ${shown(is)}`;
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const other = names.find((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
  if (other === undefined)
    return `${path.replace(/^\./, '') || 'value'}: ${Object.keys(was).join()} → ${Object.keys(is).join()}`;
  return placeOf(was[other], is[other], Array.isArray(was) ? `${path}[${other}]` : `${path}.${other}`);
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
