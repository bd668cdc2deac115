import type { Engine } from './ground';

/** What one script has measured, and what must not be. */
export interface Figure {
  name: string;
  engine: Engine;
  figures: Record<string, number | string>;
  failures: string[];
}

/** `a 12 · b 0,3`, then what failed, at most five of it. */
export function print({ name, engine, figures, failures }: Figure): void {
  const words = Object.entries(figures).map(([what, value]) => `${what} ${value}`);
  console.log(`${failures.length > 0 ? '✗' : '✓'} ${name} on ${engine}: ${words.join(' · ')}`);
  for (const failure of failures.slice(0, 5)) console.log(`    ${failure}`);
  if (failures.length > 5) console.log(`    and ${failures.length - 5} more`);
}

export function spread(values: readonly number[], unit: string): string {
  const sorted = [...values].sort((a, b) => a - b);
  const shown = (value: number): string => `${Math.round(value)}`;
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${shown(middle)} [${shown(sorted[0] ?? 0)} – ${shown(sorted.at(-1) ?? 0)}] ${unit}`;
}
