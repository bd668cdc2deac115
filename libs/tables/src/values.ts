import type { Points } from '@chibo/domain';
import {
  formatDate,
  formatMean,
  formatPercent,
  formatPoints,
  formatTenths,
  vietnamDay,
  vietnamTime,
} from '@chibo/domain';

/** A part of a base: a percentage keeps both, so that sums of them are sums of parts over sums of bases. */
export interface Share {
  count: number;
  base: number;
  /** Tenths of a percent where they are rounded together with others of their base; absent: half up by itself. */
  tenths?: number;
}

/** What a column of each kind holds. The kind says how it is written and where it stands in its column. */
export interface Values {
  TEXT: string;
  /** A place in a list: never summed. */
  NUMBER: number;
  COUNT: number;
  /** Hundredths. */
  POINTS: Points;
  /** A mean in hundredths, always written with two decimals. */
  MEAN: Points;
  SHARE: Share;
  /** `yyyy-mm-dd`. */
  DAY: string;
  /** The same, written without its year where the title has it. */
  DAY_OF_YEAR: string;
  /** UTC ISO. */
  INSTANT: string;
  /** "x" or an empty cell. */
  MARK: true;
}

export type Kind = keyof Values;
export type Value = Values[Kind];

const WRITTEN: { [K in Kind]: (value: Values[K]) => string } = {
  TEXT: (text) => text,
  NUMBER: String,
  COUNT: String,
  POINTS: formatPoints,
  MEAN: formatMean,
  SHARE: ({ count, base, tenths }) => (tenths === undefined ? formatPercent(count, base) : formatTenths(tenths)),
  DAY: formatDate,
  DAY_OF_YEAR: (day) => formatDate(day).slice(0, 5),
  INSTANT: formatInstant,
  MARK: () => 'x',
};

/** In words, as screen and paper have it: "94,5", "96,7%", "05/03/2026". */
export function written<K extends Kind>(kind: K, value: Values[K]): string {
  return WRITTEN[kind](value);
}

/** `16:05, 10/04/2026` in Vietnam, of a UTC ISO instant. */
export function formatInstant(instant: string): string {
  const at = new Date(instant);
  return `${vietnamTime(at)}, ${formatDate(vietnamDay(at))}`;
}

export type Alignment = 'LEFT' | 'CENTRE' | 'RIGHT';

const ALIGNMENT: Readonly<Record<Kind, Alignment>> = {
  TEXT: 'LEFT',
  NUMBER: 'CENTRE',
  COUNT: 'RIGHT',
  POINTS: 'RIGHT',
  MEAN: 'RIGHT',
  SHARE: 'RIGHT',
  DAY: 'CENTRE',
  DAY_OF_YEAR: 'CENTRE',
  INSTANT: 'CENTRE',
  MARK: 'CENTRE',
};

export function alignmentOf(kind: Kind): Alignment {
  return ALIGNMENT[kind];
}

const FIGURES: readonly Kind[] = ['COUNT', 'POINTS', 'MEAN', 'SHARE'];

/** A figure stands at the right, and is sorted from the highest down. */
export function isFigure(kind: Kind): boolean {
  return FIGURES.includes(kind);
}
