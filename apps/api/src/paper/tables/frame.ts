import type { Table } from '@chibo/tables';
import { formatInstant } from '@chibo/tables';
import type { PaperCheckMark } from '../../issued-papers/issuing.service';
import { checkWords } from '../check-mark';
import { capitals } from '../wording';

/** What stands around a table on paper: whose it is, and what is signed. What nobody has set is left to be written in by hand. */
export interface Frame {
  /** Of the issuing organisation and the one above it, as registered. */
  issuer: string;
  superior?: string;
  place?: string;
  /** Behind the number: "BC/ĐUK". */
  symbol?: string;
  /** "T/M ĐẢNG ỦY". */
  onBehalf?: string;
  /** "BÍ THƯ"; a deputy signs with the same T/M, never K/T. */
  signatory?: string;
  recipients: string[];
  /** `yyyy-mm-dd`, Vietnam; decides the guidance the form follows. */
  day: string;
  demonstration: boolean;
  /** Absent of a table that is not issued. */
  check?: PaperCheckMark;
}

/** Guidance on the form of Party papers: 36-HD/VPTW of 03/4/2018, then 05-HD/VPTW of 27/5/2026. */
export interface FormStandard {
  code: '36-HD/VPTW' | '05-HD/VPTW';
  /** The position above a signature. */
  boldPosition: boolean;
}

const NEWER_FROM = '2026-05-27';

/** The one in force on a day. Papers before the older one follow it too: no earlier is known here. */
export function standardOn(day: string): FormStandard {
  return day < NEWER_FROM ? { code: '36-HD/VPTW', boldPosition: true } : { code: '05-HD/VPTW', boldPosition: false };
}

const COMMITTEES: readonly [RegExp, string][] = [
  [/^Đảng bộ tỉnh /u, 'Tỉnh ủy '],
  [/^Đảng bộ thành phố /u, 'Thành ủy '],
  [/^Đảng bộ /u, 'Đảng ủy '],
];

/** A paper is issued by the committee of a đảng bộ: "Đảng bộ Sở Nội vụ" → "Đảng ủy Sở Nội vụ". Other names stay. */
export function issuingBody(name: string): string {
  const [pattern, committee] = COMMITTEES.find(([pattern]) => pattern.test(name)) ?? [];
  return pattern ? name.replace(pattern, committee ?? '') : name;
}

/** "T/M ĐẢNG ỦY" where nothing else was set: the body's kind without its own name. */
export function onBehalfOf({ issuer, onBehalf }: Pick<Frame, 'issuer' | 'onBehalf'>): string {
  if (onBehalf) return onBehalf;
  const [body] = /^(Tỉnh ủy|Thành ủy|Đảng ủy|Chi bộ)/u.exec(issuingBody(issuer)) ?? ['Đảng ủy'];
  return `T/M ${capitals(body)}`;
}

/** Below a table's last line: the moment of the figures, or of the closing they were frozen at, with the copy's hash. */
export function footLines({ at, seal }: Table, { demonstration, check }: Frame): string[] {
  const illustrative = demonstration ? ' Dữ liệu minh họa.' : '';
  const checked = check ? [checkWords(check)] : [];
  if (!seal) return [`Số liệu lúc ${formatInstant(at)}.${illustrative}`, ...checked];
  return [
    `Số liệu đã khóa sổ lúc ${formatInstant(seal.closedAt)}.${illustrative}`,
    `SHA-256 ${seal.hash}`,
    ...(seal.altered ? ['CHÚ Ý: bản đã khóa không còn khớp với mã này.'] : []),
    ...checked,
  ];
}

/** Which part of all rows a table holds; absent: all. */
export function selectionWords({ selection }: Table): string | undefined {
  return selection && `Chỉ gồm: ${selection}.`;
}
